import { sql } from "kysely";
import type { Migration } from "../../database/component.js";
import type { Tables } from "../tables.js";

/** The tables of the first version. */
export const createTables: Migration<Tables> = {
  name: "001_tables",
  async up(db, features) {
    await db.schema
      .createTable("mezonkit_messages")
      .addColumn("id", features.keyType, (column) => column.primaryKey())
      .addColumn("channel_id", "bigint", (column) => column.notNull())
      .addColumn("clan_id", "bigint", (column) => column.notNull())
      .addColumn("sender_id", "bigint", (column) => column.notNull())
      .addColumn("topic_id", "bigint", (column) => column.notNull())
      .addColumn("code", "integer", (column) => column.notNull())
      .addColumn("created", "bigint", (column) => column.notNull())
      .addColumn("edited", "bigint", (column) => column.notNull())
      .addColumn("removed", "bigint", (column) => column.notNull().defaultTo(0))
      .addColumn("size", "integer", (column) => column.notNull())
      .addColumn("indexed", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("content", "text", (column) => column.notNull())
      .addColumn("wire", features.bytesType, (column) => column.notNull())
      .execute();
    // Contains all columns that a query may filter by, so that messages that do not match are skipped without reading
    // them.
    await db.schema
      .createIndex("mezonkit_messages_by_channel")
      .on("mezonkit_messages")
      .columns(["channel_id", "id", "topic_id", "sender_id", "created", "removed", "size"])
      .execute();
    await db.schema
      .createIndex("mezonkit_messages_unsearchable")
      .on("mezonkit_messages")
      .columns(["id"])
      .where(sql.ref("indexed"), "=", 0)
      .execute();
    await db.schema
      .createTable("mezonkit_spans")
      .addColumn("channel_id", "bigint", (column) => column.notNull())
      .addColumn("topic_id", "bigint", (column) => column.notNull())
      .addColumn("clan_id", "bigint", (column) => column.notNull())
      .addColumn("after_id", "bigint", (column) => column.notNull())
      .addColumn("newest_id", "bigint", (column) => column.notNull())
      .addColumn("heard", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("mezonkit_spans_key", ["channel_id", "topic_id", "after_id"])
      .execute();
    await db.schema
      .createTable("mezonkit_beginning")
      .addColumn("one", "integer", (column) => column.primaryKey())
      .addColumn("seconds", "bigint", (column) => column.notNull())
      .execute();
    // Other databases store the words in a separate table.
    if (features.name !== "PostgreSQL") return;
    await sql`alter table mezonkit_messages add column words tsvector`.execute(db);
    await sql`create index mezonkit_messages_words on mezonkit_messages using gin (words)`.execute(db);
  },
};
