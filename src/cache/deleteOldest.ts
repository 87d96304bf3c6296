import { type Kysely, sql } from "kysely";
import { invalidateUpTo } from "./historyRangeTable.js";
import { inChunks } from "./inChunks.js";
import type { ChannelReference } from "./storeChange.js";
import type { Tables } from "./tables.js";

/**
 * Largest number of messages that one transaction deletes. Each has entries in a table and several indexes, possibly
 * each in a different page.
 */
export const DELETED_A_STEP = 100;
const IDS_A_QUERY = 64;

/** What exceeds the limits and is not deleted yet, of a channel or of the whole store. */
export interface Excess {
  readonly channelId?: string | undefined;
  /** Number of messages. */
  rows: number;
  bytes: number;
  /** Unix seconds. Messages that were posted before are too old. */
  readonly before: number;
}

/**
 * Deletes some of the oldest messages of an excess, within the transaction of `db`, and subtracts them from the excess.
 * Returns their number; 0 if there is no excess left.
 */
export async function deleteOldest(db: Kysely<Tables>, excess: Excess, limit: number): Promise<number> {
  const { channelId, before } = excess;
  if (excess.rows <= 0 && excess.bytes <= 0 && before <= 0) return 0;
  const oldest = await db
    .selectFrom("mezonkit_messages")
    .select([
      sql<string>`cast(id as text)`.as("id"),
      sql<string>`cast(channel_id as text)`.as("channelId"),
      sql<string>`cast(topic_id as text)`.as("topicId"),
      sql<string>`cast(clan_id as text)`.as("clanId"),
      "created",
      "size",
    ])
    .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? "0"))
    // Ids increase with time, so the oldest messages come first.
    .orderBy("mezonkit_messages.id")
    .limit(limit)
    .execute();
  const ids: string[] = [];
  const places = new Map<string, { readonly place: ChannelReference; readonly newest: string }>();
  let { rows, bytes } = excess;
  for (const { id, created, size, ...place } of oldest) {
    if (rows <= 0 && bytes <= 0 && Number(created) >= before) continue;
    rows -= 1;
    bytes -= size;
    ids.push(id);
    places.set(`${place.channelId}:${place.topicId}`, { place, newest: id });
  }
  // The histories up to the newest deleted message are no longer complete.
  for (const { place, newest } of places.values()) await invalidateUpTo(db, place, newest);
  for (const some of inChunks(ids, IDS_A_QUERY))
    await db.deleteFrom("mezonkit_messages").where("id", "in", some).execute();
  excess.rows = rows;
  excess.bytes = bytes;
  return ids.length;
}
