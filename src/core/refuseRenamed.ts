import { ValidationError } from "./errors.js";

/**
 * Refuses options under names that they no longer have: otherwise they would be ignored silently.
 *
 * @param names The new names, by the old ones.
 * @throws {ValidationError} that names the new name.
 */
export function refuseRenamed(options: object, names: Readonly<Record<string, string>>): void {
  for (const [oldName, newName] of Object.entries(names)) {
    if (oldName in options) throw renamed(oldName, newName);
  }
}

/** Returns the error for the use of an old name. */
export function renamed(oldName: string, newName: string): ValidationError {
  return new ValidationError(oldName, `is now called ${newName}: use that name`);
}
