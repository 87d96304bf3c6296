import type { BackoffOptions } from "../core/backoff.js";
import type { Clock } from "../core/clock.js";
import type { Telemetry } from "../core/telemetry.js";
import type { SessionManager } from "../session/sessionManager.js";
import type { HttpContext } from "../transport/httpExchange.js";
import { HttpRpcTransport } from "../transport/httpRpcTransport.js";
import { LimitedTransport, type RoutePause } from "../transport/limitedTransport.js";
import { ObservedTransport } from "../transport/observedTransport.js";
import { RateLimiter } from "../transport/rateLimiter.js";
import { RetryingTransport } from "../transport/retryingTransport.js";
import type { RpcTransport } from "../transport/rpcTransport.js";
import { type ApiRequestPort, SocketRpcTransport } from "../transport/socketRpcTransport.js";

/** Largest number of attempts of a call over HTTP. */
const ATTEMPTS = 3;
/** Default time limit of a call over HTTP with its pauses and retries, in milliseconds. */
export const CALL_TIMEOUT_MS = 60_000;

/** Rates of calls over HTTP. */
export interface CallLimits {
  /** Calls per second. */
  readonly callsPerSecond: number;
  /** Largest number of calls at once after a pause. */
  readonly callBurst: number;
  /** Largest number of waiting calls; more are refused. */
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
  /** Key that authorises calls made without a session. */
  readonly serverKey: string;
  /** Milliseconds for one attempt of a call. */
  readonly httpTimeoutMs: number;
  /** Called for each call, but not for its retries. */
  readonly onCall: () => void;
  /** Called when a call has ended, successfully or not. */
  readonly onAnswered: () => void;
  /** Called when a route is paused after a 429. */
  readonly onPaused: (paused: RoutePause) => void;
}

/** Returns the transport over HTTP. It uses the newest session, is rate limited, and repeats calls if that is safe. */
export function httpTransport(options: HttpTransportOptions): RpcTransport {
  const { limits, clock, sessions, telemetry, onCall, onAnswered } = options;
  const plain = new HttpRpcTransport({
    ...options,
    timeoutMs: options.httpTimeoutMs,
    credentials: () => sessions.current,
    renew: (refused) => sessions.renew(refused),
  });
  const limiter = new RateLimiter({ burst: limits.callBurst, perSecond: limits.callsPerSecond, ...limits, clock });
  const limited = new LimitedTransport(plain, { limiter, clock, onPaused: options.onPaused });
  const retrying = new RetryingTransport(limited, { ...options, attempts: ATTEMPTS, timeoutMs: CALL_TIMEOUT_MS });
  return new ObservedTransport(retrying, { clock, telemetry, transport: "http", onCall, onAnswered });
}

/** Returns the transport over the socket. */
export function socketTransport(port: ApiRequestPort, { clock, telemetry }: ObservedOptions): RpcTransport {
  const socket = new SocketRpcTransport(port);
  // The sender counts these calls.
  const nothing = (): void => undefined;
  return new ObservedTransport(socket, {
    ...{ clock, telemetry },
    transport: "socket",
    onCall: nothing,
    onAnswered: nothing,
  });
}

/** Returns a transport over the socket for calls that have an index, and over HTTP for others. */
export function preferring(socket: RpcTransport, http: RpcTransport): RpcTransport {
  return { unary: (call) => (call.apiIndex === undefined ? http : socket).unary(call) };
}
