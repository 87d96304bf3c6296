import { importOptional } from "../../core/importOptional.js";
import { answersRows } from "./answersRows.js";
import type { SqliteDriver, SqliteHandle } from "./sqliteDriver.js";

/** The part of a platform's built-in driver that is used. */
interface BuiltInDatabase {
  exec(text: string): void;
  prepare(text: string): BuiltInStatement;
  close(): void;
}

interface BuiltInStatement {
  all(...parameters: readonly unknown[]): unknown[];
  /** Bun's driver does not have this method. */
  iterate?(...parameters: readonly unknown[]): IterableIterator<unknown>;
  run(...parameters: readonly unknown[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
}

/**
 * Returns the built-in driver of a platform. Older versions of the platform and of its types do not have the module.
 *
 * @param className The class of an open file, which the module exports.
 */
export function builtInDriver(name: string, className: string): SqliteDriver {
  return {
    name,
    async load() {
      const module = await importOptional<Readonly<Record<string, new (file: string) => BuiltInDatabase>>>(name);
      const Database = module[className];
      if (Database === undefined) throw new Error(`${name} has no ${className}`);
      return (file) => handleOf(new Database(file));
    },
  };
}

function handleOf(database: BuiltInDatabase): SqliteHandle {
  return {
    exec: (text) => database.exec(text),
    prepare: (text) => {
      const statement = database.prepare(text);
      return {
        reader: answersRows(text),
        all: (parameters) => statement.all(...parameters),
        iterate: (parameters) => statement.iterate?.(...parameters) ?? statement.all(...parameters).values(),
        run: (parameters) => statement.run(...parameters),
      };
    },
    close: () => database.close(),
  };
}
