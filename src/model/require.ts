import { ValidationError } from "../core/errors.js";

/** Answers a name that is not empty; throws a {@link ValidationError} that names the argument otherwise. */
export function requireText(name: string, path: string): string {
  if (typeof name !== "string" || name.trim() === "") throw new ValidationError(path, "must not be empty");
  return name;
}

/** Answers a whole number within bounds; throws a {@link ValidationError} that names the argument otherwise. */
export function requireCount(value: number, path: string, [least, most]: readonly [number, number]): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new ValidationError(path, `must be a whole number from ${least} to ${most}`, { limit: most });
  }
  return value;
}
