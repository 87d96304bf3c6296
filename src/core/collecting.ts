import { abortError } from "./abort.js";
import type { Clock, Timer } from "./clock.js";
import { ConnectionError, TimeoutError, ValidationError } from "./errors.js";
import { EventStream, type Overflow, type Source } from "./eventStream.js";

export interface WaitOptions {
  /** Milliseconds to wait; `Infinity` for as long as it takes. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Gives up when aborted. */
  readonly signal?: AbortSignal | undefined;
}

export interface CollectOptions {
  /** Ends after so many. Default: never. */
  readonly max?: number | undefined;
  /** Milliseconds without any after which it ends. Default: never. */
  readonly idleMs?: number | undefined;
  /** Milliseconds after which it ends. Default: never. */
  readonly timeMs?: number | undefined;
  /** Ends when aborted. */
  readonly signal?: AbortSignal | undefined;
}

const WAIT_MS = 60_000;
/** What a timer can wait, 24 days: one of more would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The next item. Rejects with `TimeoutError`, the signal's reason, why the source ended, such as `ConnectionError`
 * (`closed`) when the client is closed, or `ValidationError` for what is no time. Leaves
 * neither timer nor listener.
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
    signal?.addEventListener("abort", onAbort, { once: true });
    function finish(settle: () => void): void {
      stop();
      clock.clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      settle();
    }
  });
}

/** The items as they come, until there were enough or the time is up. Throws a `ValidationError` for what is no number or time. */
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

/** What is longer than a timer can wait never ends by itself. */
function startTimer(clock: Clock, callback: () => void, ms: number): Timer {
  return ms > LONGEST_TIMER_MS ? undefined : clock.setTimeout(callback, ms);
}
