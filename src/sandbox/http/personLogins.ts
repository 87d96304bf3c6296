import { unauthenticated } from "../refusal.js";
import type { Person } from "../state/person.js";
import { equalSecrets } from "./appLogins.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import { objectAt, readJson, textAt, varsOf } from "./jsonBody.js";
import type { ServiceContext } from "./serviceContext.js";
import { sessionAnswer, sessionJson } from "./sessionAnswer.js";

/** `POST /v2/account/authenticate/email`: a person logs in by e-mail address and password. */
export function authenticateEmail(request: HttpRequest, context: ServiceContext): HttpAnswer {
  const account = objectAt(readJson(request.body), "account");
  const person = personWith(context, "email", textAt(account, "email"));
  if (person === undefined || !equalSecrets(textAt(account, "password"), person.credentials.password)) {
    throw unauthenticated("unknown e-mail address or wrong password");
  }
  return sessionAnswer(request, context.platform.sessions.open(person, varsOf(account)), context.address);
}

/** `POST /v2/account/authenticate/mezon`: a person logs in by a token. */
export function authenticateMezon(request: HttpRequest, context: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const person = personWith(context, "mezonToken", textAt(json, "token"));
  if (person === undefined) throw unauthenticated("unknown token");
  const isRemember = request.query.get("is_remember") === "true";
  return sessionAnswer(request, context.platform.sessions.open(person, varsOf(json), isRemember), context.address);
}

/** `POST /v2/account/authenticate/idtoken`: a person logs in by an id token; always answered in JSON. */
export function authenticateIdToken(request: HttpRequest, context: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const person = personWith(context, "idToken", textAt(json, "id_token"));
  if (person === undefined || person.id !== textAt(json, "user_id")) {
    throw unauthenticated("unknown id token, or one of another user");
  }
  return sessionJson(context.platform.sessions.open(person), context.address);
}

/** `POST /v2/account/session/refresh`: the older form of `SessionRefresh`. */
export function refreshSession(request: HttpRequest, { platform, address }: ServiceContext): HttpAnswer {
  const json = readJson(request.body);
  const token = "token" in json ? textAt(json, "token") : textAt(json, "refresh_token");
  return sessionAnswer(request, platform.sessions.refresh(token), address);
}

/** The person a credential belongs to. */
export function personWith(
  { platform }: ServiceContext,
  kind: "email" | "phone" | "idToken" | "mezonToken",
  value: string,
): Person | undefined {
  for (const person of platform.world.people.all()) {
    if (!person.isBot && equalSecrets(value, person.credentials[kind])) return person;
  }
  return undefined;
}
