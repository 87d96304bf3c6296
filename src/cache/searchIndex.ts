import { type Kysely, sql } from "kysely";
import type { Engine } from "../database/engine.js";
import { inChunks } from "./inChunks.js";
import { searchOf } from "./searchOf.js";
import type { Tables } from "./tables.js";
import { wordsOfContent } from "./words.js";

/** Fewer are made findable at once only when there are no more. */
export const INDEXED_AT_ONCE = 64;
const IDS_A_QUERY = 64;

/**
 * Makes some messages findable. They are not when they are stored, so that storing
 * stays quick. Returns their number: below {@link INDEXED_AT_ONCE} if all are indexed.
 */
export async function indexSome(db: Kysely<Tables>, engine: Engine): Promise<number> {
  const search = searchOf(engine);
  if (!search.isIndexed) return 0;
  const rows = await db
    .selectFrom("mezonkit_messages")
    .select([sql<string>`cast(id as text)`.as("id"), "content"])
    .where("indexed", "=", (eb) => eb.lit(0))
    .orderBy("mezonkit_messages.id")
    .limit(INDEXED_AT_ONCE)
    // An edit that is stored meanwhile must not pass for one whose words are known.
    .$if(engine.isShared, (query) => query.forUpdate())
    .execute();
  await search.index(
    db,
    rows.map(({ id, content }) => ({ id, words: wordsOfContent(content) })),
  );
  const ids = rows.map(({ id }) => id);
  for (const some of inChunks(ids, IDS_A_QUERY)) {
    await db.updateTable("mezonkit_messages").set({ indexed: 1 }).where("id", "in", some).execute();
  }
  return rows.length;
}
