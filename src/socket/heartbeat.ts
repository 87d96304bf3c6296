import type { Clock, Timer } from "../core/clock.js";
import { yieldToEventLoop } from "../core/sleep.js";

/** Number of rounds of the event loop after which everything that arrived has been read. */
const TURNS = 2;

export interface HeartbeatOptions {
  readonly clock: Clock;
  /** Milliseconds between pings. */
  readonly intervalMs: number;
  /** Sends a ping and waits for its pong. */
  readonly ping: () => Promise<unknown>;
  /** Returns the number of frames that have arrived, of any kind. */
  readonly arrived: () => number;
  /** Called once if neither a pong nor any other frame arrived. The heartbeat is stopped before. */
  readonly lost: (error: unknown) => void;
}

/**
 * Pings at an interval, one ping at a time, until it is stopped or until neither a pong nor anything else arrives in
 * time. Any frame proves that the connection is alive, since the pong may be queued behind it.
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
      // Frames that arrived while this process was busy are not read yet, because timers run first.
      for (let turn = 0; turn < TURNS && arrived() === before; turn += 1) await yieldToEventLoop(clock);
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
