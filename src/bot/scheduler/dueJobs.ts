import { within } from "../../core/abort.js";
import type { Clock, Timer } from "../../core/clock.js";
import { toError } from "../../core/errors.js";
import type { JobDefinition } from "./jobDefinition.js";
import { JobRun } from "./jobRun.js";
import type { JobStorage, StoredJob } from "./jobStorage.js";

export interface DueJobsOptions {
  readonly storage: JobStorage;
  readonly definitions: ReadonlyMap<string, JobDefinition>;
  readonly clock: Clock;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
  /** Jobs that run at once at most. */
  readonly concurrency: number;
  readonly leaseMs: number;
  readonly pollMs: number;
  readonly report: (error: Error) => void;
}

/** Pauses while the storage fails, in milliseconds. */
const FAILURE_PAUSE_MS = 1_000;
const LONGEST_FAILURE_PAUSE_MS = 60_000;
/** The shortest wait, in milliseconds: a job that is due is not polled for in a busy loop. */
const LEAST_WAIT_MS = 10;

/** Claims jobs that are due in the storage, and runs them. */
export class DueJobs {
  readonly #options: DueJobsOptions;
  readonly #running = new Map<string, { readonly run: JobRun; readonly end: Promise<void> }>();
  #isActive = false;
  #timer: Timer;
  /** The look at the storage that is under way, and whether another must follow. */
  #looking: Promise<void> | undefined;
  #isWoken = false;
  #failures = 0;

  constructor(options: DueJobsOptions) {
    this.#options = options;
  }

  /** Begins to claim jobs. */
  start(): void {
    this.#isActive = true;
    this.wake();
  }

  /** Looks at the storage now, or once more when the look that is under way is done. Does nothing before the start. */
  wake(): void {
    if (!this.#isActive) return;
    this.#isWoken = true;
    this.#looking ??= this.#look();
  }

  /** Aborts the signal of a job whose handler is at work. */
  cancel(id: string): void {
    this.#running.get(id)?.run.cancel();
  }

  /** Claims no more jobs, aborts the signals of running ones, and waits for them, at most `drainMs` milliseconds. */
  async stop(drainMs: number): Promise<void> {
    const { clock } = this.#options;
    this.#isActive = false;
    clock.clearTimeout(this.#timer);
    await this.#looking;
    const left = [...this.#running.values()];
    for (const { run } of left) run.stop();
    if (left.length > 0 && drainMs > 0) await within(clock, drainMs, Promise.all(left.map(({ end }) => end)));
    for (const { run } of this.#running.values()) run.abandon();
    this.#running.clear();
  }

  async #look(): Promise<void> {
    // Several that are scheduled in one moment are looked for once.
    await Promise.resolve();
    while (this.#isWoken && this.#isActive) {
      this.#isWoken = false;
      this.#options.clock.clearTimeout(this.#timer);
      try {
        await this.#claimDue();
        this.#failures = 0;
      } catch (error) {
        this.#failures += 1;
        this.#options.report(toError(error));
        this.#wakeAfter(Math.min(FAILURE_PAUSE_MS * 2 ** (this.#failures - 1), LONGEST_FAILURE_PAUSE_MS));
      }
    }
    // At once: whoever wakes it from now on needs another look.
    this.#looking = undefined;
  }

  /** Begins what is due, and sets the timer of the next look, unless something else leads to it. */
  async #claimDue(): Promise<void> {
    const { definitions, concurrency, clock, leaseMs, pollMs, storage } = this.#options;
    const names = [...definitions.keys()];
    const limit = concurrency - this.#running.size;
    // The end of a job wakes.
    if (limit <= 0) return;
    const now = clock.now();
    const lease = crypto.randomUUID();
    // One that was scheduled anew while its handler works waits for that.
    const claim = { names, except: [...this.#running.keys()], now, lease, leasedUntil: now + leaseMs, limit };
    for (const job of await storage.claim(claim)) this.#begin(job, lease);
    const next = await storage.nextDue(names, [...this.#running.keys()]);
    const waitMs = next === undefined ? Infinity : Math.max(next - clock.now(), LEAST_WAIT_MS);
    const longest = storage.isShared ? pollMs : Infinity;
    const nextMs = Math.min(waitMs, longest);
    if (nextMs !== Infinity) this.#wakeAfter(nextMs);
  }

  #begin(job: StoredJob, lease: string): void {
    const { definitions, report } = this.#options;
    const definition = definitions.get(job.name);
    if (definition === undefined) return;
    const run = new JobRun(job, { ...this.#options, definition, lease });
    const end = run
      .run()
      .catch((error: unknown) => report(toError(error)))
      .finally(() => {
        if (this.#running.get(job.id)?.run === run) this.#running.delete(job.id);
        this.wake();
      });
    this.#running.set(job.id, { run, end });
  }

  #wakeAfter(ms: number): void {
    if (!this.#isActive) return;
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = this.#options.clock.setTimeout(() => this.wake(), ms);
  }
}
