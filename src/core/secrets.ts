const HIDDEN = "[redacted]";
/** A shorter text cannot be told from an ordinary word. */
const SHORTEST = 4;
/** Texts that are remembered; those learnt first are forgotten first. */
const MOST = 64;

/** Runs of what tokens are made of. Each is taken whole and looked at once, so that no text takes longer than it is long. */
const RUNS = /[\w.-]{10,}/g;
/** The beginning of a JSON object in base64, as every JWT begins. */
const JWT = "eyJ";
const SHORTEST_JWT_PART = 8;
const PARAMETERS = /\b((?:token|refresh_token|id_token|server_key)=)[^&\s"']+/gi;
const CREDENTIALS = /\b((?:Bearer|Basic)\s{1,8})[\w.~+/=-]{8,}/gi;

/**
 * Texts that nobody may read in an error or a log. What looks like a secret is hidden too: a JWT, the value of a
 * token parameter, the credentials of a header.
 */
export class Secrets {
  /** Remembered for good. */
  readonly #kept: readonly string[];
  readonly #texts = new Set<string>();

  /** @param texts Secrets that are remembered for good, such as the app's token. */
  constructor(...texts: readonly string[]) {
    this.#kept = texts.filter((text) => text.length >= SHORTEST).flatMap((text) => [...formsOf(text)]);
  }

  /** Learns of a secret, such as the token of a session, which newer ones follow. */
  learn(text: string): void {
    if (text.length < SHORTEST) return;
    for (const each of formsOf(text)) {
      this.#texts.delete(each);
      this.#texts.add(each);
    }
    for (const oldest of this.#texts) {
      if (this.#texts.size <= MOST) return;
      this.#texts.delete(oldest);
    }
  }

  /** The text with every secret in it blacked out. Takes no longer than the text is long. */
  readonly hide = (text: string): string => {
    let clean = text;
    for (const secret of [...this.#kept, ...this.#texts]) clean = clean.replaceAll(secret, HIDDEN);
    return clean
      .replaceAll(RUNS, hiddenJwt)
      .replaceAll(PARAMETERS, `$1${HIDDEN}`)
      .replaceAll(CREDENTIALS, `$1${HIDDEN}`);
  };

  /** The error, or what can be shown of one whose text, or whose cause's, holds a secret. */
  readonly hideIn = (error: unknown): unknown => {
    for (let each = error, depth = 0; each instanceof Error && depth < MAX_CAUSES; each = each.cause, depth += 1)
      if (this.hide(each.message) !== each.message) return new Error(this.hide(each.message));
    return typeof error === "string" ? this.hide(error) : error;
  };
}

const MAX_CAUSES = 5;

/** Hides what looks like a secret, and knows of none. */
export const unknownSecrets = new Secrets();

/** As it is, as a query holds it, as a header does, and in base64 of both alphabets. */
function formsOf(text: string): ReadonlySet<string> {
  const bytes = new TextEncoder().encode(`${text}:`);
  const base64 = (of: Uint8Array): string => btoa(Array.from(of, (byte) => String.fromCharCode(byte)).join(""));
  const basic = base64(bytes);
  const alone = base64(bytes.subarray(0, -1)).replace(/=+$/, "");
  const inQuery = new URLSearchParams({ "": text }).toString().slice(1);
  return new Set([text, inQuery, basic, alone, alone.replaceAll("+", "-").replaceAll("/", "_")]);
}

function hiddenJwt(run: string): string {
  const start = run.indexOf(JWT);
  return start < 0 || !run.includes(".", start + SHORTEST_JWT_PART) ? run : `${run.slice(0, start)}${HIDDEN}`;
}
