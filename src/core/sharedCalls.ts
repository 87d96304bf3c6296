import { throwIfAborted, withDeadline } from "./abort.js";
import type { Clock } from "./clock.js";
import { SingleFlight } from "./singleFlight.js";

/** How long one of several callers waits for the shared work. */
export interface SharedWaitOptions {
  /** What is awaited, for the error's text. */
  readonly what: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
}

/**
 * Callers that ask for the same work at the same time share one run of it. Each waits with its own deadline and signal;
 * the work is aborted when no caller waits any more.
 */
export class SharedCalls<Result> {
  readonly #flights = new SingleFlight<Result>();

  /** Joins the run of `key`, or starts one with `begin`. Rejects with `TimeoutError` or the signal's reason. */
  async run(key: string, wait: SharedWaitOptions, begin: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    // A caller whose signal is aborted already starts nothing.
    throwIfAborted(wait.signal);
    return withDeadline(wait, (ends) => this.#flights.run(key, begin, ends));
  }
}
