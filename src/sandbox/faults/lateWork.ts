import type { Clock } from "../../core/clock.js";

/** Runs work after a delay. `cancel()` ends it. */
export class LateWork {
  readonly #clock: Clock;
  /** Callbacks that end each piece of work early. */
  readonly #endings = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  after(ms: number, work: () => void): void {
    this.#schedule(ms, work, () => undefined);
  }

  /** Resolves after a delay, or immediately when everything is cancelled. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#schedule(ms, resolve, resolve));
  }

  cancel(): void {
    for (const end of this.#endings) end();
    this.#endings.clear();
  }

  #schedule(ms: number, work: () => void, cancelled: () => void): void {
    const timer = this.#clock.setTimeout(() => {
      this.#endings.delete(end);
      work();
    }, ms);
    const end = (): void => {
      this.#clock.clearTimeout(timer);
      cancelled();
    };
    this.#endings.add(end);
  }
}
