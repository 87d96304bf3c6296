import type { Clock } from "../../core/clock.js";

/** Counts the slots that have passed. Never goes back: if the clock is set back, it continues from there. */
export class SlotClock {
  readonly #clock: Clock;
  readonly #slotMs: number;
  /** Time at which the current slot began. */
  #since: number;

  constructor(clock: Clock, slotMs: number) {
    this.#clock = clock;
    this.#slotMs = slotMs;
    this.#since = clock.now();
  }

  /** Returns the number of slots that ended since the last call. */
  ended(): number {
    const now = this.#clock.now();
    if (now < this.#since) this.#since = now;
    const count = Math.floor((now - this.#since) / this.#slotMs);
    this.#since += count * this.#slotMs;
    return count;
  }

  /** Milliseconds until the current slot ends. */
  get left(): number {
    return Math.max(1, this.#since + this.#slotMs - this.#clock.now());
  }
}
