import type { ResolvedOptions } from "../client/clientOptions.js";
import type { ClientCounters } from "../client/clientStats.js";
import type { Telemetry } from "../core/telemetry.js";
import type { SessionManager } from "../session/sessionManager.js";
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

interface Observers {
  readonly telemetry: Telemetry;
  readonly counters: ClientCounters;
}

/** Calls over HTTP: with the newest session, within the rate, repeated where that is safe. */
export function httpTransport(options: ResolvedOptions, sessions: SessionManager, observers: Observers): RpcTransport {
  const { limits, clock } = options;
  const plain = new HttpRpcTransport({
    ...options,
    credentials: () => sessions.current,
    renew: (refused) => sessions.renew(refused),
  });
  const limiter = new RateLimiter({ burst: limits.callBurst, perSecond: limits.callsPerSecond, ...limits, clock });
  const limited = new LimitedTransport(plain, { limiter, clock });
  const retrying = new RetryingTransport(limited, { ...options, attempts: ATTEMPTS, timeoutMs: CALL_TIMEOUT_MS });
  return new ObservedTransport(retrying, {
    clock,
    telemetry: observers.telemetry,
    transport: "http",
    onCall: () => {
      observers.counters.calls += 1;
    },
  });
}

/** Calls over the socket. */
export function socketTransport(
  options: ResolvedOptions,
  port: ApiRequestPort,
  { telemetry }: Observers,
): RpcTransport {
  const { clock } = options;
  const socket = new SocketRpcTransport(port);
  return new ObservedTransport(socket, { clock, telemetry, transport: "socket", onCall: () => undefined });
}

/** Calls over the socket where they have an index, over HTTP where they have none. */
export function preferring(socket: RpcTransport, http: RpcTransport): RpcTransport {
  return { unary: (call) => (call.apiIndex === undefined ? http : socket).unary(call) };
}
