import { throwIfAborted, withDeadline } from "./abort.js";
import type { Clock } from "./clock.js";

/** How long one of several callers waits for the shared work. */
export interface SharedWaitOptions {
  /** What is awaited, for the error's text. */
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
 * Callers that ask for the same work at the same time share one run of it. Each waits with its own deadline and signal;
 * the work is aborted when no caller waits any more.
 */
export class SharedCalls<Result> {
  readonly #running = new Map<string, Running<Result>>();

  /** Joins the run of `key`, or starts one with `begin`. Rejects with `TimeoutError` or the signal's reason. */
  async run(key: string, wait: SharedWaitOptions, begin: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    // A caller whose signal is aborted already starts nothing.
    throwIfAborted(wait.signal);
    const running = this.#running.get(key) ?? this.#begin(key, begin);
    running.waiting += 1;
    try {
      return await withDeadline(wait, () => running.result);
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
