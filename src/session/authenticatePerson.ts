import type { paths } from "../../generated/rest/gateway.js";
import { basicAuth } from "../transport/basicAuth.js";
import { callRest } from "../transport/restCall.js";
import type { EmailCredentials, IdTokenCredentials } from "./credentials.js";
import { type AuthenticateOptions, readLoginAnswer } from "./loginAnswer.js";
import type { Session } from "./session.js";

export interface AuthenticatePersonOptions extends AuthenticateOptions {
  /** Key that authorises calls made without a session. */
  readonly serverKey: string;
}

/** Logs a person in by e-mail address and password. Rejects as `authenticateApp` does. */
export async function authenticateEmail(
  { email, password }: EmailCredentials,
  options: AuthenticatePersonOptions,
): Promise<Session> {
  const words = { what: "login by e-mail address", whose: "the person's", check: "Check email and password" };
  const answer = await callRest<paths>({ ...options, ...words, baseUrl: options.origin }, (gateway) =>
    gateway.POST("/v2/account/authenticate/email", {
      body: { account: { email, password } },
      headers: headersOf(options, "application/x-protobuf"),
    }),
  );
  return readLoginAnswer(answer, words, options);
}

/** Logs a person in by the id token of an identity provider. Rejects as `authenticateApp` does. */
export async function authenticateIdToken(
  { idToken, userId, username }: IdTokenCredentials,
  options: AuthenticatePersonOptions,
): Promise<Session> {
  const words = { what: "login by id token", whose: "the person's", check: "Check idToken, userId and username" };
  const answer = await callRest<paths>({ ...options, ...words, baseUrl: options.origin }, (gateway) =>
    gateway.POST("/v2/account/authenticate/idtoken", {
      body: { id_token: idToken, user_id: userId, username },
      headers: headersOf(options, "application/json"),
    }),
  );
  return readLoginAnswer(answer, words, options);
}

function headersOf({ serverKey }: AuthenticatePersonOptions, accept: string): Readonly<Record<string, string>> {
  return { Authorization: basicAuth(serverKey), "Content-Type": "application/json", Accept: accept };
}
