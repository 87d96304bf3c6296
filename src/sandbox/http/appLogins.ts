import { logInBot, logOut, refresh } from "../actions/loggingIn.js";
import { bearerToken, type HttpAnswer, type HttpRequest } from "./exchange.js";
import { getObject, getString, readJson, varsOf } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer, sessionJson } from "./sessionAnswer.js";

/** `POST /v2/apps/authenticate/token`: an app logs in. The body identifies it, not the header. */
export function authenticateApp(request: HttpRequest, { platform, app, address }: ServiceContext): HttpAnswer {
  const account = getObject(readJson(request.body), "account");
  const given = { botId: getString(account, "appid"), token: getString(account, "token"), variables: varsOf(account) };
  return sessionAnswer(request, logInBot(platform, app, given), address);
}

/** `POST /v2/apps/authenticate/refresh`: the older form of `SessionRefresh` for apps, answered in JSON. */
export function refreshApp(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  return sessionJson(refresh(platform, getString(readJson(request.body), "refresh_token")), address);
}

/** `POST /v2/apps/authenticate/logout`: the older form of `SessionLogout`. */
export function logoutApp(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const token = bearerToken(request);
  platform.sessions.authenticate(token);
  logOut(platform, [token]);
  return { status: 200, contentType: "application/json", body: "{}" };
}
