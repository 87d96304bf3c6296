import type { Component } from "../../src/database/component.js";

export interface CounterTables {
  counter: { readonly one: number; value: number };
}

/** A component of one number. */
export const counterComponent: Component<CounterTables> = {
  name: "counter",
  migrations: [
    {
      name: "001_counter",
      async up(db) {
        await db.schema
          .createTable("counter")
          .addColumn("one", "integer", (column) => column.primaryKey())
          .addColumn("value", "integer", (column) => column.notNull())
          .execute();
        await db.insertInto("counter").values({ one: 1, value: 0 }).execute();
      },
    },
  ],
};
