import { type Kysely, sql } from "kysely";
import { READ, type ReadRow } from "./rows.js";
import type { Found, IndexedWords, Search, Wanted } from "./search.js";
import type { Tables } from "./tables.js";
import { holdsAll } from "./words.js";

/** Messages that hold a word, looked at in one step. */
const CANDIDATES_A_STEP = 256;
/** Messages among which several words are looked for in one step. */
const ROWS_A_STEP = 20_000;
/** Words that the index is asked for; any more are looked for in the messages it finds. */
const INDEXED_WORDS = 8;

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
    const words = wanted.words.slice(0, INDEXED_WORDS);
    let candidates: readonly string[] = [];
    for (const word of words) {
      candidates = await holding(db, word, upTo);
      // A word that few messages hold: they are all that need to be looked at.
      if (candidates.length < CANDIDATES_A_STEP) return { rows: await among(db, candidates, wanted), next: undefined };
    }
    const [, ...more] = words;
    if (more.length === 0) return { rows: await among(db, candidates, wanted), next: before(candidates.at(-1)) };
    const bottom = await bottomOf(db, upTo);
    candidates = await holdingAll(db, words, upTo, bottom ?? "0");
    const isWhole = candidates.length < CANDIDATES_A_STEP;
    return { rows: await among(db, candidates, wanted), next: before(isWhole ? bottom : candidates.at(-1)) };
  },
};

/** The newest messages that hold a word, from `upTo` on. */
async function holding(db: Kysely<Tables>, word: string, upTo: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select cast(rowid as text) as id from mezonkit_search
    where mezonkit_search match ${`"${word}"`} and rowid <= cast(${upTo} as integer)
    order by rowid desc limit ${CANDIDATES_A_STEP}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The newest messages from `bottom` to `upTo` that hold all of the words. The index is asked for each of them by itself:
 * for two that stand in no message together it would go on beyond the bottom, to its end.
 */
async function holdingAll(
  db: Kysely<Tables>,
  words: readonly string[],
  upTo: string,
  bottom: string,
): Promise<readonly string[]> {
  const each = words.map(
    (word) => sql`
      select rowid as id from mezonkit_search where mezonkit_search match ${`"${word}"`}
        and rowid <= cast(${upTo} as integer) and rowid >= cast(${bottom} as integer)`,
  );
  const { rows } = await sql<{ readonly id: string }>`
    select cast(id as text) as id from (${sql.join(each, sql` intersect `)}) as found
    order by found.id desc limit ${CANDIDATES_A_STEP}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The oldest message of a step that begins at `upTo`; `undefined`: the step takes all that are left. */
async function bottomOf(db: Kysely<Tables>, upTo: string): Promise<string | undefined> {
  // The index keeps a short row of each message, beside the long ones of the messages themselves.
  const { rows } = await sql<{ readonly id: string }>`
    select cast(id as text) as id from mezonkit_search_docsize where id <= cast(${upTo} as integer)
    order by mezonkit_search_docsize.id desc limit 1 offset ${ROWS_A_STEP - 1}`.execute(db);
  return rows[0]?.id;
}

/** Those of the messages that are wanted. */
async function among(db: Kysely<Tables>, ids: readonly string[], wanted: Wanted): Promise<readonly ReadRow[]> {
  if (ids.length === 0) return [];
  const { words, channelId, includeRemoved, limit } = wanted;
  const rows = await db
    .selectFrom("mezonkit_messages")
    .select(READ)
    .where("id", "in", ids)
    .$if(channelId !== undefined, (select) => select.where("channel_id", "=", channelId ?? ""))
    .$if(!includeRemoved, (select) => select.where("removed", "=", 0))
    .orderBy("id", "desc")
    .execute();
  return rows.filter(({ content }) => words.length === 1 || holdsAll(content, words)).slice(0, limit);
}

function before(id: string | undefined): string | undefined {
  return id === undefined ? undefined : String(BigInt(id) - 1n);
}
