import { StoreError, toError } from "../../core/errors.js";
import { betterSqlite3 } from "./betterSqlite3.js";
import { bunSqlite } from "./bunSqlite.js";
import { nodeSqlite } from "./nodeSqlite.js";
import type { OpenSqlite, SqliteDriver } from "./sqliteDriver.js";

/** All drivers, the fastest first. */
const DRIVERS: readonly SqliteDriver[] = [betterSqlite3, nodeSqlite, bunSqlite];

const ADVICE = [
  "npm install better-sqlite3",
  "npm rebuild better-sqlite3 where Node's version has changed since",
  "use Node 22.13 or later, which has a driver",
  "or pass a Kysely dialect of another one",
].join(", ");

/** A driver that works on this platform. */
export interface LoadedDriver {
  readonly name: string;
  readonly open: OpenSqlite;
}

let loaded: LoadedDriver | undefined;

/**
 * Returns the driver of this process. Rejects with {@link StoreError} (`driver_missing`) if none works. A later call
 * tries again, since a driver may have been installed.
 */
export async function loadedDriver(file: string): Promise<LoadedDriver> {
  loaded ??= await firstDriver(file, DRIVERS);
  return loaded;
}

/**
 * Returns the first driver that works. A driver that loads may still lack its binary, or have one for another platform.
 */
export async function firstDriver(file: string, drivers: readonly SqliteDriver[]): Promise<LoadedDriver> {
  const failures: Error[] = [];
  for (const { name, load } of drivers) {
    try {
      const open = await load();
      const handle = open(":memory:");
      handle.prepare("select 1").all([]);
      handle.close();
      return { name, open };
    } catch (error) {
      const [reason = ""] = toError(error).message.split("\n", 1);
      failures.push(new Error(`${name}: ${reason}`, { cause: error }));
    }
  }
  throw new StoreError("driver_missing", `${file} cannot be opened without a SQLite driver: ${ADVICE}`, {
    file,
    cause: new AggregateError(failures, failures.map(({ message }) => message).join("; ")),
  });
}
