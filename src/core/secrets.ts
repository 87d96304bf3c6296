import { causesOf } from "./causes.js";

const HIDDEN = "[redacted]";
/** A shorter text cannot be told from an ordinary word. */
const SHORTEST = 4;
/** Number of texts that are remembered; the oldest are dropped first. */
const MOST = 64;

/** Runs of the characters that tokens consist of. Each run is matched whole and read once: linear time for any text. */
const RUNS = /[\w.-]{10,}/g;
/** The beginning of a JSON object in base64, as every JWT begins. */
const JWT = "eyJ";
const SHORTEST_JWT_PART = 8;
const PARAMETERS = /\b((?:token|refresh_token|id_token|server_key)=)[^&\s"']+/gi;
const CREDENTIALS = /\b((?:Bearer|Basic)\s{1,8})[\w.~+/=-]{8,}/gi;

/**
 * Texts that must not appear in an error or a log. What looks like a secret is hidden too: a JWT, the value of a
 * token parameter, the credentials of a header.
 */
export class Secrets {
  /** Remembered permanently. */
  readonly #kept: readonly string[];
  readonly #texts = new Set<string>();

  /** @param texts Secrets that are remembered permanently, such as the app's token. */
  constructor(...texts: readonly string[]) {
    this.#kept = texts.filter((text) => text.length >= SHORTEST).flatMap((text) => [...formsOf(text)]);
  }

  /** Adds a secret that newer ones will replace, such as the token of a session. */
  add(text: string): void {
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

  /** Returns the text with every secret in it replaced. Takes linear time. */
  readonly hide = (text: string): string => {
    let clean = text;
    for (const secret of [...this.#kept, ...this.#texts]) clean = clean.replaceAll(secret, HIDDEN);
    return clean
      .replaceAll(RUNS, hiddenJwt)
      .replaceAll(PARAMETERS, `$1${HIDDEN}`)
      .replaceAll(CREDENTIALS, `$1${HIDDEN}`);
  };

  /** Returns the error, or one without the secret if its message or that of a cause holds one. */
  readonly hideIn = (error: unknown): unknown => {
    for (const { message } of causesOf(error)) if (this.hide(message) !== message) return new Error(this.hide(message));
    return typeof error === "string" ? this.hide(error) : error;
  };
}

/** Hides what looks like a secret, without knowing any. */
export const unknownSecrets = new Secrets();

/** The text as it is, as in a query, as in a header, and in base64 of both alphabets. */
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
