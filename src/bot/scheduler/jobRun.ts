import { backoffDelay } from "../../core/backoff.js";
import type { Clock } from "../../core/clock.js";
import { toError } from "../../core/errors.js";
import { JobError } from "./errors.js";
import type { JobDefinition } from "./jobDefinition.js";
import type { JobStorage, StoredJob } from "./jobStorage.js";
import { readPayload } from "./jsonPayload.js";
import { planRun } from "./plannedRun.js";
import { nextOccurrence, type Rule } from "./timing.js";

export interface JobRunOptions {
  readonly definition: JobDefinition;
  readonly storage: JobStorage;
  readonly clock: Clock;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
  readonly lease: string;
  readonly leaseMs: number;
  readonly report: (error: JobError) => void;
}

const LONGEST_PAUSE_MS = 3_600_000;

/** One attempt of a claimed job: renews its lease while the handler works, and stores how it ended. */
export class JobRun {
  readonly #job: StoredJob;
  readonly #rule: Rule;
  readonly #options: JobRunOptions;
  readonly #controller = new AbortController();
  #isStopping = false;
  #timer: unknown;
  /** The lease is renewed one after the other, and not after the end. */
  #renewing: Promise<void> = Promise.resolve();
  #hasEnded = false;
  #isAbandoned = false;

  constructor(job: StoredJob, options: JobRunOptions) {
    this.#job = job;
    this.#rule = JSON.parse(job.rule) as Rule;
    this.#options = options;
  }

  get id(): string {
    return this.#job.id;
  }

  /** Resolves when its end is stored. Rejects if the storage fails: then it is run again when the lease has ended. */
  async run(): Promise<void> {
    const { definition, storage, clock, lease, leaseMs } = this.#options;
    const job = this.#job;
    const plan = planRun(this.#rule, job, definition, clock.now());
    if (plan.kind === "skip") return this.#reschedule(plan.next);
    const { occursAt, attempt } = plan;
    if (attempt > definition.retries + 1) {
      // Its process ended in the middle of every attempt.
      this.#report(attempt - 1, new Error("the process ended while it ran"), undefined);
      return this.#reschedule(nextOccurrence(this.#rule, occursAt));
    }
    if (occursAt !== job.occursAt) {
      // After a crash the attempts of this run are counted on.
      const isOurs = await storage.update(job.id, lease, this.#held({ occursAt, attempt }));
      if (!isOurs) return;
    }
    this.#renewLater({ occursAt, attempt }, leaseMs / 3);
    try {
      await definition.handler(readPayload(job.payload), {
        id: job.id,
        name: job.name,
        occursAt: new Date(occursAt),
        runId: `${job.id}@${occursAt}`,
        attempt,
        isLastAttempt: attempt > definition.retries,
        signal: this.#controller.signal,
      });
    } catch (error) {
      await this.#endRenewal();
      if (!this.#isAbandoned) await this.#failed(error, occursAt, attempt);
      return;
    }
    await this.#endRenewal();
    if (!this.#isAbandoned) await this.#reschedule(nextOccurrence(this.#rule, occursAt));
  }

  /** Aborts the handler's signal: the job is cancelled, or belongs to somebody else. */
  cancel(): void {
    this.#controller.abort(new Error(`the job ${this.#job.id} was cancelled, or scheduled anew`));
  }

  /** Aborts the handler's signal. A handler that fails because of it is run again after the next start. */
  stop(): void {
    this.#isStopping = true;
    this.#controller.abort(new Error("the scheduler stops"));
  }

  /** Leaves the handler alone: its lease ends by itself, and what it returns later is not stored. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#hasEnded = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  async #failed(error: unknown, occursAt: number, attempt: number): Promise<void> {
    const { definition, storage, clock, lease, random } = this.#options;
    const { id, dueAt } = this.#job;
    if (this.#isStopping) {
      await storage.update(id, lease, { occursAt, dueAt, attempt: attempt - 1 });
      return;
    }
    if (attempt > definition.retries) {
      this.#report(attempt, error, undefined);
      await this.#reschedule(nextOccurrence(this.#rule, occursAt));
      return;
    }
    const backoff = { baseMs: definition.retryPauseMs, ceilingMs: LONGEST_PAUSE_MS };
    const retryAt = clock.now() + backoffDelay(attempt, backoff, random());
    this.#report(attempt, error, retryAt);
    await storage.update(id, lease, { occursAt, dueAt: retryAt, attempt });
  }

  /** Stores when it occurs next, or removes it. */
  async #reschedule(next: number | undefined): Promise<void> {
    const { storage, lease, random } = this.#options;
    const { id } = this.#job;
    if (next === undefined) await storage.remove(id, lease);
    else {
      const dueAt = next + Math.floor(random() * this.#rule.jitterMs);
      await storage.update(id, lease, { occursAt: next, dueAt, attempt: 0 });
    }
  }

  #renewLater(run: Pick<StoredJob, "occursAt" | "attempt">, ms: number): void {
    const { clock, storage, lease } = this.#options;
    this.#timer = clock.setTimeout(() => {
      this.#renewing = storage.update(this.#job.id, lease, this.#held(run)).then(
        (isOurs) => {
          if (!isOurs) this.cancel();
          else if (!this.#hasEnded) this.#renewLater(run, ms);
        },
        // A database that fails now may answer the next time, before the lease has ended.
        () => {
          if (!this.#hasEnded) this.#renewLater(run, ms);
        },
      );
    }, ms);
  }

  async #endRenewal(): Promise<void> {
    this.#hasEnded = true;
    this.#options.clock.clearTimeout(this.#timer);
    await this.#renewing;
  }

  #held({ occursAt, attempt }: Pick<StoredJob, "occursAt" | "attempt">) {
    const { clock, leaseMs } = this.#options;
    return { occursAt, attempt, dueAt: this.#job.dueAt, leasedUntil: clock.now() + leaseMs };
  }

  #report(attempt: number, cause: unknown, retryAt: number | undefined): void {
    const { id, name } = this.#job;
    const what = id === name ? `the job "${name}"` : `the job "${name}" (${id})`;
    const advice = retryAt === undefined ? "it is given up" : `it is tried again at ${new Date(retryAt).toISOString()}`;
    const message = `attempt ${attempt} of ${what} failed, ${advice}: ${toError(cause).message}`;
    const details = { job: name, id, attempt, cause, retryAt: retryAt === undefined ? undefined : new Date(retryAt) };
    this.#options.report(new JobError(message, details));
  }
}
