import type { Duration } from "../../core/duration.js";
import { ValidationError } from "../../core/errors.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import type { MissedRuns, MissedRunsOptions } from "./plannedRun.js";
import { wholeMs } from "./timing.js";

/** A job that runs now, as its handler sees it. */
export interface RunningJob {
  /** Its key, or its random id. */
  readonly id: string;
  /** Name of its definition. */
  readonly name: string;
  /** The time it is for, which may have passed long ago. */
  readonly occursAt: Date;
  /** Identifies this run, whatever the attempt: an idempotency key for what must be done once. */
  readonly runId: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Whether the run is given up if this attempt fails. */
  readonly isLastAttempt: boolean;
  /** Aborted when the job is cancelled or replaced, when another process runs it, and when the scheduler stops. */
  readonly signal: AbortSignal;
}

/** Runs a job. If it throws, the error is reported and the job is tried again. */
export type JobHandler<Payload> = (payload: Payload, job: RunningJob) => unknown;

export interface JobOptions {
  /**
   * What to do about runs whose time passed while no process was running, or while the previous run took longer.
   * `"run"`: one run, for the latest of them; `"skip"`: none; `"all"`: each of them, one after the other, at most the
   * latest `mostMissed`.
   *
   * @default "run"
   */
  readonly missed?: MissedRuns | undefined;
  /** @default 10 */
  readonly mostMissed?: number | undefined;
  /** How late a run may begin without being missed. @default "1m" */
  readonly grace?: Duration | undefined;
  /**
   * How often a run is tried again after it failed, or after its process ended before the run did. With 0 a run is started
   * at most once.
   *
   * @default 3
   */
  readonly retries?: number | undefined;
  /** Longest pause before the first retry. It doubles with each, up to an hour, and a random part of it is waited. @default "10s" */
  readonly retryPause?: Duration | undefined;
}

export interface JobDefinition extends MissedRunsOptions {
  readonly name: string;
  readonly handler: JobHandler<unknown>;
  readonly retries: number;
  readonly retryPauseMs: number;
}

const OPTIONS: KeysOf<JobOptions> = { missed: true, mostMissed: true, grace: true, retries: true, retryPause: true };
const MISSED: readonly string[] = ["run", "skip", "all"] satisfies MissedRuns[];
const LONGEST_NAME = 200;
const MOST_RETRIES = 100;

/** @throws {ValidationError} that names what is wrong. */
export function readDefinition(name: string, handler: JobHandler<never>, options: JobOptions): JobDefinition {
  requireKnownKeys(options, OPTIONS);
  const { missed = "run", mostMissed = 10, grace = "1m", retries = 3, retryPause = "10s" } = options;
  if (typeof name !== "string" || name === "" || name.length > LONGEST_NAME)
    throw new ValidationError("name", `must be a text of 1 to ${LONGEST_NAME} characters`);
  if (typeof handler !== "function") throw new ValidationError("handler", "must be a function");
  if (!MISSED.includes(missed)) throw new ValidationError("missed", 'must be "run", "skip" or "all"');
  requireWhole("mostMissed", mostMissed, 1, 1_000);
  requireWhole("retries", retries, 0, MOST_RETRIES);
  return {
    ...{ name, missed, mostMissed, retries },
    handler: handler as JobHandler<unknown>,
    graceMs: wholeMs(grace, "grace"),
    retryPauseMs: wholeMs(retryPause, "retryPause"),
  };
}

/** @throws {ValidationError} for anything but a whole number from `least` to `most`. */
export function requireWhole(path: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new ValidationError(path, `must be a whole number from ${least} to ${most}`);
}
