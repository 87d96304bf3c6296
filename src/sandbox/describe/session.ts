import type { Session } from "../../../generated/mezon/api/session_pb.js";
import { hostInUrl } from "../../core/hostName.js";
import type { Init } from "../../runtime/wire.js";
import type { IssuedSession } from "../state/sessions.js";

/** Where the sandbox listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Returns a session as a login returns it: `api_url` with a scheme, `ws_url` without one. */
export function describeSession(session: IssuedSession, { host, port }: Address): Init<Session> {
  return {
    created: false,
    token: session.token,
    refreshToken: session.refreshToken,
    idToken: session.idToken,
    userId: session.person.id,
    isRemember: session.isRemember,
    sessionId: session.sessionId,
    apiUrl: `http://${authority(host, port)}`,
    wsUrl: authority(host, port),
  };
}

/** Returns host and port as a URL contains them. */
export function authority(host: string, port: number): string {
  return `${hostInUrl(host)}:${port}`;
}
