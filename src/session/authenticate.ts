import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import type { paths } from "../../generated/rest/gateway.js";
import { DecodeError } from "../../generated/support/wire.js";
import { ProtocolError, RpcError, SessionError } from "../core/errors.js";
import { basicAuth } from "../transport/basicAuth.js";
import type { HttpContext } from "../transport/httpExchange.js";
import { callRest } from "../transport/restCall.js";
import { retryAfterMs } from "../transport/retryAfter.js";
import { Session } from "./session.js";

export interface AppCredentials {
  /** The bot's id, a decimal string. */
  readonly botId: string;
  /** The app's token. A secret. */
  readonly token: string;
}

export interface AuthenticateOptions extends HttpContext {
  /** Origin of the gateway. */
  readonly origin: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Refusals that say nothing of the credentials: too slow, too early, too often. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
const NOT_FOUND = 404;

/**
 * Logs an app (a bot) in. Rejects with `SessionError` when the credentials are
 * refused, `RpcError` when the server fails, is pressed (429, 5xx) or is not there (404),
 * `ConnectionError`, `TimeoutError`, or the signal's reason.
 */
export async function authenticateApp(credentials: AppCredentials, options: AuthenticateOptions): Promise<Session> {
  const answer = await callRest<paths>({ ...options, what: "app login" }, (gateway, signal) =>
    gateway.POST("/v2/apps/authenticate/token", {
      body: { account: { appid: credentials.botId, token: credentials.token } },
      // JSON text under this label is what the official client sends.
      headers: {
        Authorization: basicAuth(credentials.token),
        "Content-Type": "application/proto",
        Accept: "application/x-protobuf",
      },
      bodySerializer: (body) => JSON.stringify(body),
      signal,
    }),
  );
  if (!answer.ok) {
    const { status, failure, headers } = answer;
    const said = failure.message === "" ? "no reason given" : failure.message;
    // A 404 without the server's own code comes from something in front of it, as while it is being deployed.
    const passes = PASSING.has(status) || (status === NOT_FOUND && failure.code === undefined);
    if (status >= 400 && status < 500 && !passes) {
      throw new SessionError(
        `the server refused the app's credentials (HTTP ${status}): ${said}. Check botId and token, and that the app is not banned`,
        { httpStatus: status },
      );
    }
    throw new RpcError({
      rpc: "app login",
      httpStatus: status,
      serverCode: failure.code,
      serverMessage: failure.message,
      retryAfterMs: retryAfterMs(headers.get("Retry-After"), options.clock.now()),
      advice: status === NOT_FOUND ? "Check host and port" : undefined,
    });
  }
  return readSession(answer.body, options.origin);
}

function readSession(body: Uint8Array, origin: string): Session {
  try {
    const wire = decodeSession(body);
    if (wire.token === "") throw new ProtocolError("the answer to the app login holds no token");
    return new Session(wire, origin);
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    throw new ProtocolError(`the answer to the app login is no session: ${cause.message}`, { cause });
  }
}
