import type { Kysely } from "kysely";
import type { Component, Migration } from "../../database/component.js";

/** One state. */
export interface ValueRow {
  readonly space: string;
  readonly key: string;
  readonly value: string;
  /** Milliseconds since 1970, `null` for never; PostgreSQL returns them as text. */
  readonly expires_at: number | string | null;
}

export interface ValueTables {
  readonly mezonkit_bot_values: ValueRow;
}

const createValues: Migration<ValueTables> = {
  name: "2026-11-28-values",
  async up(db: Kysely<ValueTables>, { keyType }): Promise<void> {
    await db.schema
      .createTable("mezonkit_bot_values")
      .addColumn("space", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addColumn("expires_at", keyType)
      .addPrimaryKeyConstraint("mezonkit_bot_values_key", ["space", "key"])
      .execute();
    await db.schema
      .createIndex("mezonkit_bot_values_by_expiry")
      .on("mezonkit_bot_values")
      .column("expires_at")
      .execute();
  },
};

export const valueComponent: Component<ValueTables> = { name: "bot_values", migrations: [createValues] };
