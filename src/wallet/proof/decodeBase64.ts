import { base64 } from "@scure/base";
import { ProofError } from "../errors.js";

/**
 * Returns the bytes of standard base64 with padding, in canonical form.
 *
 * @throws {@link ProofError} with `bad_base64`.
 */
export function decodeBase64(text: string, what: string): Uint8Array {
  try {
    // This decoder accepts neither spaces nor alternative forms, so two different texts never encode the same proof.
    return base64.decode(text);
  } catch (error) {
    throw new ProofError("bad_base64", `the ${what} is not standard base64 with padding`, { cause: error });
  }
}

/** Whether a value is decoded already. {@link decodeBase64} refuses anything that is neither decoded nor a text. */
export function isDecoded<T extends object>(value: string | T): value is T {
  return typeof value === "object" && value !== (null as unknown);
}
