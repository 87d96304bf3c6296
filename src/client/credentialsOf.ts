import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import type { AppCredentials, Credentials, PersonCredentials, StoredSession } from "../session/credentials.js";
import type { MezonClientOptions } from "./clientOptions.js";

/** Contains no spaces and no control characters, such as a line break at the end of a file. */
const TOKEN = /^[^\s\p{Cc}\p{Cs}]+$/u;

const ADVICE =
  "is missing: give the options botId and token, or set the environment variables MEZON_BOT_ID and MEZON_TOKEN; a person logs in by the option person";

/**
 * Returns the credentials of the account that logs in.
 *
 * @param given The options without those of the environment: `person` together with `botId` or `token` is only refused
 * in these.
 * @param options The options with those of the environment.
 * @throws {ValidationError} that names the wrong option.
 */
export function credentialsOf(given: MezonClientOptions, options: MezonClientOptions): Credentials {
  if (given.person === undefined) return appCredentials(options);
  if (given.botId !== undefined || given.token !== undefined)
    throw new ValidationError("person", "cannot be given with botId and token: a client is a person or an app");
  return personCredentials(given.person);
}

function appCredentials({ botId, token }: MezonClientOptions): AppCredentials {
  if (botId === undefined || token === undefined)
    throw new ValidationError(botId === undefined ? "botId" : "token", ADVICE);
  if (typeof token !== "string" || token === "")
    throw new ValidationError("token", "must be the app's token, a string that is not empty");
  if (!TOKEN.test(token))
    throw new ValidationError("token", "must be the app's token alone: it holds a space, a line break or the like");
  return { botId: requireId(botId, "botId"), token };
}

const FORMS = "an object such as { email, password }, { idToken, userId, username } or { session }";

function personCredentials(person: PersonCredentials): PersonCredentials {
  requireObject(person, "person", FORMS);
  if ("email" in person) {
    requireKnownKeys(person, { email: true, password: true }, { path: "person" });
    return { email: text(person.email, "person.email"), password: text(person.password, "person.password") };
  }
  if ("idToken" in person) {
    requireKnownKeys(person, { idToken: true, userId: true, username: true }, { path: "person" });
    return {
      idToken: text(person.idToken, "person.idToken"),
      userId: requireId(person.userId, "person.userId"),
      username: text(person.username, "person.username"),
    };
  }
  if (!("session" in person)) throw new ValidationError("person", `must be ${FORMS}`);
  requireKnownKeys(person, { session: true }, { path: "person" });
  return { session: storedSession(person.session) };
}

function storedSession(stored: StoredSession): StoredSession {
  const path = "person.session";
  requireObject(stored, path, "what client.exportSession() returned");
  const { userId, token, ...rest } = stored;
  const optional = { refreshToken: true, idToken: true, apiUrl: true, wsUrl: true } as const;
  requireKnownKeys(rest, optional, { path });
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && typeof value !== "string")
      throw new ValidationError(`${path}.${name}`, "must be a string");
  }
  return { ...rest, userId: requireId(userId, `${path}.userId`), token: text(token, `${path}.token`) };
}

function text(value: string, path: string): string {
  if (typeof value !== "string" || value === "") throw new ValidationError(path, "must be a string that is not empty");
  return value;
}
