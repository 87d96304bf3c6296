import { equalSecrets } from "../crypto.js";
import type { Platform } from "../platform.js";
import { denied, unauthenticated } from "../refusal.js";
import type { BotAccount } from "../state/botAccount.js";
import type { Person, PersonCredentials } from "../state/person.js";
import type { IssuedSession } from "../state/sessions.js";

type Variables = Readonly<Record<string, string>>;

/** Logs the bot in. */
export function logInBot(
  { sessions, world }: Platform,
  account: BotAccount,
  given: { readonly botId: string; readonly token: string; readonly variables: Variables },
): IssuedSession {
  const isKnown = given.botId === account.botId && equalSecrets(given.token, account.token);
  if (!isKnown) throw unauthenticated("unknown app id or wrong token");
  if (account.banned) throw denied("the app is banned");
  return sessions.open(world.people.get(account.botId), given.variables);
}

/** Logs a person in by e-mail address and password. */
export function logInByPassword(
  platform: Platform,
  given: { readonly email: string; readonly password: string; readonly variables: Variables },
): IssuedSession {
  const person = personWith(platform, "email", given.email);
  if (person === undefined || !equalSecrets(given.password, person.credentials.password))
    throw unauthenticated("unknown e-mail address or wrong password");
  return platform.sessions.open(person, given.variables);
}

/** Logs a person in by their Mezon token. */
export function logInByToken(
  platform: Platform,
  given: { readonly token: string; readonly variables: Variables; readonly isRemember: boolean },
): IssuedSession {
  const person = personWith(platform, "mezonToken", given.token);
  if (person === undefined) throw unauthenticated("unknown token");
  return platform.sessions.open(person, given.variables, given.isRemember);
}

/** Logs a person in by an id token, which must be their own. */
export function logInByIdToken(
  platform: Platform,
  given: { readonly idToken: string; readonly userId: string },
): IssuedSession {
  const person = personWith(platform, "idToken", given.idToken);
  if (person?.id !== given.userId) throw unauthenticated("unknown id token, or one of another user");
  return platform.sessions.open(person);
}

/**
 * Starts a login by a one-time code. Returns the id to confirm it with. No code is sent: it is one of the credentials.
 */
export function requestCode(platform: Platform, kind: "email" | "phone", value: string): string {
  const person = personWith(platform, kind, value);
  if (person === undefined) throw unauthenticated("nobody has that e-mail address or telephone number");
  return platform.world.pendingLogins.addForCode(person);
}

/** Completes a login by a one-time code. */
export function confirmCode({ sessions, world }: Platform, requestId: string, code: string): IssuedSession {
  const person = world.pendingLogins.findByCodeRequest(requestId);
  if (person === undefined || !equalSecrets(code, person.credentials.otpCode))
    throw unauthenticated("unknown request or wrong code");
  world.pendingLogins.endCodeRequest(requestId);
  return sessions.open(person);
}

/** Starts a login that a logged-in person must confirm. Returns its id. */
export function beginConfirmableLogin({ world }: Platform): string {
  return world.pendingLogins.addConfirmable();
}

/** Confirms a waiting login as a login of this person. */
export function confirmLogin({ world }: Platform, person: Person, loginId: string): void {
  world.pendingLogins.getConfirmable(loginId).confirmedBy = person;
}

/** Completes a login that was confirmed. Returns `undefined` before that. */
export function takeConfirmedLogin({ sessions, world }: Platform, loginId: string): IssuedSession | undefined {
  const { confirmedBy } = world.pendingLogins.getConfirmable(loginId);
  if (confirmedBy === undefined) return undefined;
  world.pendingLogins.endConfirmable(loginId);
  return sessions.open(confirmedBy);
}

/** Exchanges a refresh token for new tokens of the same session. */
export function refresh({ sessions }: Platform, refreshToken: string): IssuedSession {
  return sessions.refresh(refreshToken);
}

/** Ends the sessions of tokens or refresh tokens. Refuses if there is none. */
export function logOut({ sessions }: Platform, tokens: readonly string[]): void {
  const ended = tokens.filter((token) => token !== "" && sessions.end(token));
  if (ended.length === 0) throw denied("neither token belongs to a session");
}

function personWith(
  { world }: Platform,
  kind: keyof Pick<PersonCredentials, "email" | "phone" | "idToken" | "mezonToken">,
  value: string,
): Person | undefined {
  for (const person of world.people.all()) {
    if (!person.isBot && equalSecrets(value, person.credentials[kind])) return person;
  }
  return undefined;
}
