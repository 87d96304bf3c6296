/** The claims of a Mezon token that the client reads. */
export interface TokenClaims {
  /** When the token expires, unix seconds. */
  readonly exp: number | undefined;
  /** The user's name. */
  readonly usn: string | undefined;
}

/** Reads a token's claims. Does not check the signature: only the server can. Returns no claims if it is no JWT. */
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

/** Finds the claims, between the first two points. Nothing else of a token is read. */
function secondPart(token: string): readonly [start: number, end: number] {
  const first = token.indexOf(".");
  if (first < 0) return [0, 0];
  const second = token.indexOf(".", first + 1);
  return [first + 1, second < 0 ? token.length : second];
}
