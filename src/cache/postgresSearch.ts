import { type Kysely, type SqlBool, sql } from "kysely";
import { READ } from "./rows.js";
import type { Found, IndexedWords, Search, Wanted } from "./search.js";
import type { Tables } from "./tables.js";

/** PostgreSQL, with a text search vector. */
export const postgresSearch: Search = {
  isIndexed: true,

  async create(db: Kysely<Tables>): Promise<void> {
    await sql`alter table mezonkit_messages add column words tsvector`.execute(db);
    await sql`create index mezonkit_messages_words on mezonkit_messages using gin (words)`.execute(db);
  },

  prepare: () => Promise.resolve(),

  async index(db: Kysely<Tables>, messages: readonly IndexedWords[]): Promise<void> {
    const rows = messages.map(({ id, words }) => sql`(${id}::bigint, ${words.join(" ")}::text)`);
    if (rows.length === 0) return;
    // The words are made by us, the same for every engine: the server's own parser would split some differently.
    await sql`
      update mezonkit_messages set words = array_to_tsvector(array_remove(string_to_array(given.words, ' '), ''))
      from (values ${sql.join(rows)}) as given (id, words) where mezonkit_messages.id = given.id`.execute(db);
  },

  // The server does all the work, whatever it takes.
  async find(db: Kysely<Tables>, { words, channelId, includeRemoved, limit }: Wanted, upTo: string): Promise<Found> {
    const rows = await db
      .selectFrom("mezonkit_messages")
      .select(READ)
      .where(sql<SqlBool>`words @@ ${words.map((word) => `'${word}'`).join(" & ")}::tsquery`)
      .where("id", "<=", upTo)
      .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
      .$if(!includeRemoved, (query) => query.where("removed", "=", 0))
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return { rows, next: undefined };
  },
};
