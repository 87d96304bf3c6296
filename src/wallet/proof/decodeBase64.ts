import { base64 } from "@scure/base";
import { ProofError } from "../errors.js";

/** The bytes of standard base64 with padding, written its one way. Throws a {@link ProofError} with `bad_base64`. */
export function decodeBase64(text: string, what: string): Uint8Array {
  try {
    // This decoder takes no blanks and no second way to write a byte: no two texts are the same proof.
    return base64.decode(text);
  } catch (error) {
    throw new ProofError("bad_base64", `the ${what} is not standard base64 with padding`, { cause: error });
  }
}

/** Whether a value was decoded before. What is neither that nor text is for {@link decodeBase64} to refuse. */
export function isDecoded<T extends object>(value: string | T): value is T {
  return typeof value === "object" && value !== (null as unknown);
}
