import type { Clock, Timer } from "../../../src/core/clock.js";

interface Scheduled {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that moves only when told. */
export class ManualClock implements Clock {
  readonly #timers = new Set<Scheduled>();
  #now = 1_800_000_000_000;

  /** Timers that are running. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): Timer {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: Timer): void {
    this.#timers.delete(timer as Scheduled);
  }

  /** Moves on by `ms` and runs what falls due, in order. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = until;
  }
}
