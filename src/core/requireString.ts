import { kindOf } from "../runtime/kindOf.js";
import { ValidationError } from "./errors.js";

/** Returns the text, which may be empty. @throws {ValidationError} that names the argument, if it is none. */
export function requireString(value: string, path: string): string {
  if (typeof value !== "string") throw new ValidationError(path, `must be a string, not ${kindOf(value)}`);
  return value;
}
