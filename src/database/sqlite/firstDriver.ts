import { StoreError, toError } from "../../core/errors.js";
import { betterSqlite3 } from "./betterSqlite3.js";
import { bunSqlite } from "./bunSqlite.js";
import { nodeSqlite } from "./nodeSqlite.js";
import type { OpenSqlite, SqliteDriver } from "./sqliteDriver.js";

/** The fastest first. */
const DRIVERS: readonly SqliteDriver[] = [betterSqlite3, nodeSqlite, bunSqlite];

const ADVICE = [
  "npm install better-sqlite3",
  "npm rebuild better-sqlite3 where Node's version has changed since",
  "use Node 22.13 or later, which has a driver",
  "or pass a Kysely dialect of another one",
].join(", ");

/** A driver that has been tried. */
export interface LoadedDriver {
  readonly name: string;
  readonly open: OpenSqlite;
}

let loaded: LoadedDriver | undefined;

/** The driver of this process. Throws a {@link StoreError} (`driver_missing`) where none works; it may be installed later. */
export async function loadedDriver(file: string): Promise<LoadedDriver> {
  loaded ??= await firstDriver(file, DRIVERS);
  return loaded;
}

/** The first driver that works here: one that loads may still lack its binary, or have one of another platform. */
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
