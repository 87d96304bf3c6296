import { requireMethods } from "../../core/requireMethods.js";

/** A job as it is stored. Times are milliseconds since the epoch. */
export interface StoredJob {
  /** Its key, or a random id. */
  readonly id: string;
  /** Name of its definition. */
  readonly name: string;
  /** JSON text. */
  readonly payload: string;
  /** When it occurs: a rule as JSON text. */
  readonly rule: string;
  /** The time it is for. */
  readonly occursAt: number;
  /** When it is run: later than `occursAt` by its jitter, or because it is tried again. */
  readonly dueAt: number;
  /** How often it was begun for `occursAt`. */
  readonly attempt: number;
}

/** What changes in a job that is claimed. */
export interface JobChange extends Pick<StoredJob, "occursAt" | "dueAt" | "attempt"> {
  /** Until when it stays claimed. @default it is free again */
  readonly leasedUntil?: number | undefined;
}

export interface JobClaim {
  /** Jobs of these definitions. */
  readonly names: readonly string[];
  /** Ids of jobs that are left alone. */
  readonly except: readonly string[];
  readonly now: number;
  /** Identifies the claim. */
  readonly lease: string;
  readonly leasedUntil: number;
  readonly limit: number;
}

export interface JobQuery {
  /** Jobs of this definition. @default of all */
  readonly name?: string | undefined;
  /** Jobs at most. @default 100 */
  readonly limit?: number | undefined;
}

/**
 * Where jobs are kept. A job is run by whoever has claimed it, until the lease ends. Changes of somebody whose lease is
 * gone have no effect.
 */
export interface JobStorage {
  /** Whether other processes use the same jobs. */
  readonly isShared: boolean;
  /**
   * Stores a job in place of one with the same id, claimed or not. With `keepEqual` a job of the same name, payload and
   * rule stays as it is. Returns what is stored then.
   */
  put(job: StoredJob, options: { readonly keepEqual: boolean }): Promise<StoredJob>;
  /** Claims jobs that are due and not claimed, the oldest first, and counts an attempt for each. */
  claim(claim: JobClaim): Promise<readonly StoredJob[]>;
  /** Changes a claimed job. Returns false if the lease is gone. */
  update(id: string, lease: string, change: JobChange): Promise<boolean>;
  /** Removes a job; with a lease only if that still holds. Returns whether it was there. */
  remove(id: string, lease?: string | undefined): Promise<boolean>;
  get(id: string): Promise<StoredJob | undefined>;
  /** Returns jobs, the one that is due next first. */
  list(query: JobQuery): Promise<readonly StoredJob[]>;
  /** Returns when a job can next be claimed; `undefined` if there is none. */
  nextDue(names: readonly string[], except: readonly string[]): Promise<number | undefined>;
  /** Lets go of what it holds open. */
  close?(): Promise<void>;
}

/** Returns the storage of an option. @throws {ValidationError} for what is none. */
export function requireJobStorage(storage: JobStorage): JobStorage {
  const methods = ["put", "claim", "update", "remove", "get", "list", "nextDue"];
  requireMethods(storage, "storage", "a storage such as new KyselyJobStorage()", methods);
  return storage;
}
