import type { SqliteDatabase, SqliteStatement } from "kysely";
import { BoundedMap } from "../../core/boundedMap.js";
import type { SqliteHandle } from "./sqliteDriver.js";

const STATEMENTS = 200;

/**
 * Returns a database that prepares each statement once. Kysely prepares a statement at every query, which takes longer
 * than most queries.
 */
export function withStatementCache(handle: SqliteHandle): SqliteDatabase {
  const statements = new BoundedMap<string, SqliteStatement>(STATEMENTS);
  return {
    close: () => handle.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = handle.prepare(text);
      statements.set(text, statement);
      return statement;
    },
  };
}
