import { brand } from "../../core/brand.js";
import { MezonError } from "../../core/errors.js";
import type { JobChange, JobClaim, JobQuery, JobStorage, StoredJob } from "./jobStorage.js";

interface Entry {
  readonly job: StoredJob;
  readonly lease: string | undefined;
  readonly leasedUntil: number;
}

/** Keeps jobs in memory: they end with the process. */
export class MemoryJobStorage implements JobStorage {
  static {
    brand(MemoryJobStorage, "MemoryJobStorage");
  }

  readonly isShared = false;
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;

  /** @param options `limit`: jobs at most, 10,000 by default. More are refused. */
  constructor({ limit = 10_000 }: { readonly limit?: number | undefined } = {}) {
    this.#limit = limit;
  }

  async put(job: StoredJob, { keepEqual }: { readonly keepEqual: boolean }): Promise<StoredJob> {
    const before = this.#entries.get(job.id)?.job;
    if (before !== undefined && keepEqual && isEqual(before, job)) return before;
    if (before === undefined && this.#entries.size >= this.#limit)
      throw new MezonError("queue_full", `there are ${this.#limit} jobs already: cancel some, or raise the limit`);
    this.#entries.set(job.id, { job, ...free });
    return job;
  }

  async claim({ names, except, now, lease, leasedUntil, limit }: JobClaim): Promise<readonly StoredJob[]> {
    const due = [...this.#entries.values()]
      .filter(({ job, leasedUntil: until }) => names.includes(job.name) && job.dueAt <= now && until <= now)
      .filter(({ job }) => !except.includes(job.id))
      .sort((a, b) => a.job.dueAt - b.job.dueAt)
      .slice(0, limit)
      .map(({ job }) => ({ ...job, attempt: job.attempt + 1 }));
    for (const job of due) this.#entries.set(job.id, { job, lease, leasedUntil });
    return due;
  }

  async update(id: string, lease: string, { leasedUntil, ...change }: JobChange): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (entry?.lease !== lease) return false;
    const held = leasedUntil === undefined ? free : { lease, leasedUntil };
    this.#entries.set(id, { job: { ...entry.job, ...change }, ...held });
    return true;
  }

  async remove(id: string, lease?: string | undefined): Promise<boolean> {
    if (lease !== undefined && this.#entries.get(id)?.lease !== lease) return false;
    return this.#entries.delete(id);
  }

  async get(id: string): Promise<StoredJob | undefined> {
    return this.#entries.get(id)?.job;
  }

  async list({ name, limit = 100 }: JobQuery): Promise<readonly StoredJob[]> {
    const jobs = [...this.#entries.values()].map(({ job }) => job).filter((job) => job.name === (name ?? job.name));
    return jobs.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit);
  }

  async nextDue(names: readonly string[], except: readonly string[]): Promise<number | undefined> {
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
