import { abortError } from "./abort.js";
import { addAbortListener, removeAbortListener } from "./abortListeners.js";
import { type Clock, LONGEST_TIMER_MS, type Timer } from "./clock.js";
import { ConnectionError, TimeoutError, ValidationError } from "./errors.js";
import { EventStream, type Overflow, type Source } from "./eventStream.js";

export interface WaitOptions {
  /** Milliseconds to wait; `Infinity` waits without a limit. @default 60_000 */
  readonly timeoutMs?: number | undefined;
  /** Stops waiting when aborted. */
  readonly signal?: AbortSignal | undefined;
}

export interface CollectOptions {
  /** Ends after this many items. @default no limit */
  readonly max?: number | undefined;
  /** Ends after this many milliseconds without an item. @default no limit */
  readonly idleMs?: number | undefined;
  /** Ends after this many milliseconds. @default no limit */
  readonly timeMs?: number | undefined;
  /** Ends when aborted. */
  readonly signal?: AbortSignal | undefined;
}

const WAIT_MS = 60_000;

/**
 * Returns the next item. Leaves neither timer nor listener.
 *
 * @throws {TimeoutError} if none came in time.
 * @throws {ValidationError} if `timeoutMs` is malformed.
 * @throws The signal's reason, or why the source ended, such as `ConnectionError` (`closed`).
 */
export function nextOf<Item>(
  source: Source<Item>,
  what: string,
  { timeoutMs = WAIT_MS, signal, clock }: WaitOptions & { readonly clock: Clock },
): Promise<Item> {
  return new Promise((resolve, reject) => {
    checkDuration(timeoutMs, "timeoutMs");
    if (signal?.aborted === true) {
      reject(abortError(signal));
      return;
    }
    const onAbort = (): void => finish(() => reject(abortError(signal as AbortSignal)));
    const timer = startTimer(clock, () => finish(() => reject(new TimeoutError(what, timeoutMs))), timeoutMs);
    const stop = source(
      (item) => {
        finish(() => resolve(item));
        return undefined;
      },
      (reason) =>
        finish(() =>
          reject(reason ?? new ConnectionError(`${what} will not come: the client was closed`, { code: "closed" })),
        ),
    );
    addAbortListener(signal, onAbort);
    function finish(settle: () => void): void {
      stop();
      clock.clearTimeout(timer);
      removeAbortListener(signal, onAbort);
      settle();
    }
  });
}

/**
 * Yields the items as they come, until there were enough or the time is over.
 *
 * @throws {ValidationError} if an option is no number or no time.
 */
export function collect<Item>(
  source: Source<Item>,
  { max = Number.POSITIVE_INFINITY, idleMs, timeMs, signal, clock }: CollectOptions & { readonly clock: Clock },
  overflow?: Overflow<Item>,
): EventStream<Item> {
  if (typeof max !== "number" || !(max >= 1)) throw new ValidationError("max", "must be 1 or more");
  if (idleMs !== undefined) checkDuration(idleMs, "idleMs");
  if (timeMs !== undefined) checkDuration(timeMs, "timeMs");
  return new EventStream<Item>(
    (give, end) => {
      let count = 0;
      let idle: Timer;
      const wait = (): void => {
        clock.clearTimeout(idle);
        if (idleMs !== undefined) idle = startTimer(clock, () => end(), idleMs);
      };
      const whole = timeMs === undefined ? undefined : startTimer(clock, () => end(), timeMs);
      wait();
      const stop = source(
        (item, options) => {
          count += 1;
          const delivery = give(item, options);
          if (count >= max) end();
          else wait();
          return delivery;
        },
        (reason) => end(reason ?? new ConnectionError("the client was closed", { code: "closed" })),
      );
      return () => {
        stop();
        clock.clearTimeout(idle);
        clock.clearTimeout(whole);
      };
    },
    { signal },
    overflow,
  );
}

function checkDuration(ms: number, path: string): void {
  if (typeof ms !== "number" || !(ms >= 0))
    throw new ValidationError(path, "must be milliseconds, 0 or more; Infinity for no end");
}

/** A wait that is longer than a timer can be never ends by itself. */
function startTimer(clock: Clock, callback: () => void, ms: number): Timer {
  return ms > LONGEST_TIMER_MS ? undefined : clock.setTimeout(callback, ms);
}
