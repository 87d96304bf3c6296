import { type CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
import { compareIds, idBefore } from "../../core/ids.js";
import { READ, type ReadRow } from "../rows.js";
import type { Tables } from "../tables.js";
import { dropFirstIndex } from "./firstIndex.js";
import type { Found, IndexedMessage, Search, SearchRange, Wanted } from "./search.js";
import { holdsAll, tokensToFind } from "./words.js";

/** Number of index entries that take as long to read as one message. */
const ENTRIES_A_MESSAGE = 64;
/** Largest number of tokens that are looked up in the index. The messages found are compared with the others. */
const TOKENS_A_QUERY = 8;
/** Factor by which a token must be rarer than the others to be searched for alone. */
const RARE = 16n;
/** Number of index pages that are merged for each message that is added. */
const MERGED_A_MESSAGE = 1 / 4;
/** Numbers of messages that one statement adds to the index. The largest that fits is used. */
const SIZES = [64, 8, 1] as const;
/**
 * Settings of the index. SQLite does not merge by itself, because it would do so during a write, sometimes for seconds;
 * `tidy` merges in steps instead. At the end of a merge, the entries of all merged pages are removed in one step, so
 * the pages are large and few.
 */
const SETTINGS = { automerge: 0, crisismerge: 1_000, pgsz: 16_000 };

/**
 * Searches in SQLite with FTS5. The index contains each token of a message twice: alone, and with the channel's id as
 * prefix. A search in one channel therefore does not read the entries of other channels.
 */
export const sqliteSearch: Search = {
  isIndexed: true,
  // Number of index entries.
  rowsAStep: 16_384,

  async prepare(db: Kysely<Tables>): Promise<void> {
    const { rows } = await sql`select 1 from sqlite_master where name = 'mezonkit_words' and type = 'table'`.execute(
      db,
    );
    if (rows.length === 0) await createIndex(db);
    await sql`
      create trigger if not exists mezonkit_words_delete after delete on mezonkit_messages when old.indexed = 2
      begin delete from mezonkit_words where rowid = old.id; end`.execute(db);
  },

  async index(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void> {
    for (let start = 0; start < messages.length; ) {
      const size = SIZES.find((one) => one <= messages.length - start) ?? 1;
      const some = messages.slice(start, start + size);
      const parameters = some.flatMap(({ id, channelId, tokens }) => [id, entriesOf(tokens, channelId)]);
      await db.executeQuery({ ...insertOf(db, size), parameters });
      start += size;
    }
  },

  async find(db: Kysely<Tables>, wanted: Wanted, range: SearchRange, entries: number): Promise<Found> {
    const { terms, channelId } = wanted;
    const messages = Math.ceil(entries / ENTRIES_A_MESSAGE);
    // Long tokens come first, since fewer messages contain them.
    const tokens = tokensToFind(terms)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, TOKENS_A_QUERY)
      .map((token) => (channelId === undefined ? token : inChannel(token, channelId)));
    const heads: (readonly string[])[] = [];
    for (const token of tokens) {
      const ids = await holding(db, token, range, messages);
      // Few messages contain this token, so there are no other candidates.
      if (ids.length < messages) return { rows: await matching(db, ids, wanted), next: undefined };
      heads.push(ids);
    }
    const { ids, end } = rarestOf(heads) ?? (await holdingAll(db, tokens, range, { entries, messages }));
    const next = end === undefined ? undefined : idBefore(end);
    return {
      rows: await matching(db, ids, wanted),
      next: next === undefined || compareIds(next, range.oldest) < 0 ? undefined : next,
    };
  },

  async tidy(db: Kysely<Tables>, messages: number): Promise<boolean> {
    await dropFirstIndex(db);
    const changes = await changesOf(db);
    const pages = Math.ceil(messages * MERGED_A_MESSAGE);
    await sql`insert into mezonkit_words (mezonkit_words, rank) values ('merge', ${pages})`.execute(db);
    // A merge without effect counts as one change.
    return (await changesOf(db)) - changes >= 2;
  },
};

async function createIndex(db: Kysely<Tables>): Promise<void> {
  // The tokens are made by this library, so that every database finds the same messages. This tokenizer only splits at
  // spaces.
  await sql`
    create virtual table mezonkit_words
    using fts5(tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars ':'")`.execute(db);
  for (const [name, value] of Object.entries(SETTINGS))
    await sql`insert into mezonkit_words (mezonkit_words, rank) values (${name}, ${sql.lit(value)})`.execute(db);
}

const inserts = new Map<number, CompiledQuery>();

/** Returns the statement that adds so many messages to the index. It is compiled once, and needs only its values. */
function insertOf(db: Kysely<Tables>, size: number): CompiledQuery {
  const known = inserts.get(size);
  if (known !== undefined) return known;
  const row = sql`(cast(${"0"} as integer), ${""})`;
  const rows = sql.join(Array.from({ length: size }, () => row));
  const compiled = sql`insert or replace into mezonkit_words (rowid, tokens) values ${rows}`.compile(db);
  inserts.set(size, compiled);
  return compiled;
}

/** Returns each token alone, and with the channel's id as prefix. */
function entriesOf(tokens: readonly string[], channelId: string): string {
  const prefix = ` ${channelPrefix(channelId)}`;
  return tokens.length === 0 ? "" : tokens.join(" ") + prefix + tokens.join(prefix);
}

function inChannel(token: string, channelId: string): string {
  return channelPrefix(channelId) + token;
}

function channelPrefix(channelId: string): string {
  return `${BigInt(channelId).toString(36)}:`;
}

/** Messages that may match, newest first. */
interface Candidates {
  readonly ids: readonly string[];
  /** The oldest message that was checked; `undefined` if the whole range was. */
  readonly end: string | undefined;
}

/** Returns the newest messages of a range that contain a token. */
async function holding(
  db: Kysely<Tables>,
  token: string,
  { newest, oldest }: SearchRange,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select cast(rowid as text) as id from mezonkit_words
    where mezonkit_words match ${`"${token}"`}
      and rowid <= cast(${newest} as integer) and rowid >= cast(${oldest} as integer)
    order by rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Returns the newest messages that contain the rarest token, if it is much rarer than another. Reading these messages
 * is faster than reading all index entries of the other.
 */
function rarestOf(heads: readonly (readonly string[])[]): Candidates | undefined {
  const [first = []] = heads;
  const newest = heads.map(([id = "0"]) => BigInt(id)).reduce((a, b) => (a > b ? a : b), 0n);
  let [rarest, shortest, longest] = [first, -1n, -1n];
  for (const ids of heads) {
    // The entries of a rare token reach further back.
    const span = newest - BigInt(ids.at(-1) ?? "0");
    if (shortest < 0n || span < shortest) shortest = span;
    if (span > longest) [rarest, longest] = [ids, span];
  }
  if (heads.length > 1 && longest < shortest * RARE) return undefined;
  return { ids: rarest, end: rarest.at(-1) };
}

/**
 * Returns the newest messages that contain all tokens. Each token is looked up separately: a query for several tokens
 * that no message contains together would read all their entries.
 */
async function holdingAll(
  db: Kysely<Tables>,
  tokens: readonly string[],
  range: SearchRange,
  most: { readonly entries: number; readonly messages: number },
): Promise<Candidates> {
  const limit = Math.ceil(most.entries / tokens.length);
  const select = (token: string, oldest: string): RawBuilder<unknown> => sql`
    select rowid as id from mezonkit_words where mezonkit_words match ${`"${token}"`}
      and rowid <= cast(${range.newest} as integer) and rowid >= cast(${oldest} as integer)`;
  let end: string | undefined;
  for (const token of tokens) {
    const { rows } = await sql<{ readonly count: number; readonly last: string }>`
      select count(*) as count, cast(min(id) as text) as last from (
        ${select(token, end ?? range.oldest)} order by rowid desc limit ${limit})`.execute(db);
    const [first] = rows;
    if (first !== undefined && Number(first.count) === limit) end = first.last;
  }
  const each = tokens.map((token) => select(token, end ?? range.oldest));
  const { rows } = await sql<{ readonly id: string }>`
    select cast(id as text) as id from (${sql.join(each, sql` intersect `)}) as found
    order by found.id desc limit ${most.messages}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return { ids, end: ids.length === most.messages ? ids.at(-1) : end };
}

/** Returns those of the messages that match. */
async function matching(db: Kysely<Tables>, ids: readonly string[], wanted: Wanted): Promise<readonly ReadRow[]> {
  if (ids.length === 0) return [];
  const { terms, channelId, includeRemoved, limit } = wanted;
  const rows = await db
    .selectFrom("mezonkit_messages")
    .select(READ)
    .where("id", "in", ids)
    .$if(channelId !== undefined, (select) => select.where("channel_id", "=", channelId ?? ""))
    .$if(!includeRemoved, (select) => select.where("removed", "=", 0))
    .orderBy("id", "desc")
    .execute();
  return rows.filter(({ content }) => holdsAll(content, terms)).slice(0, limit);
}

async function changesOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ readonly changes: number }>`select total_changes() as changes`.execute(db);
  return Number(rows[0]?.changes ?? 0);
}
