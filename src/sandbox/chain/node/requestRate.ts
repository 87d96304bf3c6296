import { BoundedMap } from "../../../core/boundedMap.js";
import type { Clock } from "../../../core/clock.js";

interface Bucket {
  tokens: number;
  since: number;
}

/** Counts requests by caller: limits them per second, and at once. */
export class RequestRate {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #buckets: BoundedMap<string, Bucket>;

  constructor(clock: Clock, perSecond: number, callers: number) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#buckets = new BoundedMap(callers);
  }

  /** Whether another request is allowed. */
  allows(caller: string): boolean {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return true;
    const now = this.#clock.now();
    const { tokens, since } = this.#buckets.get(caller) ?? { tokens: this.#perSecond, since: now };
    const gained = (Math.max(0, now - since) / 1000) * this.#perSecond;
    const bucket = { tokens: Math.min(this.#perSecond, tokens + gained), since: now };
    this.#buckets.set(caller, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
