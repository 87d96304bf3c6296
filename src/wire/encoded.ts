import { ValidationError } from "../core/errors.js";
import { EncodeError } from "../runtime/wire.js";

/**
 * Runs an encoder; a value of the wrong type becomes a {@link ValidationError} that names its field.
 *
 * @param rpc Name of the call that the value was passed to, if it was a call.
 */
export function encoded(encode: () => Uint8Array, rpc?: string): Uint8Array {
  try {
    return encode();
  } catch (cause) {
    if (!(cause instanceof EncodeError)) throw cause;
    throw new ValidationError(
      cause.field ?? "request",
      rpc === undefined ? cause.message : `${rpc}: ${cause.message}`,
      {
        cause,
        rpc,
      },
    );
  }
}
