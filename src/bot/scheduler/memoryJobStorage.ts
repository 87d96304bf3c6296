import { brand } from "../../core/brand.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { checkChange, checkClaim, checkId, checkJob, checkNames, checkQuery } from "./jobChecks.js";
import type { JobChange, JobClaim, JobQuery, JobStorage, StoredJob } from "./jobStorage.js";

interface Entry {
  readonly job: StoredJob;
  readonly lease: string | undefined;
  readonly leasedUntil: number;
}

export interface MemoryJobStorageOptions {
  /** Jobs at most. More are refused. @default 10_000 */
  readonly limit?: number | undefined;
}

const OPTIONS: KeysOf<MemoryJobStorageOptions> = { limit: true };

/** Keeps jobs in memory: they end with the process. */
export class MemoryJobStorage implements JobStorage {
  static {
    brand(MemoryJobStorage, "MemoryJobStorage");
  }

  readonly isShared = false;
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: MemoryJobStorageOptions = {}) {
    requireOptions(options, OPTIONS);
    const { limit = 10_000 } = options;
    if (!(typeof limit === "number" && limit >= 1))
      throw new ValidationError("limit", "must be a number of jobs, 1 or more");
    this.#limit = limit;
  }

  async put(job: StoredJob, options: { readonly keepEqual: boolean }): Promise<StoredJob> {
    checkJob(job, options);
    const { keepEqual } = options;
    const before = this.#entries.get(job.id)?.job;
    if (before !== undefined && keepEqual && isEqual(before, job)) return before;
    if (before === undefined && this.#entries.size >= this.#limit)
      throw new MezonError("queue_full", `there are ${this.#limit} jobs already: cancel some, or raise the limit`);
    this.#entries.set(job.id, { job, ...free });
    return job;
  }

  async claim(claim: JobClaim): Promise<readonly StoredJob[]> {
    checkClaim(claim);
    const { names, except, now, lease, leasedUntil, limit } = claim;
    const due = [...this.#entries.values()]
      .filter(({ job, leasedUntil: until }) => names.includes(job.name) && job.dueAt <= now && until <= now)
      .filter(({ job }) => !except.includes(job.id))
      .sort((a, b) => a.job.dueAt - b.job.dueAt)
      .slice(0, limit)
      .map(({ job }) => ({ ...job, attempt: job.attempt + 1 }));
    for (const job of due) this.#entries.set(job.id, { job, lease, leasedUntil });
    return due;
  }

  async update(id: string, lease: string, given: JobChange): Promise<boolean> {
    checkChange(id, lease, given);
    const { leasedUntil, ...change } = given;
    const entry = this.#entries.get(id);
    if (entry?.lease !== lease) return false;
    const held = leasedUntil === undefined ? free : { lease, leasedUntil };
    this.#entries.set(id, { job: { ...entry.job, ...change }, ...held });
    return true;
  }

  async remove(id: string, lease?: string | undefined): Promise<boolean> {
    checkId(id, lease);
    if (lease !== undefined && this.#entries.get(id)?.lease !== lease) return false;
    return this.#entries.delete(id);
  }

  async get(id: string): Promise<StoredJob | undefined> {
    checkId(id);
    return this.#entries.get(id)?.job;
  }

  async list(query: JobQuery): Promise<readonly StoredJob[]> {
    checkQuery(query);
    const { name, limit = 100 } = query;
    const jobs = [...this.#entries.values()].map(({ job }) => job).filter((job) => job.name === (name ?? job.name));
    return jobs.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit);
  }

  async nextDue(names: readonly string[], except: readonly string[]): Promise<number | undefined> {
    checkNames(names, except);
    let next: number | undefined;
    for (const { job, leasedUntil } of this.#entries.values()) {
      if (!names.includes(job.name) || except.includes(job.id)) continue;
      const time = Math.max(job.dueAt, leasedUntil);
      if (next === undefined || time < next) next = time;
    }
    return next;
  }
}

const free = { lease: undefined, leasedUntil: Number.NEGATIVE_INFINITY };

function isEqual(one: StoredJob, other: StoredJob): boolean {
  return one.name === other.name && one.payload === other.payload && one.rule === other.rule;
}
