import type { Kysely } from "kysely";
import type { DialectFeatures } from "./dialectFeatures.js";

/** An owner of tables in a database, such as the message store or a journal. Several may share a database. */
export interface Component<Tables> {
  /** Its name, unique within its database. */
  readonly name: string;
  /** Table that records the migrations that were applied. @default `mezonkit_NAME_versions` */
  readonly versionTable?: string | undefined;
  /** Its migrations, oldest first. A released one is never changed. */
  readonly migrations: readonly Migration<Tables>[];
  /**
   * Called at each opening, after the migrations and within their transaction. For work that depends on the database's
   * features.
   */
  prepare?(db: Kysely<Tables>, features: DialectFeatures): Promise<void>;
  /**
   * Reads the data that must survive when a file is damaged, deleted or replaced, as far as it can still be read.
   * Returns a function that writes the data into the new tables.
   */
  salvage?(db: Kysely<Tables>): Promise<(next: Kysely<Tables>) => Promise<void>>;
}

/** One step from a version of the tables to the next. */
export interface Migration<Tables> {
  /** Must never change, because the version table contains it. */
  readonly name: string;
  /** Updates the tables, within the transaction of `db`. */
  up(db: Kysely<Tables>, features: DialectFeatures): Promise<void>;
}
