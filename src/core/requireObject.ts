import { ValidationError } from "./errors.js";

/** @throws {ValidationError} if an argument from outside is no object, whatever its type says. */
export function requireObject(value: unknown, path: string, wanted: string): void {
  if (typeof value !== "object" || value === null) throw new ValidationError(path, `must be ${wanted}`);
}
