import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import type { paths } from "../../generated/rest/gateway.js";
import { ProtocolError, SessionError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import { DecodeError } from "../runtime/wire.js";
import { basicAuth } from "../transport/basicAuth.js";
import { adviceOnRedirect, type HttpContext } from "../transport/httpExchange.js";
import { callRest } from "../transport/restCall.js";
import { retryAfterMs } from "../transport/retryAfter.js";
import { readServerFailure } from "../transport/serverFailure.js";
import { Session } from "./session.js";
import { refusalOf } from "./sessionRefusal.js";

export interface AppCredentials {
  /** The bot's id, a decimal string. */
  readonly botId: string;
  /** The app's token. A secret. */
  readonly token: string;
}

export interface AuthenticateOptions extends HttpContext {
  /** Origin of the gateway. */
  readonly origin: string;
  /** Hosts that the session may name besides the gateway's. */
  readonly trustedHosts?: readonly string[] | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const NOT_FOUND = 404;

/**
 * Logs an app (a bot) in. Rejects with `SessionError` when the credentials are
 * refused (see `refusalOf` for whether that is final) or the session cannot be used,
 * `RequestError` when the server fails, is pressed (429, 5xx) or is not there (404),
 * `ProtocolError`, `ConnectionError`, `TimeoutError`, or the signal's reason.
 */
export async function authenticateApp(credentials: AppCredentials, options: AuthenticateOptions): Promise<Session> {
  const answer = await callRest<paths>({ ...options, baseUrl: options.origin, what: "app login" }, (gateway) =>
    gateway.POST("/v2/apps/authenticate/token", {
      body: { account: { appid: credentials.botId, token: credentials.token } },
      // JSON text under this label is what the official client sends.
      headers: {
        Authorization: basicAuth(credentials.token),
        "Content-Type": "application/proto",
        Accept: "application/x-protobuf",
      },
      bodySerializer: (body) => JSON.stringify(body),
    }),
  );
  if (!answer.ok) {
    const { status, headers } = answer;
    const failure = readServerFailure(answer.body, options.secrets);
    const refusal = refusalOf(status, failure);
    if (refusal !== "none") {
      const reason = failure.message === "" ? "no reason given" : failure.message;
      const advice =
        refusal === "final"
          ? "Check botId and token, and that the app is not banned"
          : "Check botId and token; the answer is not worded as the server's own, so that something in front of it may have refused";
      throw new SessionError(`the server refused the app's credentials (HTTP ${status}): ${reason}. ${advice}`, {
        httpStatus: status,
        isFinal: refusal === "final",
      });
    }
    throw new RequestError({
      request: "app login",
      transport: "http",
      httpStatus: status,
      serverCode: failure.code,
      serverMessage: failure.message,
      retryAfterMs: retryAfterMs(headers.get("Retry-After"), options.clock.now()),
      advice: status === NOT_FOUND ? "Check host and port" : adviceOnRedirect(status),
    });
  }
  return readSession(answer.body, answer.headers.get("Date"), options);
}

function readSession(body: Uint8Array, date: string | null, { origin, trustedHosts }: AuthenticateOptions): Session {
  try {
    const wire = decodeSession(body);
    if (wire.token === "") throw new ProtocolError("the answer to the app login holds no token");
    return new Session(wire, origin, trustedHosts, date);
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    throw new ProtocolError(`the answer to the app login is no session: ${cause.message}`, { cause });
  }
}
