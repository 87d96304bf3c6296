import { throwIfAborted, withDeadline } from "./abort.js";
import type { Clock } from "./clock.js";

/** How long one of those who share work waits for it. */
export interface SharedWaitOptions {
  /** What is waited for, for the error's text. */
  readonly what: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
}

interface Running<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Work that several may ask for at once, and that is then done once, whatever each allows it: everybody waits with a
 * deadline and a signal of their own, and the work ends when nobody waits any more.
 */
export class SharedCalls<Result> {
  readonly #running = new Map<string, Running<Result>>();

  /** What is running under `key`, or else what `begin` begins. Rejects with `TimeoutError` or the signal's reason. */
  async run(
    key: string,
    patience: SharedWaitOptions,
    begin: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    // One whose signal is aborted already begins nothing.
    throwIfAborted(patience.signal);
    const running = this.#running.get(key) ?? this.#begin(key, begin);
    running.waiting += 1;
    try {
      return await withDeadline(patience, () => running.result);
    } finally {
      running.waiting -= 1;
      if (running.waiting === 0) this.#abandon(key, running);
    }
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<Result>): Running<Result> {
    const controller = new AbortController();
    const result = begin(controller.signal);
    const running: Running<Result> = { result, controller, waiting: 0 };
    this.#running.set(key, running);
    const ended = (): void => this.#forget(key, running);
    result.then(ended, ended);
    return running;
  }

  #abandon(key: string, running: Running<Result>): void {
    this.#forget(key, running);
    running.controller.abort();
  }

  #forget(key: string, running: Running<Result>): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
  }
}
