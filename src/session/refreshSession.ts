import { SessionError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import type { HttpContext } from "../transport/httpExchange.js";
import { HttpRpcTransport } from "../transport/httpRpcTransport.js";
import { createRpcClient } from "../transport/rpcClient.js";
import { Session } from "./session.js";

export interface RefreshOptions extends HttpContext {
  /** Origin of the gateway: used for hosts that the new session does not name. */
  readonly origin: string;
  /** Hosts that the session may name besides the gateway's. */
  readonly trustedHosts?: readonly string[] | undefined;
  readonly serverKey: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

// It is not established whether a bot may refresh its session. After each of these statuses it logs in with its
// credentials.
const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 401, 403, 404, 501]);

/**
 * Returns a new session for the refresh token of an old one. Rejects with `SessionError` if the token is refused,
 * otherwise as any call does.
 */
export async function refreshSession(session: Session, options: RefreshOptions): Promise<Session> {
  const transport = new HttpRpcTransport({ ...options, credentials: () => session });
  try {
    const wire = await createRpcClient(transport).sessionRefresh(
      { token: session.refreshToken },
      { signal: options.signal },
    );
    if (wire.token === "") throw new SessionError("the answer to the session refresh holds no token");
    const userId = wire.userId === "0" ? session.userId : wire.userId;
    return new Session(
      { ...wire, userId, idToken: wire.idToken || session.idToken },
      options.origin,
      options.trustedHosts,
    );
  } catch (cause) {
    if (!(cause instanceof RequestError) || !REFUSALS.has(cause.httpStatus)) throw cause;
    throw new SessionError(
      `the server refused to refresh the session (HTTP ${cause.httpStatus}): ${cause.serverMessage}`,
      { cause, httpStatus: cause.httpStatus },
    );
  }
}
