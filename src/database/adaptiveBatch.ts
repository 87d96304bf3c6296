import type { Clock } from "../core/clock.js";

/**
 * Largest number of milliseconds that one step should take, since sockets and timers wait meanwhile. A step of full
 * size takes about ten. On a machine that is only busy, smaller steps would only make the work longer.
 */
const TARGET_MS = 30;
/** Smallest share of its largest size that a step may have. */
const LEAST_SHARE = 1 / 8;

/**
 * Chooses the size of each step of long work: smaller after a step that took long, for example on a slow disk or with
 * large rows, and larger again after quick steps.
 */
export class AdaptiveBatch {
  readonly #clock: Clock;
  #share = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs a step.
   *
   * @param most Largest number of rows that a step may handle.
   * @param work Called with the number of rows for this step.
   */
  async run<T>(most: number, work: (rows: number) => Promise<T>): Promise<T> {
    const start = this.#clock.now();
    try {
      return await work(Math.max(1, Math.round(most * this.#share)));
    } finally {
      this.#adapt(this.#clock.now() - start);
    }
  }

  #adapt(ms: number): void {
    if (ms > TARGET_MS) this.#share = Math.max(LEAST_SHARE, this.#share * Math.max(TARGET_MS / ms, 1 / 2));
    // A clock that was set back gives no usable duration.
    else if (ms >= 0 && ms <= TARGET_MS / 2) this.#share = Math.min(1, this.#share * 2);
  }
}
