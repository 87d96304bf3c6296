import type { Clock, Timer } from "../core/clock.js";
import { aTurn } from "../core/sleep.js";

/** Turns of the event loop in which what has arrived is surely read. */
const TURNS = 2;

export interface HeartbeatOptions {
  readonly clock: Clock;
  /** Milliseconds between pings. */
  readonly intervalMs: number;
  /** Sends a ping and waits for its answer. */
  readonly ping: () => Promise<unknown>;
  /** How many frames have arrived, of whatever kind. */
  readonly arrived: () => number;
  /** Told once, when a ping went unanswered and nothing else arrived either. The heartbeat has stopped then. */
  readonly lost: (error: unknown) => void;
}

/**
 * Pings at an interval, one ping at a time, until stopped or until a ping went unanswered and nothing arrived
 * meanwhile: whatever arrives proves life, since the answer may wait behind it.
 */
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
    const { ping, arrived, lost, clock } = this.#options;
    const before = arrived();
    try {
      await ping();
    } catch (error) {
      // What came while this process was busy has not been read yet: timers come before it.
      for (let turn = 0; turn < TURNS && arrived() === before; turn += 1) await aTurn(clock);
      if (this.#stopped) return;
      if (arrived() === before) {
        this.stop();
        lost(error);
        return;
      }
    }
    if (!this.#stopped) this.#schedule();
  }
}
