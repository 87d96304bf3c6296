import { randomDigits, randomSecret } from "../crypto.js";

/** Credentials of a person, random for each person and sandbox. */
export interface PersonCredentials {
  readonly email: string;
  readonly password: string;
  readonly phone: string;
  /** The code that confirms a login by e-mail or text message. */
  readonly otpCode: string;
  /** The token that `/v2/account/authenticate/idtoken` accepts. */
  readonly idToken: string;
  /** The token that `/v2/account/authenticate/mezon` accepts. */
  readonly mezonToken: string;
}

/** A person or a bot. */
export interface Person {
  readonly id: string;
  username: string;
  readonly isBot: boolean;
  readonly createTimeSeconds: number;
  readonly credentials: PersonCredentials;
  displayName: string;
  avatar: string;
  /** The presence they chose, such as "Online" or "Idle". */
  availability: string;
  /** Their custom status. */
  customStatus: string;
  publicKey: { readonly encr: Uint8Array<ArrayBuffer>; readonly sign: Uint8Array<ArrayBuffer> } | undefined;
  /** The order of their clans. */
  readonly clanOrder: Map<string, number>;
}

export function makeCredentials(username: string): PersonCredentials {
  const mailbox = username.toLowerCase().replaceAll(/[^a-z0-9._-]/g, "-");
  return {
    email: `${mailbox}@sandbox.invalid`,
    password: randomSecret(),
    phone: `+84${randomDigits(9)}`,
    otpCode: randomDigits(6),
    idToken: randomSecret(),
    mezonToken: randomSecret(),
  };
}
