import { authenticateApp } from "./authenticate.js";
import type { AuthenticatePersonOptions } from "./authenticatePerson.js";
import type { Credentials, PersonCredentials } from "./credentials.js";
import { refreshSession } from "./refreshSession.js";
import type { Session } from "./session.js";
import type { StoredLogin } from "./storedLogin.js";

/** Creates sessions: by a login, or by renewing an older session. */
export interface SessionSource {
  readonly login: (signal: AbortSignal) => Promise<Session>;
  readonly refresh: (session: Session, signal: AbortSignal) => Promise<Session>;
}

/**
 * Returns the source of sessions for these credentials. The code for logins of people is loaded when it is needed,
 * since most clients are bots.
 */
export function sessionSource(credentials: Credentials, options: AuthenticatePersonOptions): SessionSource {
  if ("session" in credentials) return storedSource(credentials, options);
  return {
    login: (signal) =>
      "botId" in credentials
        ? authenticateApp(credentials, { ...options, signal })
        : authenticatePerson(credentials, { ...options, signal }),
    refresh: (session, signal) => refreshSession(session, { ...options, signal }),
  };
}

type Stored = Extract<PersonCredentials, { readonly session: unknown }>;

async function authenticatePerson(
  credentials: Exclude<PersonCredentials, Stored>,
  options: AuthenticatePersonOptions,
): Promise<Session> {
  const { authenticateEmail, authenticateIdToken } = await import("./authenticatePerson.js");
  return "email" in credentials ? authenticateEmail(credentials, options) : authenticateIdToken(credentials, options);
}

function storedSource({ session: stored }: Stored, options: AuthenticatePersonOptions): SessionSource {
  let loading: Promise<StoredLogin> | undefined;
  const load = (): Promise<StoredLogin> => {
    loading ??= import("./storedLogin.js").then(({ StoredLogin }) => new StoredLogin(stored));
    return loading;
  };
  return {
    login: async (signal) => (await load()).login({ ...options, signal }),
    refresh: async (session, signal) => (await load()).refresh(session, { ...options, signal }),
  };
}
