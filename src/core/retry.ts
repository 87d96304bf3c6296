import type { Clock } from "./clock.js";
import { sleep } from "./sleep.js";

export interface RetryOptions {
  readonly clock: Clock;
  /** Ends the attempts and the pauses between them. */
  readonly signal: AbortSignal;
  /** Attempts at most, the first included. */
  readonly attempts: number;
  /** Whether the failure may be gone the next time, and nothing is done twice. */
  readonly mayRetry: (error: unknown) => boolean;
  /** Milliseconds to wait after so many attempts, the last of which failed with this error. @default no pause */
  readonly pauseMs?: ((error: unknown, attempt: number) => number) | undefined;
}

/**
 * Calls `attempt` with the number of the attempt, from 1, until it succeeds, the attempts are used up, or its failure
 * cannot be retried. Rejects with the last failure, or with the signal's reason when it comes during a pause.
 */
export async function retry<T>(options: RetryOptions, attempt: (number: number) => Promise<T>): Promise<T> {
  const { clock, signal, attempts, mayRetry, pauseMs } = options;
  for (let made = 1; ; made += 1) {
    try {
      return await attempt(made);
    } catch (error) {
      if (made >= attempts || signal.aborted || !mayRetry(error)) throw error;
      if (pauseMs !== undefined) await sleep(pauseMs(error, made), { clock, signal });
    }
  }
}
