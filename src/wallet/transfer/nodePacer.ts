import { throwIfAborted } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";
import { RateLimiter } from "../../transport/rateLimiter.js";

/** Largest number of waiting requests; more are refused. */
const QUEUE_LIMIT = 100_000;
const BURST = 20;
/** A time limit that is never reached: every caller has a signal that ends its wait earlier. */
const LONGEST_WAIT_MS = 86_400_000;
/** Pause in milliseconds after the node refused a request for its rate without a waiting time. */
const PAUSE_MS = 1_000;

/**
 * Limits the rate of one wallet's requests to the node, which accepts 100 per second from one address. Submissions and
 * reads alternate, so that neither starves the other.
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
  async wait(lane: "submit" | "read", signal: AbortSignal): Promise<void> {
    for (;;) {
      throwIfAborted(signal);
      const limits = { timeoutMs: LONGEST_WAIT_MS, signal };
      await this.#limiter.run("a request to the chain's node", lane, limits, () => Promise.resolve());
      const wait = this.#pausedUntil - this.#clock.now();
      if (wait <= 0) return;
      await sleep(wait, { clock: this.#clock, signal });
    }
  }

  /** Called when the node refused a request for its rate: all requests pause. */
  pause(ms: number = PAUSE_MS): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }
}
