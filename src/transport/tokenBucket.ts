import type { Clock } from "../core/clock.js";

export interface TokenBucketOptions {
  /** Largest number of tokens, which can be taken at once after a pause. */
  readonly burst: number;
  /** Tokens that are added per second. */
  readonly perSecond: number;
  readonly clock: Clock;
}

/** A token bucket. It is full at the start and refilled at a steady rate. */
export class TokenBucket {
  readonly #options: TokenBucketOptions;
  #tokens: number;
  #since: number;

  constructor(options: TokenBucketOptions) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#since = options.clock.now();
  }

  /** Takes a token. Returns false if there is none. */
  tryTake(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Puts an unused token back. */
  giveBack(): void {
    this.#tokens = Math.min(this.#options.burst, this.#tokens + 1);
  }

  /** Returns the milliseconds until there is a token; 0 if there is one. */
  msUntilNext(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - this.#tokens) * 1000) / this.#options.perSecond));
  }

  #refill(): void {
    const { burst, perSecond, clock } = this.#options;
    const now = clock.now();
    // A clock that was set back neither adds nor removes tokens.
    const elapsed = Math.max(0, now - this.#since);
    this.#since = now;
    this.#tokens = Math.min(burst, this.#tokens + (elapsed * perSecond) / 1000);
  }
}
