import { within } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, TimeoutError, toError } from "../core/errors.js";

/** When work ends by itself. */
export interface WorkLimits {
  readonly timeoutMs: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/** Runs the work of a wallet until it is closed: from then on all of it rejects with a `ConnectionError` (`closed`). */
export class WalletLifetime {
  readonly #clock: Clock;
  readonly #life = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Aborted by `close`. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  /** Throws a `ConnectionError` once the wallet was closed. */
  requireOpen(): void {
    if (this.#life.signal.aborted) throw closed();
  }

  /** Runs work, which `close` waits for. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#life.signal.aborted) return Promise.reject(closed());
    const running = work();
    this.#running.add(running);
    const done = (): void => void this.#running.delete(running);
    running.then(done, done);
    return running;
  }

  /** Runs work with what was given, which is read at once. All that is wrong with it is a rejection. */
  begin<Given, T>(read: () => Given, work: (given: Given) => Promise<T>): Promise<T> {
    let given: Given;
    try {
      this.requireOpen();
      given = read();
    } catch (error) {
      return Promise.reject(toError(error));
    }
    return this.run(() => work(given));
  }

  /** Runs what ends by a deadline, with the wallet, or with the caller's signals. */
  async within<T>(
    { timeoutMs, signal }: WorkLimits,
    also: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const given = [signal, also].filter((each) => each !== undefined);
    const late = new AbortController();
    const timer = this.#clock.setTimeout(
      () => late.abort(new TimeoutError("the transfer", timeoutMs, { wasSent: false })),
      timeoutMs,
    );
    try {
      return await work(AbortSignal.any([this.#life.signal, late.signal, ...given]));
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }

  /** Returns a signal that ends with the wallet, or with the caller's. */
  endingWith(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.#life.signal : AbortSignal.any([signal, this.#life.signal]);
  }

  /** Ends what is under way, after so many milliseconds at most, and waits until it has ended. */
  async close(drainMs: number): Promise<void> {
    const settled = Promise.allSettled(this.#running);
    if (this.#running.size > 0) await within(this.#clock, drainMs, settled);
    if (!this.#life.signal.aborted) this.#life.abort(closed());
    await settled;
  }
}

function closed(): ConnectionError {
  return new ConnectionError("the wallet was closed", { code: "closed" });
}
