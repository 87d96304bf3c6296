import type { Clock, Timer } from "../core/clock.js";

export interface HeartbeatOptions {
  readonly clock: Clock;
  /** Milliseconds between pings. */
  readonly intervalMs: number;
  /** Sends a ping and waits for its answer. */
  readonly ping: () => Promise<unknown>;
  /** Told once, when a ping went unanswered. The heartbeat has stopped then. */
  readonly lost: (error: unknown) => void;
}

/** Pings at an interval, one ping at a time, until stopped or unanswered. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: Timer | undefined;
  #stopped = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  #schedule(): void {
    const { clock, intervalMs } = this.#options;
    this.#timer = clock.setTimeout(() => void this.#beat(), intervalMs);
  }

  async #beat(): Promise<void> {
    try {
      await this.#options.ping();
    } catch (error) {
      if (this.#stopped) return;
      this.stop();
      this.#options.lost(error);
      return;
    }
    if (!this.#stopped) this.#schedule();
  }
}
