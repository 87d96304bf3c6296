/** Credentials of an app, that is, of a bot. */
export interface AppCredentials {
  /** The bot's id, a decimal string. */
  readonly botId: string;
  /** The app's token. A secret. */
  readonly token: string;
}

/** A person's e-mail address and password. */
export interface EmailCredentials {
  readonly email: string;
  /** A secret. */
  readonly password: string;
}

/** What an identity provider gave a person. */
export interface IdTokenCredentials {
  /** The provider's id token, a JWT. A secret. */
  readonly idToken: string;
  /** Id of the person that the token names, a decimal string. */
  readonly userId: string;
  /** User name of the same person. */
  readonly username: string;
}

/** A session as plain data, to log in with later: what `client.exportSession()` returns. All of its tokens are secrets. */
export interface StoredSession {
  readonly userId: string;
  readonly token: string;
  /** Used to get a new session when this one ends. Without one, the end of this session is final. @default "" */
  readonly refreshToken?: string | undefined;
  /** Identifies the person to the prover of the token chain. @default "" */
  readonly idToken?: string | undefined;
  /** Origin of the API. @default the gateway */
  readonly apiUrl?: string | undefined;
  /** Origin of the socket. @default the API's host */
  readonly wsUrl?: string | undefined;
}

/** How a person logs in: by e-mail address and password, by an id token, or by a session that was stored. */
export type PersonCredentials = EmailCredentials | IdTokenCredentials | { readonly session: StoredSession };

/** Who logs in. */
export type Credentials = AppCredentials | PersonCredentials;

/** Returns the secrets among credentials. */
export function secretsOf(credentials: Credentials): readonly string[] {
  if ("botId" in credentials) return [credentials.token];
  if ("email" in credentials) return [credentials.password];
  if ("idToken" in credentials) return [credentials.idToken];
  const { token, refreshToken = "", idToken = "" } = credentials.session;
  return [token, refreshToken, idToken];
}
