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

/** The id token that an identity provider issued to a person. */
export interface IdTokenCredentials {
  /** The provider's id token, a JWT. A secret. */
  readonly idToken: string;
  /** Id of the person that the token names, a decimal string. */
  readonly userId: string;
  /** User name of the same person. */
  readonly username: string;
}

/** A session as plain data, for a later login. Returned by `client.exportSession()`. All of its tokens are secrets. */
export interface StoredSession {
  readonly userId: string;
  readonly token: string;
  /** Used to get a new session when this one ends. If it is empty, the session cannot be renewed. @default "" */
  readonly refreshToken?: string | undefined;
  /** Identifies the person to the prover of the token chain. @default "" */
  readonly idToken?: string | undefined;
  /** Origin of the API. @default the gateway */
  readonly apiUrl?: string | undefined;
  /** Origin of the socket. @default the API's host */
  readonly wsUrl?: string | undefined;
}

/** The credentials of a person: an e-mail address and a password, an id token, or a stored session. */
export type PersonCredentials = EmailCredentials | IdTokenCredentials | { readonly session: StoredSession };

/** The credentials of a login. */
export type Credentials = AppCredentials | PersonCredentials;

/** Returns the secrets in credentials. */
export function secretsOf(credentials: Credentials): readonly string[] {
  if ("botId" in credentials) return [credentials.token];
  if ("email" in credentials) return [credentials.password];
  if ("idToken" in credentials) return [credentials.idToken];
  const { token, refreshToken = "", idToken = "" } = credentials.session;
  return [token, refreshToken, idToken];
}
