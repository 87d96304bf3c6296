import type { Clock } from "../core/clock.js";

/**
 * Milliseconds that one step should take at most, for sockets and timers wait meanwhile. A step of full size takes about
 * ten: on a machine that is merely busy, smaller steps would do nothing but make the work longer.
 */
const TARGET_MS = 30;
/** Smallest share of its largest size that a step may have. */
const LEAST_SHARE = 1 / 8;

/**
 * Chooses how much a step of long work does: less after a step that took long, as on a slow disk or with large rows, and
 * more again after quick ones.
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
   * @param most Largest number of rows that a step may handle, however quick it is.
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
    // A clock that was set back says nothing.
    else if (ms >= 0 && ms <= TARGET_MS / 2) this.#share = Math.min(1, this.#share * 2);
  }
}
