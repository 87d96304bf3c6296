/** The claims of a Mezon token that the client reads. */
export interface TokenClaims {
  /** When the token expires, unix seconds. */
  readonly exp: number | undefined;
  /** The user's name. */
  readonly usn: string | undefined;
}

/**
 * Returns the claims of a token. Does not check the signature, which only the server can do. Returns no claims if it is
 * not a JWT.
 */
export function readClaims(token: string): TokenClaims {
  try {
    const [start, end] = secondPart(token);
    const base64 = token.slice(start, end).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const { exp, usn } = JSON.parse(new TextDecoder().decode(bytes)) as { exp?: unknown; usn?: unknown };
    return { exp: typeof exp === "number" ? exp : undefined, usn: typeof usn === "string" ? usn : undefined };
  } catch {
    return { exp: undefined, usn: undefined };
  }
}

/** Returns the position of the claims, between the first two dots. No other part of a token is read. */
function secondPart(token: string): readonly [start: number, end: number] {
  const first = token.indexOf(".");
  if (first < 0) return [0, 0];
  const second = token.indexOf(".", first + 1);
  return [first + 1, second < 0 ? token.length : second];
}
