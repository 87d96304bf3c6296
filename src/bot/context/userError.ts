import { brand } from "../../core/brand.js";

/**
 * Throw it in a handler to refuse what a person asked for. The message is sent to the person as the answer. The error is
 * not reported as a failure.
 *
 * ```ts
 * if (balance < price) throw new UserError(`That costs ${price}; you have ${balance}.`);
 * ```
 */
export class UserError extends Error {
  static {
    brand(UserError, "UserError");
  }

  override readonly name = "UserError";
}
