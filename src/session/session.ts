import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import { resolveHosts, type SessionHosts } from "./hosts.js";
import { readClaims } from "./jwt.js";

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
  /** When the token expires; `undefined` when it does not say. */
  readonly expiresAt: Date | undefined;
  readonly #token: string;
  readonly #refreshToken: string;
  readonly #idToken: string;

  /** @param loginOrigin Origin the login was made at: the fallback for hosts the session does not name. */
  constructor(wire: WireSession, loginOrigin: string) {
    const hosts = resolveHosts(loginOrigin, wire);
    const claims = readClaims(wire.token);
    this.userId = wire.userId;
    this.username = claims.usn;
    this.apiUrl = hosts.apiUrl;
    this.wsUrl = hosts.wsUrl;
    this.expiresAt = claims.exp === undefined ? undefined : new Date(claims.exp * 1000);
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
