import { timingSafeEqual } from "node:crypto";
import { denied, unauthenticated } from "../refusal.js";
import { bearerToken, type HttpAnswer, type HttpRequest } from "./exchange.js";
import { objectAt, readJson, textAt, varsOf } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer, sessionJson } from "./sessionAnswer.js";

/** `POST /v2/apps/authenticate/token`: an app logs in. The body decides who, not the header. */
export function authenticateApp(request: HttpRequest, { platform, app, address }: ServiceContext): HttpAnswer {
  const account = objectAt(readJson(request.body), "account");
  const appId = textAt(account, "appid");
  const token = textAt(account, "token");
  if (appId !== app.botId || !equalSecrets(token, app.token)) throw unauthenticated("unknown app id or wrong token");
  if (app.banned) throw denied("the app is banned");
  const session = platform.sessions.open(platform.world.people.get(app.botId), varsOf(account));
  return sessionAnswer(request, session, address);
}

/** `POST /v2/apps/authenticate/refresh`: the older form of `SessionRefresh` for apps, answered in JSON. */
export function refreshApp(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  return sessionJson(platform.sessions.refresh(textAt(readJson(request.body), "refresh_token")), address);
}

/** `POST /v2/apps/authenticate/logout`: the older form of `SessionLogout`. */
export function logoutApp(request: HttpRequest, { platform }: ServiceContext): HttpAnswer {
  const token = bearerToken(request);
  platform.sessions.authenticate(token);
  platform.sessions.end(token);
  return { status: 200, contentType: "application/json", body: "{}" };
}

/** Compares secrets in a time that tells nothing of where they differ. */
export function equalSecrets(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
