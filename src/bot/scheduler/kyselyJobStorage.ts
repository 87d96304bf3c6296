import { brand } from "../../core/brand.js";
import type { Clock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { databaseSource } from "../../database/databaseSource.js";
import type { DatabaseDialect } from "../../database/dialect.js";
import { LazyStore } from "../../database/lazyStore.js";
import { checkChange, checkClaim, checkId, checkJob, checkNames, checkQuery } from "./jobChecks.js";
import type { JobChange, JobClaim, JobQuery, JobStorage, StoredJob } from "./jobStorage.js";

export interface KyselyJobStorageOptions {
  /** The SQLite file. @default `./mezon-jobs.db` */
  readonly file?: string | undefined;
  /** Another database: a Kysely dialect for PostgreSQL or SQLite, or a function that makes one at each opening. */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

const OPTIONS: KeysOf<KyselyJobStorageOptions> = { file: true, dialect: true, clock: true };
const DEFAULT_FILE = "./mezon-jobs.db";

/**
 * Keeps jobs in SQLite or PostgreSQL, over restarts. Several processes may share them: each job is run by one. Opens the
 * database when it is first used.
 */
export class KyselyJobStorage implements JobStorage, AsyncDisposable {
  static {
    brand(KyselyJobStorage, "KyselyJobStorage");
  }

  readonly isShared = true;
  readonly #store: LazyStore<JobStorage>;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: KyselyJobStorageOptions = {}) {
    requireOptions(options, OPTIONS);
    const clock = clockOf(options.clock);
    const source = databaseSource(options, DEFAULT_FILE);
    this.#store = new LazyStore(async () => {
      // Databases are heavy: a bot without one does not load them.
      const { JobStore } = await import("./jobStore.js");
      return new JobStore({ source, clock });
    });
  }

  async put(job: StoredJob, options: { readonly keepEqual: boolean }): Promise<StoredJob> {
    checkJob(job, options);
    return (await this.#store.get()).put(job, options);
  }

  async claim(claim: JobClaim): Promise<readonly StoredJob[]> {
    checkClaim(claim);
    return (await this.#store.get()).claim(claim);
  }

  async update(id: string, lease: string, change: JobChange): Promise<boolean> {
    checkChange(id, lease, change);
    return (await this.#store.get()).update(id, lease, change);
  }

  async remove(id: string, lease?: string | undefined): Promise<boolean> {
    checkId(id, lease);
    return (await this.#store.get()).remove(id, lease);
  }

  async get(id: string): Promise<StoredJob | undefined> {
    checkId(id);
    return (await this.#store.get()).get(id);
  }

  async list(query: JobQuery): Promise<readonly StoredJob[]> {
    checkQuery(query);
    return (await this.#store.get()).list(query);
  }

  async nextDue(names: readonly string[], except: readonly string[]): Promise<number | undefined> {
    checkNames(names, except);
    return (await this.#store.get()).nextDue(names, except);
  }

  /** Closes the database. It is opened again when it is used. */
  async close(): Promise<void> {
    await this.#store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
