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

/** How fast envelopes are sent. */
export interface SendLimits {
  /** Sends a second. */
  readonly sendsPerSecond: number;
  /** Sends at once after a rest. */
  readonly sendBurst: number;
  /** Sends that may wait for their turn; more are refused. */
  readonly queueLimit: number;
}

export interface SenderOptions {
  readonly clock: Clock;
  readonly limits: SendLimits;
  /** Milliseconds for sends that do not say. */
  readonly socketTimeoutMs: number;
  readonly telemetry: Telemetry;
  /** Called as a request or a call is written. */
  readonly onSent: () => void;
}

/** Milliseconds that joining everything may wait for its turns. */
const JOINING_MS = 600_000;

/** Sends over the socket: when there is a connection, within the rate, in order within a channel. */
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

  /** What waits for its turn now. */
  get waiting(): number {
    return this.#limiter.waiting;
  }

  /** Sends an envelope and waits for the one that answers it. Throws a `ValidationError` for options that are none. */
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

  /** Joins on a connection that is not ready for anything else yet: channels within the rate. */
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

  /** Calls on a connection that is not ready for anything else yet. */
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

  /** What waits for its turn waits for the connection from now on, before anything newer does. */
  connectionLost(): void {
    this.#limiter.flush();
  }

  /** Refuses new sends, and those that still wait for their turn after `drainMs`. Returns how many of them are left. */
  async drain(drainMs: number): Promise<number> {
    const { clock } = this.#options;
    const since = clock.now();
    this.#draining = true;
    await within(clock, drainMs, this.#limiter.idle());
    this.#limiter.fail(new ConnectionError("the client was closed; nothing was sent", { code: "closed" }));
    return msLeft(clock, since, drainMs);
  }

  /** Takes sends again. */
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
        // Lost while this waited for its turn: nothing was written, so it waits for the next one.
        if (!connection.isOpen) return this.#send(what, key, left, work);
        this.#options.onSent();
        return work(connection, left);
      }),
    );
  }
}

/** A signal that ends with another: hundreds of requests at once would each add a listener to that one. */
function dependent(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}

/** Sends to one channel keep their order, and leave other channels their turns. */
function keyOf({ value }: EnvelopePayload): string {
  return value !== undefined && "channelId" in value && typeof value.channelId === "string" ? value.channelId : "";
}
