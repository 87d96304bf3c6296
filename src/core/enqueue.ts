import { abortError } from "./abort.js";
import { addAbortListener, removeAbortListener } from "./abortListeners.js";
import { type Clock, msLeft } from "./clock.js";
import { TimeoutError, toError } from "./errors.js";

/** How long to wait, and the signal that ends the wait earlier. */
export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface QueueWaitOptions extends WaitOptions {
  /** What waits, for the error's text. */
  readonly what: string;
  readonly clock: Clock;
}

/** A task that waits in a queue. */
export interface QueuedTask {
  /** Called when it may run. */
  start(): void;
  /** Called when it will not run. */
  fail(error: Error): void;
}

/**
 * Adds a task to `queue`. When it starts, calls `work` with the time that is left
 * and resolves with its result. If the time is over or the signal aborts first,
 * calls `leave` and rejects: `work` never ran.
 */
export function enqueue<T>(
  options: QueueWaitOptions,
  queue: { enter(task: QueuedTask): void; leave(task: QueuedTask): void },
  work: (left: WaitOptions) => Promise<T>,
): Promise<T> {
  const { what, timeoutMs, signal, clock } = options;
  if (signal?.aborted === true) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const since = clock.now();
    const settle = (): void => {
      clock.clearTimeout(timer);
      removeAbortListener(signal, onAbort);
    };
    const task: QueuedTask = {
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
      queue.leave(task);
      task.fail(error);
    };
    const onAbort = (): void => {
      if (signal !== undefined) giveUp(abortError(signal));
    };
    const timer = clock.setTimeout(() => giveUp(new TimeoutError(what, timeoutMs, { wasSent: false })), timeoutMs);
    addAbortListener(signal, onAbort);
    queue.enter(task);
  });
}
