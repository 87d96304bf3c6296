import { SqliteDialect } from "kysely";
import { StoreError } from "../../core/errors.js";
import type { DatabaseDialect } from "../dialect.js";
import { storeError } from "../storeFailure.js";
import { loadedDriver } from "./firstDriver.js";
import { withStatementCache } from "./statementCache.js";

const IN_MEMORY = ":memory:";
/**
 * Number of pages of 4 KiB that are written to the log before they are copied to the file. New rows write the same
 * pages many times, and each page is copied once. Copying many pages at once blocks other work.
 */
const LOGGED_PAGES = 1_000;
/**
 * The same in a thread of its own, where no other work is blocked. The thread copies the pages when it is idle, so that
 * this limit is reached only by a burst of tens of thousands of messages. The log takes 64 MiB at most.
 */
const LOGGED_PAGES_ALONE = 16_000;
/**
 * Size of the page cache in a thread of its own, in KiB: it holds the pages to which new rows of many channels are
 * written. Otherwise SQLite's default of 2 MiB is used.
 */
const CACHE_KIB_ALONE = 16_384;

export interface FileSettings {
  readonly durability: "normal" | "full";
  /** Whether this thread does nothing else. */
  readonly isAlone: boolean;
}

/**
 * Opens a SQLite file and returns a dialect for Kysely. Loads a driver and modules of Node, which only this function
 * needs.
 */
export async function openSqliteFile(file: string, { durability, isAlone }: FileSettings): Promise<DatabaseDialect> {
  const { open } = await loadedDriver(file);
  if (file !== IN_MEMORY) await makeFolder(file);
  try {
    const handle = open(file);
    try {
      // Waiting for a lock would block the whole process. The caller tries again later instead.
      handle.exec("pragma busy_timeout = 0");
      handle.exec("pragma journal_mode = WAL");
      // In this journal mode neither can damage the file; "full" waits for the disk at each commit, "normal" at checkpoints.
      handle.exec(`pragma synchronous = ${durability}`);
      handle.exec(`pragma wal_autocheckpoint = ${isAlone ? LOGGED_PAGES_ALONE : LOGGED_PAGES}`);
      if (isAlone) handle.exec(`pragma cache_size = -${CACHE_KIB_ALONE}`);
      handle.exec("pragma temp_store = MEMORY");
      // A read-only file is only noticed at the first write.
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
