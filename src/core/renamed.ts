import { ValidationError } from "./errors.js";

/** Returns the error for the use of an old name. */
export function renamed(oldName: string, newName: string): ValidationError {
  return new ValidationError(oldName, `is now called ${newName}: use that name`);
}
