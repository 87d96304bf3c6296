import { encodeSession } from "../../../generated/mezon/api/session_codec.js";
import type { Address } from "../describe/address.js";
import { describeSession } from "../describe/session.js";
import type { IssuedSession } from "../state/sessions.js";
import { type HttpAnswer, type HttpRequest, JSON_TYPE, PROTOBUF } from "./exchange.js";

/**
 * Returns a session in the form that the client accepts: JSON if it accepts JSON and no protobuf, otherwise protobuf.
 */
export function sessionAnswer(request: HttpRequest, session: IssuedSession, address: Address): HttpAnswer {
  const accept = request.headers.accept ?? "";
  if (accept.includes(JSON_TYPE) && !accept.includes("proto")) return sessionJson(session, address);
  return { status: 200, contentType: PROTOBUF, body: encodeSession(describeSession(session, address)) };
}

export function sessionJson(session: IssuedSession, address: Address): HttpAnswer {
  const { created, token, refreshToken, userId, isRemember, apiUrl, idToken, wsUrl, sessionId } = describeSession(
    session,
    address,
  );
  return {
    status: 200,
    contentType: JSON_TYPE,
    body: JSON.stringify({
      created,
      token,
      refresh_token: refreshToken,
      user_id: userId,
      is_remember: isRemember,
      api_url: apiUrl,
      id_token: idToken,
      ws_url: wsUrl,
      session_id: sessionId,
    }),
  };
}
