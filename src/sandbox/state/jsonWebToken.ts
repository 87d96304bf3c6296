import { base64url, equalBytes, fromBase64url, hmacSha256, utf8 } from "../crypto.js";

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
  /** Values that the client chose at the login. */
  readonly vrs: Readonly<Record<string, string>>;
}

const HEADER = base64url(utf8(JSON.stringify({ alg: "HS256", typ: "JWT" })));

/** Signs claims with HS256. */
export function signToken(claims: Claims, key: Uint8Array): string {
  const signed = `${HEADER}.${base64url(utf8(JSON.stringify(claims)))}`;
  return `${signed}.${base64url(hmacSha256(key, signed))}`;
}

/** Returns the claims of a token that was signed with `key`; `undefined` for any other. Does not check `exp`. */
export function verifyToken(token: string, key: Uint8Array): Claims | undefined {
  const parts = token.split(".");
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) return undefined;
  const given = fromBase64url(signature);
  if (given === undefined || !equalBytes(given, hmacSha256(key, `${header}.${payload}`))) return undefined;
  // The sandbox wrote what it has signed, so the claims need no check.
  return JSON.parse(new TextDecoder().decode(fromBase64url(payload))) as Claims;
}
