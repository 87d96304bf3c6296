import { within } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, TimeoutError, toError } from "../core/errors.js";
import { requireCallOptions } from "../core/requireWaitOptions.js";
import type { JsonCallOptions } from "./services/jsonHttpClient.js";

/** The signal and the deadline that end a piece of work. */
export interface WorkLimits {
  readonly timeoutMs: number;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
}

/** Runs the work of a wallet. When the wallet is closed, all work rejects with a `ConnectionError` (`closed`). */
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

  /** @throws {ConnectionError} if the wallet is closed. */
  requireOpen(): void {
    if (this.#life.signal.aborted) throw closed();
  }

  /** Runs work for which `close` waits. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#life.signal.aborted) return Promise.reject(closed());
    const running = work();
    this.#running.add(running);
    const done = (): void => void this.#running.delete(running);
    running.then(done, done);
    return running;
  }

  /** Runs work whose options are read synchronously. An invalid option rejects. */
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

  /** Runs work that ends at a deadline, when the wallet is closed, or with the caller's signals. */
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

  /** Returns a signal that aborts when the wallet is closed, or with the caller's signal. */
  endingWith(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.#life.signal : AbortSignal.any([signal, this.#life.signal]);
  }

  /** Waits up to `drainMs` for running work, then aborts it and waits until it has ended. */
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

/** Reads the limits of a step that submits or signs. @throws {ValidationError} */
export function readWorkLimits(options: JsonCallOptions): WorkLimits {
  requireCallOptions(options);
  const { timeoutMs = 45_000, signal } = options;
  return { timeoutMs, signal };
}

/** Reads the options of a step that only reads. @throws {ValidationError} */
export function readCall(options: JsonCallOptions): JsonCallOptions {
  requireCallOptions(options);
  return { ...options };
}
