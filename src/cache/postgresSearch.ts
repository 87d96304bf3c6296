import { type Kysely, type SqlBool, sql } from "kysely";
import type { IndexedWords, Search } from "./search.js";
import type { Tables } from "./tables.js";

/** PostgreSQL, with a text search vector. */
export const postgresSearch: Search = {
  async create(db: Kysely<Tables>): Promise<void> {
    await sql`alter table mezonkit_messages add column words tsvector`.execute(db);
    await sql`create index mezonkit_messages_words on mezonkit_messages using gin (words)`.execute(db);
  },

  async index(db: Kysely<Tables>, messages: readonly IndexedWords[]): Promise<void> {
    const rows = messages.map(({ id, words }) => sql`(${id}::bigint, ${words.join(" ")}::text)`);
    if (rows.length === 0) return;
    // The words are made by us, the same for every engine: the server's own parser would split some differently.
    await sql`
      update mezonkit_messages set words = array_to_tsvector(array_remove(string_to_array(given.words, ' '), ''))
      from (values ${sql.join(rows)}) as given (id, words) where mezonkit_messages.id = given.id`.execute(db);
  },

  holdsWords: (words) => sql<SqlBool>`words @@ ${words.map((word) => `'${word}'`).join(" & ")}::tsquery`,
};
