import type { StoredSession } from "./credentials.js";
import type { Session } from "./session.js";

/** Returns a session as plain data, with its secrets. */
export function exportSession(session: Session): StoredSession {
  const { userId, token, refreshToken, idToken, apiUrl, wsUrl } = session;
  return { userId, token, refreshToken, idToken, apiUrl, wsUrl };
}
