import { abortError } from "./abort.js";
import { type Clock, msLeft } from "./clock.js";
import { TimeoutError, toError } from "./errors.js";

/** How long something may take, and what ends it earlier. */
export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface QueueWaitOptions extends WaitOptions {
  /** What waits, for error texts. */
  readonly what: string;
  readonly clock: Clock;
}

/** Work that waits for its turn in somebody's queue. */
export interface QueuedTask {
  /** Its turn has come. */
  start(): void;
  /** Its turn will not come. */
  fail(error: Error): void;
}

/**
 * Makes a turn and hands it to `queue`. Resolves with what `work` does once the
 * turn starts, with what is left of the time. When the time or the signal ends
 * first, calls `leave` and rejects: `work` never ran.
 */
export function enqueue<T>(
  options: QueueWaitOptions,
  queue: { enter(turn: QueuedTask): void; leave(turn: QueuedTask): void },
  work: (left: WaitOptions) => Promise<T>,
): Promise<T> {
  const { what, timeoutMs, signal, clock } = options;
  if (signal?.aborted === true) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const since = clock.now();
    const settle = (): void => {
      clock.clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const turn: QueuedTask = {
      start: () => {
        settle();
        const left = Math.max(1, msLeft(clock, since, timeoutMs));
        work({ timeoutMs: left, signal }).then(resolve, (error: unknown) => reject(toError(error)));
      },
      fail: (error) => {
        settle();
        reject(error);
      },
    };
    const giveUp = (error: Error): void => {
      queue.leave(turn);
      turn.fail(error);
    };
    const onAbort = (): void => {
      if (signal !== undefined) giveUp(abortError(signal));
    };
    const timer = clock.setTimeout(() => giveUp(new TimeoutError(what, timeoutMs, { wasSent: false })), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    queue.enter(turn);
  });
}
