import type { SqliteStatement } from "kysely";

/** One of the packages and built-in modules that open SQLite files. */
export interface SqliteDriver {
  /** As it is imported. */
  readonly name: string;
  /** Loads it. Rejects where it is not installed, or not for this platform. */
  load(): Promise<OpenSqlite>;
}

/** Opens a file, which is made when it is not there. Waits for no lock. */
export type OpenSqlite = (file: string) => SqliteHandle;

/** An open file. */
export interface SqliteHandle {
  /** Runs statements that return nothing. */
  exec(text: string): void;
  prepare(text: string): SqliteStatement;
  close(): void;
}
