import { raceAbort } from "./abort.js";
import { MezonError } from "./errors.js";

interface Shared<Result> {
  readonly promise: Promise<Result>;
  readonly ends: AbortController;
  /** Callers that still wait. */
  waiting: number;
}

/**
 * Work that several may ask for at once, and that is then done once (single flight). Each waits
 * no longer than its own signal allows; when the last has left, the work is aborted and the next
 * caller begins it anew.
 */
export class SingleFlight<Result> {
  readonly #running = new Map<string, Shared<Result>>();

  /**
   * Answers what is running under `key`, or else what `begin` begins. `begin` is given a signal
   * that aborts when nobody waits any more. A caller without a `signal` waits to the end.
   */
  run(key: string, begin: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const shared = this.#running.get(key) ?? this.#begin(key, begin);
    shared.waiting += 1;
    if (signal === undefined) return shared.promise;
    return raceAbort(shared.promise, signal).finally(() => {
      shared.waiting -= 1;
      if (shared.waiting > 0) return;
      this.#forget(key, shared);
      shared.ends.abort(new MezonError("aborted", "nobody waits for it any more"));
    });
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<Result>): Shared<Result> {
    const ends = new AbortController();
    const promise = begin(ends.signal).finally(() => this.#forget(key, shared));
    const shared: Shared<Result> = { promise, ends, waiting: 0 };
    this.#running.set(key, shared);
    return shared;
  }

  /** What was begun anew under the same key in the meantime stays. */
  #forget(key: string, shared: Shared<Result>): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
