import type { Clock } from "../../core/clock.js";
import type { Duration } from "../../core/duration.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import type { JobStorage } from "./jobStorage.js";
import type { Timing } from "./timing.js";

/** Options of a {@link Scheduler}. */
export interface SchedulerOptions {
  /** Keeps jobs over restarts. @default in memory */
  readonly storage?: JobStorage | undefined;
  /** Time zone of cron expressions, such as `"Asia/Ho_Chi_Minh"`. @default "UTC" */
  readonly timeZone?: string | undefined;
  /** Jobs that run at once at most. @default 10 */
  readonly concurrency?: number | undefined;
  /**
   * How long a job stays claimed if its process ends in the middle of it; renewed while it runs. Clocks of processes that
   * share jobs must differ by less.
   *
   * @default "1m"
   */
  readonly lease?: Duration | undefined;
  /** How often jobs are looked for that other processes have scheduled. @default "30s" */
  readonly poll?: Duration | undefined;
  /**
   * Called with a {@link JobError} for each attempt that failed, and with what the storage throws.
   *
   * @default an `error` event of the bot's client; without a bot it is printed to the standard error
   */
  readonly onError?: ((error: Error) => unknown) | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 up to 1, for jitter and pauses. @default `Math.random` */
  readonly random?: (() => number) | undefined;
}

/** A job to be scheduled. */
export type ScheduleOptions<Payload> = Timing & {
  /**
   * Identifies the job: scheduling the same key again replaces it. A repeating job that is the same stays as it is, with
   * the runs that it has missed. @default a random id
   */
  readonly key?: string | undefined;
} & (undefined extends Payload ? { readonly payload?: Payload } : { readonly payload: Payload });

/** A scheduled job. */
export interface ScheduledJob {
  /** Its key, or a random id. */
  readonly id: string;
  /** Name of its definition. */
  readonly name: string;
  readonly payload: unknown;
  /** When it runs next, without its jitter. */
  readonly nextAt: Date;
}

/** A kind of job, with the type of its payload. */
export interface JobKind<Payload> {
  readonly name: string;
  /** See {@link Scheduler.schedule}. */
  schedule(options: ScheduleOptions<Payload>): Promise<ScheduledJob>;
}

export const SCHEDULER_KEYS: KeysOf<SchedulerOptions> = {
  ...{ storage: true, timeZone: true, concurrency: true, lease: true, poll: true },
  ...{ onError: true, clock: true, random: true },
};
export const SCHEDULE_KEYS: KeysOf<ScheduleOptions<undefined>> = {
  ...{ at: true, after: true, every: true, cron: true, timeZone: true, jitter: true, key: true, payload: true },
};
