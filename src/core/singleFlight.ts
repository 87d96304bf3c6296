import { raceAbort } from "./abort.js";
import { MezonError } from "./errors.js";

interface Shared<Result> {
  readonly promise: Promise<Result>;
  readonly ends: AbortController;
  /** Callers that still wait. */
  waiting: number;
}

/**
 * Single flight: callers that ask for the same work at the same time share one run of it. Each
 * waits no longer than its own signal allows. When the last caller has left, the work is aborted,
 * and the next caller starts it again.
 */
export class SingleFlight<Result> {
  readonly #running = new Map<string, Shared<Result>>();

  /**
   * Joins the run of `key`, or starts one with `begin`. `begin` receives a signal that aborts when
   * no caller waits any more. A caller without a `signal` waits until the end.
   */
  run(key: string, begin: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const shared = this.#running.get(key) ?? this.#begin(key, begin);
    shared.waiting += 1;
    if (signal === undefined) return shared.promise;
    return raceAbort(shared.promise, signal).finally(() => {
      shared.waiting -= 1;
      if (shared.waiting > 0) return;
      this.#release(key, shared);
      shared.ends.abort(new MezonError("aborted", "nobody waits for it any more"));
    });
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<Result>): Shared<Result> {
    const ends = new AbortController();
    const promise = begin(ends.signal).finally(() => this.#release(key, shared));
    const shared: Shared<Result> = { promise, ends, waiting: 0 };
    this.#running.set(key, shared);
    return shared;
  }

  /** A newer run of the same key stays. */
  #release(key: string, shared: Shared<Result>): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
