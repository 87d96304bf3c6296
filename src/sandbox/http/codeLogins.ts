import { encodeLinkAccountConfirmRequest } from "../../../generated/mezon/api/session_codec.js";
import { confirmCode, requestCode } from "../actions/loggingIn.js";
import { type HttpAnswer, type HttpRequest, PROTOBUF } from "./exchange.js";
import { getObject, getString, readJson } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer } from "./sessionAnswer.js";

/** `POST /v2/account/authenticate/emailotp`. */
export function requestCodeByEmail(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const account = getObject(readJson(request.body), "account");
  return requested(requestCode(platform, "email", getString(account, "email")));
}

/** `POST /v2/account/authenticate/smsotp`. */
export function requestCodeByPhone(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const account = getObject(readJson(request.body), "account");
  return requested(requestCode(platform, "phone", getString(account, "phoneno")));
}

/** `POST /v2/account/authenticate/confirmotp`. */
export function answerConfirmCode(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const session = confirmCode(platform, getString(json, "req_id"), getString(json, "otp_code"));
  return sessionAnswer(request, session, address);
}

function requested(reqId: string): HttpAnswer {
  return { status: 200, contentType: PROTOBUF, body: encodeLinkAccountConfirmRequest({ reqId }) };
}
