import { base64 } from "@scure/base";
import { ProofError } from "../errors.js";

const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of standard base64 with padding, written its one way. Throws a {@link ProofError} with `bad_base64`. */
export function decodeBase64(text: string, what: string): Uint8Array {
  // Some decoders skip blanks: two texts would then be the same proof.
  if (typeof text !== "string" || text.length % 4 !== 0 || !STANDARD.test(text)) throw notBase64(what);
  try {
    return base64.decode(text);
  } catch (error) {
    throw notBase64(what, error);
  }
}

/** Whether a value was decoded before. What is neither that nor text is for {@link decodeBase64} to refuse. */
export function isDecoded<T extends object>(value: string | T): value is T {
  return typeof value === "object" && value !== (null as unknown);
}

function notBase64(what: string, cause?: unknown): ProofError {
  return new ProofError("bad_base64", `the ${what} is not standard base64 with padding`, { cause });
}
