import { type Kysely, sql } from "kysely";
import { idBefore } from "../../core/ids.js";
import type { DialectFeatures } from "../../database/dialectFeatures.js";
import { inChunks } from "../inChunks.js";
import type { Tables } from "../tables.js";
import { searchOf } from "./searchOf.js";
import { termsOfContent, tokensOf } from "./words.js";

/** Value of the column `indexed` for a message in the index. Older versions wrote 1 for a different index. */
const INDEXED = 2;
const INDEXED_BY_OLDER = 1;
/** Average number of characters of content per message after which a step adds no more messages. */
const CHARACTERS_A_MESSAGE = 512;
const IDS_A_STATEMENT = 512;

interface Row {
  readonly id: string;
  readonly channel_id: string;
  readonly content: string;
  readonly indexed: number;
}

const COLUMNS = [
  sql<string>`cast(id as text)`.as("id"),
  sql<string>`cast(channel_id as text)`.as("channel_id"),
  "content",
  "indexed",
] as const;

/** Whether there are messages that are not in the index. */
export async function hasNew(db: Kysely<Tables>, features: DialectFeatures): Promise<boolean> {
  if (!searchOf(features).isIndexed) return false;
  const one = await db
    .selectFrom("mezonkit_messages")
    .select("indexed")
    .where("indexed", "=", (eb) => eb.lit(0))
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/**
 * Adds some messages to the index. This is not done when they are stored, so that storing is fast. Returns whether
 * there are more.
 */
export async function indexNew(db: Kysely<Tables>, features: DialectFeatures, limit: number): Promise<boolean> {
  if (!searchOf(features).isIndexed) return false;
  const rows = await db
    .selectFrom("mezonkit_messages")
    .select(COLUMNS)
    .where("indexed", "=", (eb) => eb.lit(0))
    .orderBy("mezonkit_messages.id")
    .limit(limit)
    // Locked, so that an edit that is stored meanwhile is not marked as indexed.
    .$if(features.isShared, (query) => query.forUpdate())
    .execute();
  const some = withinStep(rows, limit);
  await index(db, features, some);
  return some.length < rows.length || rows.length === limit;
}

/**
 * Moves some messages from the index of an older version to the current one, newest first. Returns the oldest message
 * from which on all are in the index; "0" if all messages are.
 */
export async function indexOlder(db: Kysely<Tables>, features: DialectFeatures, limit: number): Promise<string> {
  if (!searchOf(features).isIndexed) return "0";
  const left = await db
    .selectFrom("mezonkit_unindexed")
    .select(sql<string>`cast(newest_id as text)`.as("newest"))
    .$if(features.isShared, (query) => query.forUpdate())
    .executeTakeFirst();
  if (left === undefined) return "0";
  const rows = await db
    .selectFrom("mezonkit_messages")
    .select(COLUMNS)
    .where("mezonkit_messages.id", "<=", left.newest)
    .orderBy("mezonkit_messages.id", "desc")
    .limit(limit)
    .$if(features.isShared, (query) => query.forUpdate())
    .execute();
  const some = withinStep(rows, limit);
  await index(
    db,
    features,
    some.filter(({ indexed }) => Number(indexed) === INDEXED_BY_OLDER),
  );
  const last = some.at(-1);
  if (last === undefined || (some.length === rows.length && rows.length < limit)) {
    await db.deleteFrom("mezonkit_unindexed").execute();
    return "0";
  }
  await db
    .updateTable("mezonkit_unindexed")
    .set({ newest_id: idBefore(last.id) })
    .execute();
  return last.id;
}

/** Returns the oldest message from which on all are in the index. Changes nothing. */
export async function indexedDownTo(db: Kysely<Tables>, features: DialectFeatures): Promise<string> {
  if (!searchOf(features).isIndexed) return "0";
  const left = await db
    .selectFrom("mezonkit_unindexed")
    .select(sql<string>`cast(newest_id + 1 as text)`.as("oldest"))
    .executeTakeFirst();
  return left?.oldest ?? "0";
}

async function index(db: Kysely<Tables>, features: DialectFeatures, rows: readonly Row[]): Promise<void> {
  const messages = rows.map(({ id, channel_id: channelId, content }) => ({
    ...{ id, channelId },
    tokens: tokensOf(termsOfContent(content)),
  }));
  await searchOf(features).index(db, messages);
  for (const ids of inChunks(
    rows.map(({ id }) => id),
    IDS_A_STATEMENT,
  )) {
    await db.updateTable("mezonkit_messages").set({ indexed: INDEXED }).where("id", "in", ids).execute();
  }
}

/** Returns the first rows: as many as one step handles, at least one. */
function withinStep(rows: readonly Row[], limit: number): readonly Row[] {
  let characters = 0;
  const end = rows.findIndex(({ content }) => {
    characters += content.length;
    return characters > limit * CHARACTERS_A_MESSAGE;
  });
  return end === -1 ? rows : rows.slice(0, Math.max(end, 1));
}
