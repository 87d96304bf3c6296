import { encodeLoginIDResponse, encodeSession } from "../../../generated/mezon/api/session_codec.js";
import { beginConfirmableLogin, confirmLogin, takeConfirmedLogin } from "../actions/loggingIn.js";
import { bearerToken, type HttpAnswer, type HttpRequest, PROTOBUF } from "./exchange.js";
import { getString, readJson } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer } from "./sessionAnswer.js";

/** `POST /v2/account/authenticate/createqrlogin`: starts a login that a logged-in person confirms. */
export function createQrLogin(request: HttpRequest, context: ServiceContext): HttpAnswer {
  const { platform, address } = readJson(request.body);
  const body = encodeLoginIDResponse({
    loginId: beginConfirmableLogin(context.platform),
    createTimeSeconds: String(context.platform.world.nowSeconds()),
    platform: typeof platform === "string" ? platform : "",
    address: typeof address === "string" ? address : "",
  });
  return { status: 200, contentType: PROTOBUF, body };
}

/** `POST /v2/account/authenticate/checklogin`: a session, without a token until a person has confirmed. */
export function checkQrLogin(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const session = takeConfirmedLogin(platform, getString(readJson(request.body), "login_id"));
  if (session === undefined) return { status: 200, contentType: PROTOBUF, body: encodeSession({}) };
  return sessionAnswer(request, session, address);
}

/** `POST /v2/account/authenticate/confirmlogin`. */
export function confirmQrLogin(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const person = platform.sessions.authenticate(bearerToken(request));
  confirmLogin(platform, person, getString(readJson(request.body), "login_id"));
  return { status: 200 };
}
