import { type Kysely, sql } from "kysely";
import { READ } from "./rows.js";
import type { Found, IndexedWords, Search, Wanted } from "./search.js";
import type { Tables } from "./tables.js";

/** Messages that hold the words, looked at in one step. */
const CANDIDATES_A_STEP = 256;
/**
 * Ids looked at in one step: those of thirty days, whose milliseconds stand above the lower 22 bits of an id. Words that
 * many messages hold, but none of them together, would have the index read to its end otherwise.
 */
const IDS_A_STEP = (30n * 86_400_000n) << 22n;

/** SQLite with FTS5. */
export const sqliteSearch: Search = {
  isIndexed: true,

  create: () => Promise.resolve(),

  async prepare(db: Kysely<Tables>): Promise<void> {
    await sql`
      create virtual table if not exists mezonkit_search
      using fts5(words, content='', contentless_delete=1)`.execute(db);
    await sql`
      create trigger if not exists mezonkit_search_delete after delete on mezonkit_messages when old.indexed = 1
      begin delete from mezonkit_search where rowid = old.id; end`.execute(db);
  },

  async index(db: Kysely<Tables>, messages: readonly IndexedWords[]): Promise<void> {
    for (const { id, words } of messages) {
      await sql`
        insert or replace into mezonkit_search (rowid, words)
        values (cast(${id} as integer), ${words.join(" ")})`.execute(db);
    }
  },

  async find(db: Kysely<Tables>, wanted: Wanted, upTo: string): Promise<Found> {
    // Over what lies between, however long nobody wrote.
    const { rows: tops } = await sql<{ readonly id: string | null }>`
      select cast(max(id) as text) as id from mezonkit_messages where id <= ${upTo}`.execute(db);
    const top = tops[0]?.id ?? null;
    if (top === null) return { rows: [], next: undefined };
    const bottom = BigInt(top) - IDS_A_STEP;
    const query = wanted.words.map((word) => `"${word}"`).join(" ");
    const { rows: candidates } = await sql<{ readonly id: string }>`
      select cast(rowid as text) as id from mezonkit_search
      where mezonkit_search match ${query} and rowid <= cast(${top} as integer) and rowid > cast(${String(bottom)} as integer)
      order by rowid desc limit ${CANDIDATES_A_STEP}`.execute(db);
    const last = candidates.length === CANDIDATES_A_STEP ? candidates.at(-1) : undefined;
    const next = String(last === undefined ? bottom : BigInt(last.id) - 1n);
    if (candidates.length === 0) return { rows: [], next };
    const { channelId, includeRemoved, limit } = wanted;
    const rows = await db
      .selectFrom("mezonkit_messages")
      .select(READ)
      .where(
        "id",
        "in",
        candidates.map(({ id }) => id),
      )
      .$if(channelId !== undefined, (select) => select.where("channel_id", "=", channelId ?? ""))
      .$if(!includeRemoved, (select) => select.where("removed", "=", 0))
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return { rows, next };
  },
};
