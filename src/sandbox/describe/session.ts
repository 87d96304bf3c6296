import type { Session } from "../../../generated/mezon/api/session_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { IssuedSession } from "../state/sessions.js";
import { type Address, httpOrigin, wsUrlOf } from "./address.js";

/** Returns a session as a login returns it: `api_url` with a scheme, `ws_url` in the form of the options. */
export function describeSession(session: IssuedSession, address: Address): Init<Session> {
  return {
    created: false,
    token: session.token,
    refreshToken: session.refreshToken,
    idToken: session.idToken,
    userId: session.person.id,
    isRemember: session.isRemember,
    sessionId: session.sessionId,
    apiUrl: httpOrigin(address),
    wsUrl: wsUrlOf(address),
  };
}
