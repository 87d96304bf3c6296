import { type Clock, LONGEST_TIMER_MS, msLeft } from "../core/clock.js";
import { MezonError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import { sleep } from "../core/sleep.js";
import type { RateLimiter } from "./rateLimiter.js";
import type { RpcCall, RpcTransport } from "./rpcTransport.js";

const TOO_MANY_REQUESTS = 429;
const PAUSE_MS = 1_000;
const NEVER = new AbortController().signal;

/** A pause that the server requested for a route. */
export interface RoutePause {
  /** Name of the call, such as `ListClanDescs`. */
  readonly route: string;
  /** Milliseconds until calls of this route are made again. */
  readonly waitMs: number;
}

export interface LimitedTransportOptions {
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  /** Called after a 429. */
  readonly onPaused?: ((paused: RoutePause) => void) | undefined;
}

/** Limits the rate of calls, and pauses a route after a 429 for as long as the server requested. */
export class LimitedTransport implements RpcTransport {
  readonly #inner: RpcTransport;
  readonly #limiter: RateLimiter;
  readonly #clock: Clock;
  readonly #onPaused: (paused: RoutePause) => void;
  /** Pauses by route. */
  readonly #pauses = new Map<string, { readonly since: number; readonly ms: number }>();
  /** Number of calls that wait for the end of a pause. */
  #pausing = 0;

  constructor(inner: RpcTransport, options: LimitedTransportOptions) {
    this.#inner = inner;
    this.#limiter = options.limiter;
    this.#clock = options.clock;
    this.#onPaused = options.onPaused ?? (() => undefined);
  }

  async unary(call: RpcCall): Promise<Uint8Array> {
    // The caller's signal ends the call at its deadline.
    const wait = { timeoutMs: LONGEST_TIMER_MS, signal: call.signal };
    for (;;) {
      if (this.#pauseOf(call.name) > 0) await this.#pause(call);
      const answer = await this.#limiter.run(call.name, call.name, wait, () => this.#start(call));
      if (answer !== undefined) return answer;
    }
  }

  /** Returns `undefined` if the route was paused while the call waited. */
  async #start(call: RpcCall): Promise<Uint8Array | undefined> {
    if (this.#pauseOf(call.name) > 0) {
      this.#limiter.giveBack();
      return undefined;
    }
    try {
      return await this.#inner.unary(call);
    } catch (error) {
      if (error instanceof RequestError && error.httpStatus === TOO_MANY_REQUESTS) {
        const ms = error.retryAfterMs ?? PAUSE_MS;
        this.#pauses.set(call.name, { since: this.#clock.now(), ms });
        this.#onPaused({ route: call.name, waitMs: ms });
      }
      throw error;
    }
  }

  /** Returns the remaining milliseconds of a route's pause. */
  #pauseOf(route: string): number {
    const pause = this.#pauses.get(route);
    if (pause === undefined) return 0;
    const left = msLeft(this.#clock, pause.since, pause.ms);
    // If the clock was set back, the pause must not become longer.
    if (left <= 0 || this.#clock.now() < pause.since) this.#pauses.delete(route);
    return left;
  }

  async #pause({ name, signal = NEVER }: RpcCall): Promise<void> {
    const { queueLimit } = this.#limiter;
    if (this.#pausing >= queueLimit) {
      const message = `${name}: ${queueLimit} calls wait for their routes already; nothing was sent`;
      throw new MezonError("queue_full", message);
    }
    this.#pausing += 1;
    try {
      for (let left = this.#pauseOf(name); left > 0; left = this.#pauseOf(name))
        await sleep(left, { clock: this.#clock, signal });
    } finally {
      this.#pausing -= 1;
    }
  }
}
