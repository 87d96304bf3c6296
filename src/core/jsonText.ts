import { toError, ValidationError } from "./errors.js";

/** Returns a value as JSON. @throws {ValidationError} that names the argument, if it cannot be written. */
export function jsonText(value: unknown, path: string): string {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (typeof text === "string") return text;
  } catch (cause) {
    throw new ValidationError(path, `cannot be written as JSON: ${toError(cause).message}`, { cause });
  }
  throw new ValidationError(path, "cannot be written as JSON");
}
