import { type Kysely, type SqlBool, sql } from "kysely";
import type { IndexedWords, Search } from "./search.js";
import type { Tables } from "./tables.js";

/** SQLite, with FTS5 for searches. */
export const sqliteSearch: Search = {
  async create(db: Kysely<Tables>): Promise<void> {
    await sql`create virtual table mezonkit_search using fts5(words, content='', contentless_delete=1)`.execute(db);
    await sql`
      create trigger mezonkit_search_delete after delete on mezonkit_messages when old.indexed = 1
      begin delete from mezonkit_search where rowid = old.id; end`.execute(db);
  },

  async index(db: Kysely<Tables>, messages: readonly IndexedWords[]): Promise<void> {
    for (const { id, words } of messages) {
      await sql`
        insert or replace into mezonkit_search (rowid, words)
        values (cast(${id} as integer), ${words.join(" ")})`.execute(db);
    }
  },

  holdsWords: (words) => {
    const query = words.map((word) => `"${word}"`).join(" ");
    return sql<SqlBool>`id in (select rowid from mezonkit_search where mezonkit_search match ${query})`;
  },
};
