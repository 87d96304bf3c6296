import { createHmac, timingSafeEqual } from "node:crypto";

/** The claims of a Mezon token. */
export interface Claims {
  /** When it expires, unix seconds. */
  readonly exp: number;
  /** Id of the user, a decimal string. */
  readonly uid: string;
  /** Name of the user. */
  readonly usn: string;
  /** Id of the token. */
  readonly tid: string;
  /** Free values given at login. */
  readonly vrs: Readonly<Record<string, string>>;
}

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");

/** Signs claims with HS256. */
export function signToken(claims: Claims, key: Uint8Array): string {
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${signed}.${signatureOf(signed, key).toString("base64url")}`;
}

/** The claims of a token that was signed with `key`; `undefined` for any other. Does not look at `exp`. */
export function verifyToken(token: string, key: Uint8Array): Claims | undefined {
  const parts = token.split(".");
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) return undefined;
  const expected = signatureOf(`${header}.${payload}`, key);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  // What the sandbox signed is what the sandbox wrote.
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
}

function signatureOf(signed: string, key: Uint8Array): Buffer {
  return createHmac("sha256", key).update(signed).digest();
}
