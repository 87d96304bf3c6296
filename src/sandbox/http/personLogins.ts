import { logInByIdToken, logInByPassword, logInByToken, refresh } from "../actions/loggingIn.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import { getObject, getString, readJson, varsOf } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer, sessionJson } from "./sessionAnswer.js";

/** `POST /v2/account/authenticate/email`: a person logs in by e-mail address and password. */
export function authenticateEmail(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const account = getObject(readJson(request.body), "account");
  const given = {
    email: getString(account, "email"),
    password: getString(account, "password"),
    variables: varsOf(account),
  };
  return sessionAnswer(request, logInByPassword(platform, given), address);
}

/** `POST /v2/account/authenticate/mezon`: a person logs in by a token. */
export function authenticateMezon(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const isRemember = request.query.get("is_remember") === "true";
  const given = { token: getString(json, "token"), variables: varsOf(json), isRemember };
  return sessionAnswer(request, logInByToken(platform, given), address);
}

/** `POST /v2/account/authenticate/idtoken`: a person logs in by an id token; always answered in JSON. */
export function authenticateIdToken(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const given = { idToken: getString(json, "id_token"), userId: getString(json, "user_id") };
  return sessionJson(logInByIdToken(platform, given), address);
}

/** `POST /v2/account/session/refresh`: the older form of `SessionRefresh`. */
export function refreshSession(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const token = "token" in json ? getString(json, "token") : getString(json, "refresh_token");
  return sessionAnswer(request, refresh(platform, token), address);
}
