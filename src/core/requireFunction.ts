import { kindOf } from "../runtime/kindOf.js";
import { ValidationError } from "./errors.js";

/** @throws {ValidationError} that names the argument, if it is given and no function. */
export function requireFunction(value: unknown, path: string): void {
  if (value !== undefined) requireListener(value, path);
}

/** @throws {ValidationError} that names the argument, if it is no function. */
export function requireListener(value: unknown, path: string): void {
  if (typeof value !== "function") throw new ValidationError(path, `must be a function, not ${kindOf(value)}`);
}
