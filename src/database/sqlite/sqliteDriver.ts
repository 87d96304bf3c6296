import type { SqliteStatement } from "kysely";

/** One of the packages and built-in modules that open SQLite files. */
export interface SqliteDriver {
  /** The module's name in an import. */
  readonly name: string;
  /** Loads the driver. Rejects if it is not installed, or not for this platform. */
  load(): Promise<OpenSqlite>;
}

/** Opens a file. Creates it if it does not exist. Does not wait for locks. */
export type OpenSqlite = (file: string) => SqliteHandle;

/** An open file. */
export interface SqliteHandle {
  /** Runs statements that return nothing. */
  exec(text: string): void;
  prepare(text: string): SqliteStatement;
  close(): void;
}
