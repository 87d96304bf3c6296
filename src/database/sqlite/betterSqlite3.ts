import { importOptional } from "../../core/importOptional.js";
import type { SqliteDriver } from "./sqliteDriver.js";

/** The package `better-sqlite3`. */
export const betterSqlite3: SqliteDriver = {
  name: "better-sqlite3",
  async load() {
    const { default: Database } = await importOptional<{ readonly default: typeof import("better-sqlite3") }>(
      "better-sqlite3",
    );
    return (file) => {
      // Waiting for a lock would block the whole process. The caller tries again later instead.
      const database = new Database(file, { timeout: 0 });
      return {
        exec: (text) => void database.exec(text),
        prepare: (text) => database.prepare(text),
        close: () => void database.close(),
      };
    };
  },
};
