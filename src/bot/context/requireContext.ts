import { ValidationError } from "../../core/errors.js";
import { Context } from "./context.js";

/** @throws {ValidationError} for what is no context of an update. */
export function requireContext(ctx: Context): void {
  if (!((ctx as unknown) instanceof Context))
    throw new ValidationError("ctx", "must be the context that a handler was called with");
}
