import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import { SessionError } from "../core/errors.js";
import { dateFromOutside } from "../core/outsideTime.js";
import { resolveHosts, type SessionHosts } from "./hosts.js";
import { readClaims } from "./jwt.js";

/** What a header and a query can carry: printable ASCII without spaces. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Characters a token may have: what servers take in a header. */
const LONGEST_TOKEN = 16 * 1024;

/**
 * A login. Its tokens are reachable but never shown: printing, inspecting or
 * serializing a session leaves them out.
 */
export class Session implements SessionHosts {
  /** Who is logged in. */
  readonly userId: string;
  /** The name the token was issued to; `undefined` when it does not say. */
  readonly username: string | undefined;
  readonly apiUrl: string;
  readonly wsUrl: string;
  /** When the token expires; `undefined` when it does not say, or says what is no sensible date. */
  readonly expiresAt: Date | undefined;
  readonly #token: string;
  readonly #refreshToken: string;
  readonly #idToken: string;

  /**
   * Throws a `SessionError` for a session that cannot be used: without a token, with one that no header can carry,
   * or that names a host the token must not go to.
   *
   * @param loginOrigin Origin the login was made at: the fallback for hosts the session does not name.
   * @param trustedHosts Hosts that it may name beside those of the login: see `resolveHosts`.
   */
  constructor(wire: WireSession, loginOrigin: string, trustedHosts: readonly string[] = []) {
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
    this.#token = wire.token;
    this.#refreshToken = wire.refreshToken;
    this.#idToken = wire.idToken;
  }

  /** Authorises calls and the socket. A secret. */
  get token(): string {
    return this.#token;
  }

  /** Buys a new session when this one expires. A secret. */
  get refreshToken(): string {
    return this.#refreshToken;
  }

  /** Says to the prover of the token chain who this is; "" when the server gave none. A secret. */
  get idToken(): string {
    return this.#idToken;
  }
}
