import { StoreError, toError } from "../../core/errors.js";
import { betterSqlite3 } from "./betterSqlite3.js";
import { bunSqlite } from "./bunSqlite.js";
import { nodeSqlite } from "./nodeSqlite.js";
import type { OpenSqlite, SqliteDriver } from "./sqliteDriver.js";

/** The fastest first. */
const DRIVERS: readonly SqliteDriver[] = [betterSqlite3, nodeSqlite, bunSqlite];

/** The first driver that works here: one that loads may still lack its binary, or have one of another platform. */
export async function firstDriver(file: string, drivers: readonly SqliteDriver[] = DRIVERS): Promise<OpenSqlite> {
  const failures: Error[] = [];
  for (const driver of drivers) {
    try {
      const open = await driver.load();
      const handle = open(":memory:");
      handle.prepare("select 1").all([]);
      handle.close();
      return open;
    } catch (error) {
      failures.push(new Error(`${driver.name}: ${firstLine(error)}`, { cause: error }));
    }
  }
  const advice =
    "npm install better-sqlite3 (npm rebuild better-sqlite3 after a change of Node's version), use Node 22.13 or later, or pass a Kysely dialect of another driver";
  throw new StoreError("driver_missing", `${file} cannot be opened without a SQLite driver: ${advice}`, {
    file,
    cause: new AggregateError(failures, failures.map(({ message }) => message).join("; ")),
  });
}

function firstLine(error: unknown): string {
  return toError(error).message.split("\n", 1)[0] ?? "";
}
