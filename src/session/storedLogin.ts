import { SessionError } from "../core/errors.js";
import type { AuthenticatePersonOptions } from "./authenticatePerson.js";
import type { StoredSession } from "./credentials.js";
import { exportSession } from "./exportSession.js";
import { refreshSession } from "./refreshSession.js";
import { Session } from "./session.js";

/**
 * Logs in with a stored session, by its refresh token. This shows immediately whether the session is still valid. A
 * refusal is final, since there are no other credentials. A session without a refresh token is used unchanged, once.
 */
export class StoredLogin {
  #newest: StoredSession;
  #isUsed = false;

  constructor(stored: StoredSession) {
    this.#newest = stored;
  }

  async login(options: AuthenticatePersonOptions): Promise<Session> {
    const session = sessionOf(this.#newest, options);
    if (this.#isUsed || session.refreshToken !== "") return this.refresh(session, options);
    this.#isUsed = true;
    return session;
  }

  async refresh(session: Session, options: AuthenticatePersonOptions): Promise<Session> {
    const advice = "log the person in again, and store the new session";
    if (session.refreshToken === "")
      throw new SessionError(`the stored session has ended, and holds no refreshToken: ${advice}`);
    try {
      const renewed = await refreshSession(session, options);
      this.#newest = exportSession(renewed);
      return renewed;
    } catch (cause) {
      if (!(cause instanceof SessionError)) throw cause;
      throw new SessionError(`${cause.message}: ${advice}`, { cause, httpStatus: cause.httpStatus });
    }
  }
}

function sessionOf(stored: StoredSession, { origin, trustedHosts }: AuthenticatePersonOptions): Session {
  const { userId, token, refreshToken = "", idToken = "", apiUrl = "", wsUrl = "" } = stored;
  const wire = { userId, token, refreshToken, idToken, apiUrl, wsUrl };
  return new Session(wire, origin, trustedHosts);
}
