import { type Kysely, type SqlBool, sql } from "kysely";
import { idBefore } from "../../core/ids.js";
import { READ } from "../rows.js";
import type { Tables } from "../tables.js";
import type { Found, IndexedMessage, Search, SearchRange, Wanted } from "./search.js";
import { holdsAll, tokensToFind } from "./words.js";

/** Searches in PostgreSQL, with a text search vector. */
export const postgresSearch: Search = {
  isIndexed: true,
  rowsAStep: 256,

  prepare: () => Promise.resolve(),

  async index(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void> {
    const rows = messages.map(({ id, tokens }) => sql`(${id}::bigint, ${tokens.join(" ")}::text)`);
    if (rows.length === 0) return;
    // The tokens are made by this library, so that every database finds the same messages. The server's parser would
    // split some texts differently.
    await sql`
      update mezonkit_messages set words = array_to_tsvector(array_remove(string_to_array(given.words, ' '), ''))
      from (values ${sql.join(rows)}) as given (id, words) where mezonkit_messages.id = given.id`.execute(db);
  },

  // The server does the work, so this process is not blocked.
  async find(db: Kysely<Tables>, wanted: Wanted, range: SearchRange, limit: number): Promise<Found> {
    const { terms, channelId, includeRemoved } = wanted;
    const tokens = tokensToFind(terms).map((token) => `'${token}'`);
    const rows = await db
      .selectFrom("mezonkit_messages")
      .select([...READ, sql<string>`cast(id as text)`.as("id")])
      .where(sql<SqlBool>`words @@ ${tokens.join(" & ")}::tsquery`)
      .where("mezonkit_messages.id", "<=", range.newest)
      .where("mezonkit_messages.id", ">=", range.oldest)
      .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
      .$if(!includeRemoved, (query) => query.where("removed", "=", 0))
      .orderBy("mezonkit_messages.id", "desc")
      .limit(limit)
      .execute();
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      rows: rows.filter(({ content }) => holdsAll(content, terms)).slice(0, wanted.limit),
      next: last === undefined ? undefined : idBefore(last.id),
    };
  },

  tidy: () => Promise.resolve(false),
};
