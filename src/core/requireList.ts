import { ValidationError } from "./errors.js";

/** Returns the list. @throws {ValidationError} that names the argument, if it is none. */
export function requireList<Item>(value: readonly Item[], path: string, wanted: string): readonly Item[] {
  const given: unknown = value;
  if (!Array.isArray(given)) throw new ValidationError(path, `must be a list of ${wanted}`);
  return value;
}
