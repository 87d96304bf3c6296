import { EncodeError } from "../../generated/support/wire.js";
import { ValidationError } from "../core/errors.js";

/** Runs an encoder; a value of the wrong type becomes a {@link ValidationError} that names its field. */
export function encoded(encode: () => Uint8Array): Uint8Array {
  try {
    return encode();
  } catch (cause) {
    if (!(cause instanceof EncodeError)) throw cause;
    throw new ValidationError(cause.field ?? "request", cause.message, { cause });
  }
}
