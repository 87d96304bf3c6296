import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { within } from "../core/abort.js";
import { type Clock, msLeft } from "../core/clock.js";
import type { WaitOptions } from "../core/enqueue.js";
import { ConnectionError } from "../core/errors.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";
import type { Telemetry } from "../core/telemetry.js";
import type { Connection, RequestOptions } from "../socket/connection.js";
import { RateLimiter } from "../transport/rateLimiter.js";
import type { ApiRequestPort } from "../transport/socketRpcTransport.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import type { JoinRequest } from "./joinAll.js";
import { observeRequest } from "./observeRequest.js";
import type { Reconnector } from "./reconnector.js";

/** Rates of sends over the socket. */
export interface SendLimits {
  /** Sends per second. */
  readonly sendsPerSecond: number;
  /** Largest number of sends at once after a pause. */
  readonly sendBurst: number;
  /** Largest number of waiting sends; more are refused. */
  readonly queueLimit: number;
}

export interface SenderOptions {
  readonly clock: Clock;
  readonly limits: SendLimits;
  /** Default time limit of sends, in milliseconds. */
  readonly socketTimeoutMs: number;
  readonly telemetry: Telemetry;
  /** Called when a request or a call is written. */
  readonly onSent: () => void;
}

/** Largest number of milliseconds for which joining may wait for the rate limit. */
const JOINING_MS = 600_000;

/** Sends over the socket. Waits for a connection and for the rate limit, and keeps the order within a channel. */
export class Sender implements ApiRequestPort {
  readonly #options: SenderOptions;
  readonly #reconnector: Reconnector;
  readonly #limiter: RateLimiter;
  #draining = false;

  constructor(reconnector: Reconnector, options: SenderOptions) {
    this.#options = options;
    this.#reconnector = reconnector;
    const { limits, clock } = options;
    this.#limiter = new RateLimiter({ burst: limits.sendBurst, perSecond: limits.sendsPerSecond, ...limits, clock });
  }

  /** Number of sends that wait for the rate limit now. */
  get waiting(): number {
    return this.#limiter.waiting;
  }

  /** Sends an envelope and waits for its response. @throws {ValidationError} for malformed options. */
  request(payload: EnvelopePayload, options: RequestOptions = {}): Promise<Envelope> {
    requireWaitOptions(options);
    const { telemetry, clock } = this.#options;
    const what = payload.case ?? "a request";
    return this.#send(what, keyOf(payload), options, (connection, left) =>
      observeRequest(telemetry, clock, what, () => connection.request(payload, left)),
    );
  }

  /** Sends an API request and waits for its raw frames. */
  callApi: ApiRequestPort["callApi"] = (request, options) =>
    this.#send(request.apiName, request.apiName, options, (connection, left) => connection.callApi(request, left));

  /**
   * Returns functions that join on a connection that is not ready for other requests yet. Joins of channels are rate
   * limited.
   */
  joinsOn(connection: Connection, signal: AbortSignal): { joinClan: JoinRequest; joinChannel: JoinRequest } {
    const { socketTimeoutMs: timeoutMs } = this.#options;
    const join = (payload: EnvelopePayload, own: AbortSignal): Promise<Envelope> =>
      connection.request(payload, { timeoutMs, signal: own });
    return {
      joinClan: (payload) => join(payload, dependent(signal)),
      joinChannel: (payload) => {
        const own = dependent(signal);
        return this.#limiter.run("joining", "", { timeoutMs: JOINING_MS, signal: own }, () => join(payload, own));
      },
    };
  }

  /** Returns a port that makes calls on a connection that is not ready for other requests yet. */
  callsOn(connection: Connection, signal: AbortSignal): ApiRequestPort {
    return {
      callApi: (request, options) => {
        const own = dependent(signal);
        return this.#limiter.run(request.apiName, "", { timeoutMs: JOINING_MS, signal: own }, () =>
          connection.callApi(request, { ...options, signal: own }),
        );
      },
    };
  }

  /**
   * Called when the connection was lost. Sends that wait for the rate limit now wait for the connection, before newer
   * ones.
   */
  connectionLost(): void {
    this.#limiter.flush();
  }

  /**
   * Refuses new sends, and after `drainMs` those that still wait for the rate limit. Returns the remaining milliseconds
   * of `drainMs`.
   */
  async drain(drainMs: number): Promise<number> {
    const { clock } = this.#options;
    const since = clock.now();
    this.#draining = true;
    await within(clock, drainMs, this.#limiter.idle());
    this.#limiter.fail(new ConnectionError("the client was closed; nothing was sent", { code: "closed" }));
    return msLeft(clock, since, drainMs);
  }

  /** Accepts sends again. */
  reopen(): void {
    this.#draining = false;
  }

  #send<T>(
    what: string,
    key: string,
    options: RequestOptions,
    work: (connection: Connection, left: WaitOptions) => Promise<T>,
  ): Promise<T> {
    if (this.#draining) {
      return Promise.reject(
        new ConnectionError(`${what}: the client is closing; nothing was sent`, { code: "closed" }),
      );
    }
    const { signal, timeoutMs = this.#options.socketTimeoutMs } = options;
    return this.#reconnector.use(what, { signal, timeoutMs }, (connection, wait) =>
      this.#limiter.run(what, key, wait, (left) => {
        // The connection was lost during the wait. Nothing was written, so the send waits for the next connection.
        if (!connection.isOpen) return this.#send(what, key, left, work);
        this.#options.onSent();
        return work(connection, left);
      }),
    );
  }
}

/**
 * Returns a signal that aborts with another. Otherwise each of hundreds of requests would add a listener to that
 * signal.
 */
function dependent(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}

/** Returns the key within which sends keep their order: the channel. */
function keyOf({ value }: EnvelopePayload): string {
  return value !== undefined && "channelId" in value && typeof value.channelId === "string" ? value.channelId : "";
}
