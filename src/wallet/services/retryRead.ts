import { withDeadline } from "../../core/abort.js";
import { backoffDelay } from "../../core/backoff.js";
import type { Clock } from "../../core/clock.js";
import { ConnectionError, TimeoutError } from "../../core/errors.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { retry } from "../../core/retry.js";

const ATTEMPTS = 3;
const BACKOFF = { baseMs: 250, ceilingMs: 4_000 } as const;
/** Longest pause in milliseconds. Also used if a service asks for a longer one, since it may recover earlier. */
const LONGEST_PAUSE_MS = 10_000;

/** What a failure says about another attempt. */
export interface Retryable {
  readonly httpStatus?: number | undefined;
  readonly retryAfterMs?: number | undefined;
}

export interface RetryReadOptions {
  /** What is requested, for errors' texts. */
  readonly what: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for all attempts and the pauses between them. @default no limit */
  readonly timeoutMs?: number | undefined;
}

/**
 * Makes a request that may be repeated, up to three times. Repeats it if the host could not be reached, was too slow or
 * too busy (429), or failed (5xx), with growing, jittered pauses.
 *
 * @throws {ValidationError} for a malformed deadline or signal.
 */
export async function retryRead<T>(
  options: RetryReadOptions,
  read: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  requireWaitOptions(options);
  const { timeoutMs = Number.POSITIVE_INFINITY, clock, signal } = options;
  if (timeoutMs === Number.POSITIVE_INFINITY) return tryRead(clock, signal, read);
  return withDeadline({ ...options, timeoutMs }, (ends) => tryRead(clock, ends, read));
}

function tryRead<T>(
  clock: Clock,
  signal: AbortSignal | undefined,
  read: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const ends = signal ?? new AbortController().signal;
  const options = { clock, signal: ends, attempts: ATTEMPTS, mayRetry: isPassing, pauseMs: pauseAfter };
  return retry(options, () => read(signal));
}

/** Whether the failure may be temporary. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  const { httpStatus } = asRetryable(error);
  return httpStatus !== undefined && (httpStatus === 429 || httpStatus >= 500);
}

/** Returns the milliseconds to wait before the next attempt. */
export function pauseAfter(error: unknown, attempt: number): number {
  const asked = asRetryable(error).retryAfterMs;
  if (asked !== undefined) return Math.min(asked, LONGEST_PAUSE_MS);
  return backoffDelay(attempt, BACKOFF, 0.5 + Math.random() / 2);
}

function asRetryable(error: unknown): Retryable {
  return error instanceof Error ? (error as Error & Retryable) : {};
}
