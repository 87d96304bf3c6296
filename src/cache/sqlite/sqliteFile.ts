import type BetterSqlite3 from "better-sqlite3";
import { type Dialect, SqliteAdapter, SqliteDialect } from "kysely";
import { StoreError } from "../../core/errors.js";
import { storeError } from "../storeFailure.js";
import { withStatementCache } from "./statementCache.js";

const IN_MEMORY = ":memory:";
/**
 * Pages of 4 KiB that are written to the log before they are copied to the file: the same pages are written again and
 * again by new messages, and are copied once.
 */
const LOGGED_PAGES = 2_000;

/** An open SQLite file, as Kysely takes it. Loads the driver and Node's own modules, which nothing else here needs. */
export async function openSqliteFile(file: string): Promise<Dialect> {
  const Database = await loadDriver(file);
  if (file !== IN_MEMORY) await makeFolder(file);
  try {
    // Waiting for a lock would hold the whole process: whoever calls tries again later instead.
    const database = new Database(file, { timeout: 0 });
    try {
      database.pragma("journal_mode = WAL");
      database.pragma("synchronous = NORMAL");
      database.pragma(`wal_autocheckpoint = ${LOGGED_PAGES}`);
      database.pragma("temp_store = MEMORY");
      // A file that may only be read shows itself no earlier than at a write.
      database.exec("begin immediate; rollback");
    } catch (error) {
      database.close();
      throw error;
    }
    return new FileDialect({ database: withStatementCache(database) });
  } catch (error) {
    throw storeError(error, file);
  }
}

/** Gives a damaged file a new name, with what belongs to it, and answers that name. */
export async function setAside(file: string, now: Date): Promise<string> {
  const { rename } = await import("node:fs/promises");
  const { existsSync } = await import("node:fs");
  const wanted = `${file}.corrupt-${now.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  // Renaming onto another file would delete that one.
  let name = wanted;
  for (let n = 2; existsSync(name); n += 1) name = `${wanted}-${n}`;
  try {
    await rename(file, name);
  } catch (cause) {
    throw new StoreError("corrupt", `${file} is damaged and cannot be given another name: move it away`, {
      file,
      cause,
    });
  }
  for (const suffix of ["-wal", "-shm"]) await rename(`${file}${suffix}`, `${name}${suffix}`).catch(() => undefined);
  return name;
}

/** Tables of SQLite can be made within a transaction, which Kysely does not count on. */
class FileDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

async function loadDriver(file: string): Promise<typeof BetterSqlite3> {
  try {
    return (await import("better-sqlite3")).default;
  } catch (cause) {
    const advice = "npm install better-sqlite3, or pass a Kysely dialect of another driver";
    throw new StoreError("driver_missing", `${file} cannot be opened without the SQLite driver: ${advice}`, {
      file,
      cause,
    });
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
