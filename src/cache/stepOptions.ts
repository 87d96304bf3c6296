import type { Kysely } from "kysely";
import type { AdaptiveBatch } from "../database/adaptiveBatch.js";
import type { DialectFeatures } from "../database/dialectFeatures.js";
import type { Tables } from "./tables.js";

/** Runs work on the database. */
export type Run = <T>(work: (db: Kysely<Tables>, features: DialectFeatures) => Promise<T>) => Promise<T>;

/** How work on any number of rows is divided into steps, so that it does not block other work. */
export interface StepOptions {
  readonly read: Run;
  readonly write: Run;
  /** Awaited after each step. */
  readonly afterStep: () => Promise<void>;
  /** Chooses the size of each step that reads; `writes` does so for steps that write. */
  readonly reads: AdaptiveBatch;
  readonly writes: AdaptiveBatch;
  /** Largest number of messages that one step adds to the index of words. */
  readonly indexedAStep: number;
  /** Ends maintenance early when aborted. The next maintenance continues. */
  readonly signal?: AbortSignal | undefined;
}
