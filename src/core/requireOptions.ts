import { ValidationError } from "./errors.js";
import { requireKnownKeys } from "./requireKnownKeys.js";

export interface RequireOptionsOptions {
  /** Name of the argument. @default "options" */
  readonly path?: string | undefined;
  /** The meaning of unknown keys, as of `requireKnownKeys`. */
  readonly instead?: Readonly<Record<string, string>> | undefined;
}

/**
 * Refuses options that are no object, and options that there are not.
 *
 * @throws {ValidationError} that names the argument, or the nearest option.
 */
export function requireOptions(
  given: unknown,
  known: Readonly<Record<string, true>>,
  { path = "options", instead }: RequireOptionsOptions = {},
): void {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new ValidationError(path, `must be an object with ${Object.keys(known).join(", ")}, or some of them`);
  requireKnownKeys(given, known, { instead });
}
