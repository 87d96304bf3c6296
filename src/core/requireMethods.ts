import { ValidationError } from "./errors.js";

/**
 * Checks an object that a caller has handed in, such as a clock or a storage. It may be of any class.
 *
 * @throws {ValidationError} that names the argument and the method that it lacks.
 */
export function requireMethods(value: unknown, path: string, wanted: string, methods: readonly string[]): void {
  const given = value as Readonly<Record<string, unknown>> | null | undefined;
  const missing = methods.find((method) => typeof given?.[method] !== "function");
  if (missing !== undefined)
    throw new ValidationError(path, `must be ${wanted} with ${methods.join(", ")}: it has no ${missing}()`);
}
