import { authenticateApp } from "./authenticate.js";
import { type AuthenticatePersonOptions, authenticateEmail, authenticateIdToken } from "./authenticatePerson.js";
import type { Credentials } from "./credentials.js";
import { refreshSession } from "./refreshSession.js";
import type { Session } from "./session.js";
import { StoredLogin } from "./storedLogin.js";

/** Where sessions come from: a login, and the renewal of an older session. */
export interface SessionSource {
  readonly login: (signal: AbortSignal) => Promise<Session>;
  readonly refresh: (session: Session, signal: AbortSignal) => Promise<Session>;
}

/** Returns how these credentials log in. */
export function sessionSource(credentials: Credentials, options: AuthenticatePersonOptions): SessionSource {
  if ("session" in credentials) {
    const stored = new StoredLogin(credentials.session);
    return {
      login: (signal) => stored.login({ ...options, signal }),
      refresh: (session, signal) => stored.refresh(session, { ...options, signal }),
    };
  }
  const refresh: SessionSource["refresh"] = (session, signal) => refreshSession(session, { ...options, signal });
  if ("botId" in credentials)
    return { login: (signal) => authenticateApp(credentials, { ...options, signal }), refresh };
  if ("email" in credentials)
    return { login: (signal) => authenticateEmail(credentials, { ...options, signal }), refresh };
  return { login: (signal) => authenticateIdToken(credentials, { ...options, signal }), refresh };
}
