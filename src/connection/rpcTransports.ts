import type { BackoffOptions } from "../core/backoff.js";
import type { Clock } from "../core/clock.js";
import type { Telemetry } from "../core/telemetry.js";
import type { SessionManager } from "../session/sessionManager.js";
import type { HttpContext } from "../transport/httpExchange.js";
import { HttpRpcTransport } from "../transport/httpRpcTransport.js";
import { LimitedTransport } from "../transport/limitedTransport.js";
import { ObservedTransport } from "../transport/observedTransport.js";
import { RateLimiter } from "../transport/rateLimiter.js";
import { RetryingTransport } from "../transport/retryingTransport.js";
import type { RpcTransport } from "../transport/rpcTransport.js";
import { type ApiRequestPort, SocketRpcTransport } from "../transport/socketRpcTransport.js";

/** Times a call over HTTP is made at most. */
const ATTEMPTS = 3;
/** Milliseconds for a call over HTTP with its waits and repeats, when it does not say. */
export const CALL_TIMEOUT_MS = 60_000;

/** How fast calls are made over HTTP. */
export interface CallLimits {
  /** Calls a second. */
  readonly callsPerSecond: number;
  /** Calls at once after a rest. */
  readonly callBurst: number;
  /** Calls that may wait for their turn; more are refused. */
  readonly queueLimit: number;
}

interface ObservedOptions {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export interface HttpTransportOptions extends ObservedOptions, HttpContext {
  readonly sessions: SessionManager;
  readonly limits: CallLimits;
  readonly backoff: BackoffOptions;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
  /** Key of the calls that are made without a session. */
  readonly serverKey: string;
  /** Milliseconds for one attempt of a call. */
  readonly httpTimeoutMs: number;
  /** Called as a call is made, repeats not counted. */
  readonly onCall: () => void;
}

/** Calls over HTTP: with the newest session, within the rate, repeated where that is safe. */
export function httpTransport(options: HttpTransportOptions): RpcTransport {
  const { limits, clock, sessions, telemetry, onCall } = options;
  const plain = new HttpRpcTransport({
    ...options,
    timeoutMs: options.httpTimeoutMs,
    credentials: () => sessions.current,
    renew: (refused) => sessions.renew(refused),
  });
  const limiter = new RateLimiter({ burst: limits.callBurst, perSecond: limits.callsPerSecond, ...limits, clock });
  const limited = new LimitedTransport(plain, { limiter, clock });
  const retrying = new RetryingTransport(limited, { ...options, attempts: ATTEMPTS, timeoutMs: CALL_TIMEOUT_MS });
  return new ObservedTransport(retrying, { clock, telemetry, transport: "http", onCall });
}

/** Calls over the socket. */
export function socketTransport(port: ApiRequestPort, { clock, telemetry }: ObservedOptions): RpcTransport {
  const socket = new SocketRpcTransport(port);
  return new ObservedTransport(socket, { clock, telemetry, transport: "socket", onCall: () => undefined });
}

/** Calls over the socket where they have an index, over HTTP where they have none. */
export function preferring(socket: RpcTransport, http: RpcTransport): RpcTransport {
  return { unary: (call) => (call.apiIndex === undefined ? http : socket).unary(call) };
}
