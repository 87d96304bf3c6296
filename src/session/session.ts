import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import { SessionError } from "../core/errors.js";
import { dateFromOutside } from "../core/outsideTime.js";
import { resolveHosts, type SessionHosts } from "./hosts.js";
import { readClaims } from "./jwt.js";

/** Characters that a header and a query can carry: printable ASCII without spaces. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Largest length of a token, which servers accept in a header. */
const LONGEST_TOKEN = 16 * 1024;

/** The fields of a wire session that a client uses. */
export type SessionFields = Pick<WireSession, "userId" | "token" | "refreshToken" | "idToken" | "apiUrl" | "wsUrl">;

/**
 * A login. Its tokens can be read but are never shown: printing, inspecting or
 * serializing a session omits them.
 */
export class Session implements SessionHosts {
  /** Id of the account that is logged in. */
  readonly userId: string;
  /** The user name in the token; `undefined` if it has none. */
  readonly username: string | undefined;
  readonly apiUrl: string;
  readonly wsUrl: string;
  /** When the token expires; `undefined` if the token has no valid date. */
  readonly expiresAt: Date | undefined;
  /** When the server responded to the login, by the server's clock; `undefined` if it did not report a time. */
  readonly issuedAt: Date | undefined;
  readonly #token: string;
  readonly #refreshToken: string;
  readonly #idToken: string;

  /**
   * @throws {SessionError} if the session cannot be used: it has no token, has one that no header can carry,
   * or names a host that the token must not be sent to.
   * @param loginOrigin Origin of the login. Used for hosts that the session does not name.
   * @param trustedHosts Hosts that it may name besides those of the login: see `resolveHosts`.
   * @param issuedAt The `Date` header of the response.
   */
  constructor(
    wire: SessionFields,
    loginOrigin: string,
    trustedHosts: readonly string[] = [],
    issuedAt?: string | null | undefined,
  ) {
    if (!TOKEN.test(wire.token))
      throw new SessionError(
        wire.token === ""
          ? "the session holds no token"
          : "the session's token holds characters that no header can carry, such as a line break",
        { isFinal: false },
      );
    if (Math.max(wire.token.length, wire.refreshToken.length, wire.idToken.length) > LONGEST_TOKEN)
      throw new SessionError(`the session holds a token of more than ${LONGEST_TOKEN} characters`, { isFinal: false });
    const hosts = resolveHosts(loginOrigin, wire, trustedHosts);
    const claims = readClaims(wire.token);
    this.userId = wire.userId;
    this.username = claims.usn;
    this.apiUrl = hosts.apiUrl;
    this.wsUrl = hosts.wsUrl;
    this.expiresAt = dateFromOutside(claims.exp);
    this.issuedAt = typeof issuedAt === "string" ? dateFromOutside(Date.parse(issuedAt) / 1000) : undefined;
    this.#token = wire.token;
    this.#refreshToken = wire.refreshToken;
    this.#idToken = wire.idToken;
  }

  /** Authorises calls and the socket. A secret. */
  get token(): string {
    return this.#token;
  }

  /** Used to get a new session when this one expires. A secret. */
  get refreshToken(): string {
    return this.#refreshToken;
  }

  /** Identifies the user to the prover of the token chain; "" if the server did not return one. A secret. */
  get idToken(): string {
    return this.#idToken;
  }
}
