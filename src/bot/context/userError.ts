import { brand } from "../../core/brand.js";

/**
 * Thrown by a handler to say something to the person instead of doing what they asked for.
 * The text is their answer; it is not reported as a failure.
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
