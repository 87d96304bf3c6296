import type { Kysely } from "kysely";
import type { AdaptiveBatch } from "../database/adaptiveBatch.js";
import type { Engine } from "../database/engine.js";
import type { Tables } from "./tables.js";

/** Runs work on the database. */
export type Run = <T>(work: (db: Kysely<Tables>, engine: Engine) => Promise<T>) => Promise<T>;

/** How work on any number of rows goes in steps, so that it blocks nobody. */
export interface StepOptions {
  readonly read: Run;
  readonly write: Run;
  /** Awaited after each step. */
  readonly turn: () => Promise<void>;
  /** Choose the size of each step that reads or writes. */
  readonly reads: AdaptiveBatch;
  readonly writes: AdaptiveBatch;
  /** Ends maintenance early when aborted; the rest is for the next time. */
  readonly signal?: AbortSignal | undefined;
}
