import { answersRows } from "./answersRows.js";
import type { SqliteDriver } from "./sqliteDriver.js";

/** What is used of `bun:sqlite`. */
interface BunSqlite {
  readonly Database: new (file: string) => BunDatabase;
}

interface BunDatabase {
  exec(text: string): void;
  prepare(text: string): BunStatement;
  close(): void;
}

interface BunStatement {
  all(...parameters: readonly unknown[]): unknown[];
  run(...parameters: readonly unknown[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
}

/** Bun's own driver. */
export const bunSqlite: SqliteDriver = {
  name: "bun:sqlite",
  async load() {
    // Not written out, so that bundlers and other platforms do not look for it.
    const name: string = bunSqlite.name;
    const { Database } = (await import(name)) as BunSqlite;
    return (file) => {
      const database = new Database(file);
      return {
        exec: (text) => database.exec(text),
        prepare: (text) => {
          const statement = database.prepare(text);
          return {
            reader: answersRows(text),
            all: (parameters) => statement.all(...parameters),
            iterate: (parameters) => statement.all(...parameters).values(),
            run: (parameters) => statement.run(...parameters),
          };
        },
        close: () => database.close(),
      };
    };
  },
};
