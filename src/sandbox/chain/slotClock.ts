import type { Clock } from "../../core/clock.js";

/** Counts how many slots have passed. Goes forward only: when the clock is set back, it goes on from there. */
export class SlotClock {
  readonly #clock: Clock;
  readonly #slotMs: number;
  /** When the slot that runs began. */
  #since: number;

  constructor(clock: Clock, slotMs: number) {
    this.#clock = clock;
    this.#slotMs = slotMs;
    this.#since = clock.now();
  }

  /** How many slots have ended since the last call. */
  ended(): number {
    const now = this.#clock.now();
    if (now < this.#since) this.#since = now;
    const count = Math.floor((now - this.#since) / this.#slotMs);
    this.#since += count * this.#slotMs;
    return count;
  }

  /** Milliseconds until the slot that runs ends. */
  get left(): number {
    return Math.max(1, this.#since + this.#slotMs - this.#clock.now());
  }
}
