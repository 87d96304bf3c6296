import type { paths } from "../../generated/rest/gateway.js";
import { basicAuth } from "../transport/basicAuth.js";
import { callRest } from "../transport/restCall.js";
import type { AppCredentials } from "./credentials.js";
import { type AuthenticateOptions, readLoginAnswer } from "./loginAnswer.js";
import type { Session } from "./session.js";

/**
 * Logs an app (a bot) in. Rejects as `readLoginAnswer` throws, with `ConnectionError`, `TimeoutError`, or the signal's
 * reason.
 */
export async function authenticateApp(credentials: AppCredentials, options: AuthenticateOptions): Promise<Session> {
  const answer = await callRest<paths>({ ...options, baseUrl: options.origin, what: "app login" }, (gateway) =>
    gateway.POST("/v2/apps/authenticate/token", {
      body: { account: { appid: credentials.botId, token: credentials.token } },
      // The official client sends JSON text with this content type.
      headers: {
        Authorization: basicAuth(credentials.token),
        "Content-Type": "application/proto",
        Accept: "application/x-protobuf",
      },
      bodySerializer: (body) => JSON.stringify(body),
    }),
  );
  const words = {
    what: "app login",
    whose: "the app's",
    check: "Check botId and token",
    checkFinal: "Check botId and token, and that the app is not banned",
  };
  return readLoginAnswer(answer, words, options);
}
