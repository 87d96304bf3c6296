import type { Clock, Timer } from "../../core/clock.js";

/** Runs work each time that nothing else has run for a while. */
export class WhenIdle {
  readonly #clock: Clock;
  readonly #idleMs: number;
  readonly #work: () => Promise<void>;
  #running = 0;
  #timer: Timer;

  /**
   * @param idleMs How long nothing else must have run, in milliseconds.
   * @param work Must not reject.
   */
  constructor(clock: Clock, idleMs: number, work: () => Promise<void>) {
    this.#clock = clock;
    this.#idleMs = idleMs;
    this.#work = work;
  }

  /** Called when something else begins. */
  begin(): void {
    this.#running += 1;
    this.#clock.clearTimeout(this.#timer);
  }

  /** Called when it has ended. */
  end(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#timer = this.#clock.setTimeout(() => void this.#work(), this.#idleMs);
  }

  /** Forgets that something has run. */
  stop(): void {
    this.#clock.clearTimeout(this.#timer);
  }
}
