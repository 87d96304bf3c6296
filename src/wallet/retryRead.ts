import { backoffDelay } from "../core/backoff.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, TimeoutError } from "../core/errors.js";
import { sleep } from "../core/sleep.js";

const TRIES = 3;
const BACKOFF = { baseMs: 250, ceilingMs: 4_000 } as const;

/** What a failure says of trying again. */
export interface Retryable {
  readonly httpStatus?: number | undefined;
  readonly retryAfterMs?: number | undefined;
}

export interface RetryOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does what may be done twice, up to three times: again after the host could not be reached,
 * was too slow or too busy (429) or failed itself (5xx), with growing, jittered pauses.
 */
export async function retryRead<T>(options: RetryOptions, read: () => Promise<T>): Promise<T> {
  const { clock, signal = new AbortController().signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt >= TRIES || !isPassing(error)) throw error;
      await sleep(pauseAfter(error, attempt), { clock, signal });
    }
  }
}

/** Whether the failure may be gone by itself the next time. */
function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  const { httpStatus } = asRetryable(error);
  return httpStatus !== undefined && (httpStatus === 429 || httpStatus >= 500);
}

/** Milliseconds to wait before the next attempt. */
export function pauseAfter(error: unknown, attempt: number): number {
  return asRetryable(error).retryAfterMs ?? backoffDelay(attempt, BACKOFF, 0.5 + Math.random() / 2);
}

function asRetryable(error: unknown): Retryable {
  return error instanceof Error ? (error as Error & Retryable) : {};
}
