import type BetterSqlite3 from "better-sqlite3";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { BoundedMap } from "../../core/boundedMap.js";

const STATEMENTS = 200;

/** A database that prepares each statement once: Kysely prepares at every query, which costs more than most queries. */
export function withStatementCache(database: BetterSqlite3.Database): SqliteDatabase {
  const statements = new BoundedMap<string, SqliteStatement>(STATEMENTS);
  return {
    close: () => void database.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = prepare(database, text);
      statements.set(text, statement);
      return statement;
    },
  };
}

function prepare(database: BetterSqlite3.Database, text: string): SqliteStatement {
  // Every transaction here writes: asking for the lock at once cannot end in a deadlock with another process.
  const statement = database.prepare(text === "begin" ? "begin immediate" : text);
  if (text !== "rollback") return statement;
  return {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    // A full disk ends a transaction by itself; rolling back then would hide why it failed.
    run: () => (database.inTransaction ? statement.run() : { changes: 0, lastInsertRowid: 0 }),
  };
}
