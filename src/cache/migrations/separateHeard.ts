import { sql } from "kysely";
import type { Migration } from "../../database/component.js";
import type { Tables } from "../tables.js";

/**
 * Adds a separate table for received ranges, besides the one for stored ranges: a message may be read from the server
 * and stored before listeners receive it.
 */
export const separateHeard: Migration<Tables> = {
  name: "003_separate_heard",
  async up(db) {
    await db.schema
      .createTable("mezonkit_heard")
      .addColumn("channel_id", "bigint", (column) => column.notNull())
      .addColumn("topic_id", "bigint", (column) => column.notNull())
      .addColumn("clan_id", "bigint", (column) => column.notNull())
      .addColumn("after_id", "bigint", (column) => column.notNull())
      .addColumn("newest_id", "bigint", (column) => column.notNull())
      .addColumn("is_current", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("mezonkit_heard_key", ["channel_id", "topic_id", "after_id"])
      .execute();
    // Until this version, stored messages counted as received.
    await sql`
        insert into mezonkit_heard (channel_id, topic_id, clan_id, after_id, newest_id, is_current)
        select channel_id, topic_id, clan_id, after_id, newest_id, heard from mezonkit_spans`.execute(db);
    await db.schema.alterTable("mezonkit_spans").dropColumn("heard").execute();
    await db.deleteFrom("mezonkit_spans").whereRef("after_id", "=", "newest_id").execute();
  },
};
