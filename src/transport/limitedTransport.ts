import type { Clock } from "../core/clock.js";
import { RpcError } from "../core/errors.js";
import { sleep } from "../core/sleep.js";
import type { RateLimiter } from "./rateLimiter.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";

const TOO_MANY_REQUESTS = 429;
const PAUSE_MS = 1_000;
const NO_DEADLINE_MS = 2 ** 31 - 1;
const NEVER = new AbortController().signal;

/** Keeps calls within a rate, and off a route for as long as the server asked after a 429. */
export class LimitedTransport implements RpcTransport {
  readonly #inner: RpcTransport;
  readonly #limiter: RateLimiter;
  readonly #clock: Clock;
  /** By route, when it may be used again. */
  readonly #pausedUntil = new Map<string, number>();

  constructor(inner: RpcTransport, options: { readonly limiter: RateLimiter; readonly clock: Clock }) {
    this.#inner = inner;
    this.#limiter = options.limiter;
    this.#clock = options.clock;
  }

  async unary(call: RpcCall): Promise<Uint8Array> {
    await this.#pauseOf(call);
    try {
      // The deadline is the caller's business: it ends the call through its signal.
      const patience = { timeoutMs: NO_DEADLINE_MS, signal: call.signal };
      return await this.#limiter.run(call.name, call.name, patience, () => this.#inner.unary(call));
    } catch (error) {
      if (error instanceof RpcError && error.httpStatus === TOO_MANY_REQUESTS) {
        this.#pausedUntil.set(call.name, this.#clock.now() + (error.retryAfterMs ?? PAUSE_MS));
      }
      throw error;
    }
  }

  async #pauseOf(call: RpcCall): Promise<void> {
    for (;;) {
      const until = this.#pausedUntil.get(call.name);
      if (until === undefined) return;
      const left = until - this.#clock.now();
      if (left <= 0) {
        this.#pausedUntil.delete(call.name);
        return;
      }
      await sleep(left, { clock: this.#clock, signal: call.signal ?? NEVER });
    }
  }
}
