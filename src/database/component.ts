import type { Kysely } from "kysely";
import type { Engine } from "./engine.js";

/** One of those that keep tables in a database: the messages, a journal. Several may share a database. */
export interface Component<Tables> {
  /** Names it, within its database. */
  readonly name: string;
  /** The table that holds which migrations it has had. @default `mezonkit_NAME_versions` */
  readonly versionTable?: string;
  /** How its tables came to be, the oldest first. Those that were released stay as they are for ever. */
  readonly migrations: readonly Migration<Tables>[];
  /** Called at each opening, after the migrations and within their transaction: for what depends on the engine's abilities. */
  prepare?(db: Kysely<Tables>, engine: Engine): Promise<void>;
  /**
   * Reads what is to outlive a file that was damaged, deleted or replaced, as far as it can still be read.
   * Answers how to write it into the tables that take their place.
   */
  salvage?(db: Kysely<Tables>): Promise<(next: Kysely<Tables>) => Promise<void>>;
}

/** One step from a version of the tables to the next. */
export interface Migration<Tables> {
  /** Never changes: it is what the version table holds. */
  readonly name: string;
  /** Makes the step, within the transaction of `db`. */
  up(db: Kysely<Tables>, engine: Engine): Promise<void>;
}
