import { UsageError } from "./command/usageError.js";

/** Parses a JSON object. @throws {UsageError} that names where it stood. */
export function parseJson(text: string, place: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${place}: this is no JSON. In a shell, put it in single quotes`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new UsageError(`${place}: must be a JSON object, such as {}`);
  return value as Readonly<Record<string, unknown>>;
}
