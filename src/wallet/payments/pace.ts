import { abortError } from "../../core/abort.js";
import { backoffDelay } from "../../core/backoff.js";
import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";

/** Milliseconds between two polls after a hint. */
const HURRIED_MS = 1_000;
/**
 * Milliseconds for which a hint makes polls more frequent. Within this time a transfer becomes final and the indexer
 * lists it.
 */
const HINT_MS = 30_000;
const BACKOFF = { baseMs: 2_000, ceilingMs: 60_000 } as const;

/** Decides when to poll next. */
export class Pace {
  readonly #clock: Clock;
  readonly #pollMs: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #hurriedUntil = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #waiting = new AbortController();

  constructor(clock: Clock, pollMs: number) {
    this.#clock = clock;
    this.#pollMs = pollMs;
  }

  /** Called when a payment may have arrived. Polls are at least a second apart, even if this is called more often. */
  expedite(): void {
    this.#hurriedUntil = this.#clock.now() + HINT_MS;
    this.#waiting.abort();
  }

  /** Called with the outcome of the last poll: after failures, polls become less frequent. */
  looked(failed: boolean): void {
    this.#failures = failed ? this.#failures + 1 : 0;
  }

  /** Waits until the next poll is due. Rejects with the signal's reason. */
  async next(signal: AbortSignal): Promise<void> {
    for (;;) {
      if (signal.aborted) throw abortError(signal);
      const left = this.#lookedAt + this.#pauseMs() - this.#clock.now();
      if (left <= 0) break;
      this.#waiting = new AbortController();
      // Either signal ends the wait. The loop checks which one did.
      await sleep(left, { clock: this.#clock, signal: AbortSignal.any([signal, this.#waiting.signal]) }).catch(
        () => undefined,
      );
    }
    this.#lookedAt = this.#clock.now();
  }

  #pauseMs(): number {
    if (this.#failures > 0) return HURRIED_MS + backoffDelay(this.#failures, BACKOFF, 1);
    return this.#clock.now() < this.#hurriedUntil ? Math.min(HURRIED_MS, this.#pollMs) : this.#pollMs;
  }
}
