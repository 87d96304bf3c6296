import type { Clock, Timer } from "../../core/clock.js";

/** A clock that can be set forward and back. The durations of its timers do not change. */
export class ShiftedClock implements Clock {
  readonly #clock: Clock;
  #offsetMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now() + this.#offsetMs;
  }

  setTimeout(callback: () => void, ms: number): Timer {
    return this.#clock.setTimeout(callback, ms);
  }

  clearTimeout(timer: Timer): void {
    this.#clock.clearTimeout(timer);
  }

  /** Sets the clock forward, or back if `ms` is negative. */
  jump(ms: number): void {
    this.#offsetMs += ms;
  }
}
