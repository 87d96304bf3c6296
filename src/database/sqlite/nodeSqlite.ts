import { answersRows } from "./answersRows.js";
import type { SqliteDriver } from "./sqliteDriver.js";

/** What is used of `node:sqlite`, which older versions of Node and its types do not know. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => NodeDatabase;
}

interface NodeDatabase {
  exec(text: string): void;
  prepare(text: string): NodeStatement;
  close(): void;
}

interface NodeStatement {
  all(...parameters: readonly unknown[]): unknown[];
  iterate(...parameters: readonly unknown[]): IterableIterator<unknown>;
  run(...parameters: readonly unknown[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
}

/** Node's own driver: from version 22.13 without a flag. */
export const nodeSqlite: SqliteDriver = {
  name: "node:sqlite",
  async load() {
    // Not written out, so that bundlers and older versions do not look for it before it is asked for.
    const name: string = nodeSqlite.name;
    const { DatabaseSync } = (await import(name)) as NodeSqlite;
    return (file) => {
      const database = new DatabaseSync(file);
      return {
        exec: (text) => database.exec(text),
        prepare: (text) => {
          const statement = database.prepare(text);
          return {
            reader: answersRows(text),
            all: (parameters) => statement.all(...parameters),
            iterate: (parameters) => statement.iterate(...parameters),
            run: (parameters) => statement.run(...parameters),
          };
        },
        close: () => database.close(),
      };
    };
  },
};
