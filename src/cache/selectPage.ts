import type { Kysely } from "kysely";
import { checkLimit, type MessageQuery } from "./messageQuery.js";
import { READ, storedFrom } from "./rows.js";
import type { StoredMessage } from "./storedMessage.js";
import type { Tables } from "./tables.js";

/** The messages that a query asks for, in its order. */
export async function selectPage(db: Kysely<Tables>, query: MessageQuery): Promise<readonly StoredMessage[]> {
  const { around, ...others } = query;
  if (around === undefined) return select(db, query);
  const limit = checkLimit(query.limit);
  const half = Math.ceil(limit / 2);
  const older = await select(db, { ...others, before: successor(around), order: "newest", limit: half });
  const newer =
    limit === half ? [] : await select(db, { ...others, after: around, order: "oldest", limit: limit - half });
  return [...older.toReversed(), ...newer];
}

async function select(db: Kysely<Tables>, query: MessageQuery): Promise<readonly StoredMessage[]> {
  const { channelId, topicId, senderId, before, after, since, until, includeRemoved = false } = query;
  const order = query.order ?? (after === undefined ? "newest" : "oldest");
  let select = db.selectFrom("mezonkit_messages").select(READ).where("channel_id", "=", channelId);
  if (topicId !== undefined) select = select.where("topic_id", "=", topicId ?? "0");
  if (senderId !== undefined) select = select.where("sender_id", "=", senderId);
  if (before !== undefined) select = select.where("id", "<", before);
  if (after !== undefined) select = select.where("id", ">", after);
  if (since !== undefined) select = select.where("created", ">=", Math.ceil(since.getTime() / 1000));
  if (until !== undefined) select = select.where("created", "<", Math.ceil(until.getTime() / 1000));
  if (!includeRemoved) select = select.where("removed", "=", 0);
  const rows = await select
    .orderBy("id", order === "newest" ? "desc" : "asc")
    .limit(checkLimit(query.limit))
    .execute();
  return rows.map(storedFrom);
}

function successor(id: string): string {
  return String(BigInt(id) + 1n);
}
