import { sql } from "kysely";
import type { Migration } from "../../database/component.js";
import type { Tables } from "../tables.js";

/**
 * Adds a new index of words: by channel, and for languages without spaces. Maintenance and searches move messages from
 * the old index to the new one in small steps, since there may be millions.
 */
export const indexAgain: Migration<Tables> = {
  name: "004_index_again",
  async up(db, features) {
    if (features.name === "SQLite") await sql`drop trigger if exists mezonkit_search_delete`.execute(db);
    await db.schema
      .createTable("mezonkit_unindexed")
      .addColumn("one", "integer", (column) => column.primaryKey())
      .addColumn("newest_id", "bigint", (column) => column.notNull())
      .execute();
    await sql`
      insert into mezonkit_unindexed (one, newest_id)
      select 1, newest from (select max(id) as newest from mezonkit_messages) as present
      where newest is not null`.execute(db);
  },
};
