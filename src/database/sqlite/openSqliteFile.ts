import { SqliteDialect } from "kysely";
import { StoreError } from "../../core/errors.js";
import type { DatabaseDialect } from "../dialect.js";
import { storeError } from "../storeFailure.js";
import { loadedDriver } from "./firstDriver.js";
import { withStatementCache } from "./statementCache.js";

const IN_MEMORY = ":memory:";
/**
 * Pages of 4 KiB that are written to the log before they are copied to the file. The same pages are written again and
 * again by new rows, and are copied once; but copying many at once holds up everything else.
 */
const LOGGED_PAGES = 1_000;
/** Where nothing else is held up, they are copied seldom: that takes a quarter less time for each row. */
const LOGGED_PAGES_ALONE = 8_000;
/** Pages kept in memory there, in KiB: those that new rows go to, of many channels. Otherwise SQLite's own 2 MiB. */
const CACHE_KIB_ALONE = 16_384;

export interface FileSettings {
  readonly durability: "normal" | "full";
  /** Whether nothing but the file is seen to in this thread. */
  readonly isAlone: boolean;
}

/** An open SQLite file, as Kysely takes it. Loads a driver and Node's own modules, which nothing else here needs. */
export async function openSqliteFile(file: string, { durability, isAlone }: FileSettings): Promise<DatabaseDialect> {
  const { open } = await loadedDriver(file);
  if (file !== IN_MEMORY) await makeFolder(file);
  try {
    const handle = open(file);
    try {
      // Waiting for a lock would hold the whole process: whoever calls tries again later instead.
      handle.exec("pragma busy_timeout = 0");
      handle.exec("pragma journal_mode = WAL");
      // In this journal mode neither can damage the file; "full" waits for the disk at each commit, "normal" at checkpoints.
      handle.exec(`pragma synchronous = ${durability}`);
      handle.exec(`pragma wal_autocheckpoint = ${isAlone ? LOGGED_PAGES_ALONE : LOGGED_PAGES}`);
      if (isAlone) handle.exec(`pragma cache_size = -${CACHE_KIB_ALONE}`);
      handle.exec("pragma temp_store = MEMORY");
      // A file that may only be read shows itself no earlier than at a write.
      handle.exec("begin immediate; rollback");
    } catch (error) {
      handle.close();
      throw error;
    }
    return new SqliteDialect({ database: withStatementCache(handle) });
  } catch (error) {
    throw storeError(error, { file, isServer: false });
  }
}

async function makeFolder(file: string): Promise<void> {
  const [{ mkdir }, { dirname }] = await Promise.all([import("node:fs/promises"), import("node:path")]);
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (cause) {
    throw new StoreError("unwritable", `the folder of ${file} cannot be made: choose one that can be written to`, {
      file,
      cause,
    });
  }
}
