import { decodeSession } from "../../generated/mezon/api/session_codec.js";
import { ProtocolError, SessionError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import { parseKeepingIds } from "../runtime/jsonIds.js";
import { DecodeError } from "../runtime/wire.js";
import { adviceOnRedirect, type HttpAnswer, type HttpContext } from "../transport/httpExchange.js";
import { retryAfterMs } from "../transport/retryAfter.js";
import { readServerFailure } from "../transport/serverFailure.js";
import { Session, type SessionFields } from "./session.js";
import { refusalOf } from "./sessionRefusal.js";

export interface AuthenticateOptions extends HttpContext {
  /** Origin of the gateway. */
  readonly origin: string;
  /** Hosts that the session may name besides the gateway's. */
  readonly trustedHosts?: readonly string[] | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Words for the error messages of a login. */
export interface LoginWords {
  /** The request, such as `app login`. */
  readonly what: string;
  /** Whose credentials they are, such as `the app's`. */
  readonly whose: string;
  /** What to check after a refusal that may be temporary. */
  readonly check: string;
  /** What to check after a final refusal. @default the same */
  readonly checkFinal?: string | undefined;
}

const NOT_FOUND = 404;

/**
 * Reads the response to a login. Throws `SessionError` if the credentials are refused (see `refusalOf` for whether that
 * is final) or the session cannot be used, `RequestError` if the server fails, is overloaded (429, 5xx) or does not
 * exist (404), and `ProtocolError`.
 */
export function readLoginAnswer(answer: HttpAnswer, words: LoginWords, options: AuthenticateOptions): Session {
  const { status, headers } = answer;
  if (answer.ok) return readSession(answer.body, headers.get("Date"), words, options);
  const failure = readServerFailure(answer.body, options.secrets);
  const refusal = refusalOf(status, failure);
  if (refusal !== "none") {
    const reason = failure.message === "" ? "no reason given" : failure.message;
    const advice =
      refusal === "final"
        ? (words.checkFinal ?? words.check)
        : `${words.check}; the answer is not worded as the server's own, so that something in front of it may have refused`;
    throw new SessionError(`the server refused ${words.whose} credentials (HTTP ${status}): ${reason}. ${advice}`, {
      httpStatus: status,
      isFinal: refusal === "final",
    });
  }
  throw new RequestError({
    request: words.what,
    transport: "http",
    httpStatus: status,
    serverCode: failure.code,
    serverMessage: failure.message,
    retryAfterMs: retryAfterMs(headers.get("Retry-After"), options.clock.now()),
    advice: status === NOT_FOUND ? "Check host and port" : adviceOnRedirect(status),
  });
}

function readSession(
  body: Uint8Array,
  date: string | null,
  { what }: LoginWords,
  { origin, trustedHosts }: AuthenticateOptions,
): Session {
  try {
    const wire = sessionOfJson(body) ?? decodeSession(body);
    if (wire.token === "") throw new ProtocolError(`the answer to the ${what} holds no token`);
    return new Session(wire, origin, trustedHosts, date);
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    throw new ProtocolError(`the answer to the ${what} is no session: ${cause.message}`, { cause });
  }
}

/** The first byte of a JSON object. In protobuf it would start a field that a session does not have. */
const BRACE = 0x7b;

/**
 * Reads a session in JSON, which some logins return even if protobuf was requested. Returns `undefined` for anything
 * else.
 */
function sessionOfJson(body: Uint8Array): SessionFields | undefined {
  if (body[0] !== BRACE) return undefined;
  try {
    const json = parseKeepingIds(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>;
    const text = (key: string): string => {
      const value = json[key];
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    };
    return {
      ...{ token: text("token"), refreshToken: text("refresh_token"), idToken: text("id_token") },
      ...{ userId: text("user_id"), apiUrl: text("api_url"), wsUrl: text("ws_url") },
    };
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
