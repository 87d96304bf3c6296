import { throwIfAborted } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";
import { RateLimiter } from "../../transport/rateLimiter.js";

/** Requests that may wait for their turn; more are refused. */
const QUEUE_LIMIT = 100_000;
const BURST = 20;
/** Milliseconds that nobody waits: whoever does has a signal that ends earlier. */
const LONGEST_WAIT_MS = 86_400_000;
/** Milliseconds without a request after the node refused one for its rate and did not say how long. */
const PAUSE_MS = 1_000;

/**
 * Spaces the requests of one wallet to the node, which takes 100 a second from one address.
 * Handing in and looking take turns, so that neither starves the other.
 */
export class NodePacer {
  readonly #clock: Clock;
  readonly #limiter: RateLimiter;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor({ clock, perSecond }: { readonly clock: Clock; readonly perSecond: number }) {
    this.#clock = clock;
    this.#limiter = new RateLimiter({ clock, perSecond, burst: Math.min(BURST, perSecond), queueLimit: QUEUE_LIMIT });
  }

  /** Waits for a turn. Rejects with the signal's reason. */
  async turn(lane: "handIn" | "look", signal: AbortSignal): Promise<void> {
    for (;;) {
      throwIfAborted(signal);
      const patience = { timeoutMs: LONGEST_WAIT_MS, signal };
      await this.#limiter.run("a request to the chain's node", lane, patience, () => Promise.resolve());
      const wait = this.#pausedUntil - this.#clock.now();
      if (wait <= 0) return;
      await sleep(wait, { clock: this.#clock, signal });
    }
  }

  /** The node refused a request for its rate: nobody asks for a while. */
  pause(ms: number = PAUSE_MS): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }
}
