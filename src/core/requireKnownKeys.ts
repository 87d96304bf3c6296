import { didYouMean } from "../runtime/nearestName.js";
import { ValidationError } from "./errors.js";

/** One entry for each key of a type: the compiler reports a missing key, and one too many. */
export type KeysOf<T extends object> = Readonly<Record<keyof T, true>>;

export interface KnownKeysOptions {
  /** Path of the object, such as `limits`. @default the object is the argument itself */
  readonly path?: string | undefined;
  /** The meaning of unknown keys: another key, or a sentence that begins with `: `. */
  readonly instead?: Readonly<Record<string, string>> | undefined;
}

/**
 * Refuses unknown keys, which would otherwise be ignored silently. Accepts keys that are `undefined`, and values that
 * are no objects: other checks handle those.
 *
 * @throws {ValidationError} that names the nearest key.
 */
export function requireKnownKeys(
  given: unknown,
  known: Readonly<Record<string, true>>,
  options: KnownKeysOptions = {},
): void {
  if (typeof given !== "object" || given === null) return;
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(known, key) || (given as Readonly<Record<string, unknown>>)[key] === undefined) continue;
    throw unknownKey(key, known, options);
  }
}

function unknownKey(key: string, known: object, { path, instead = {} }: KnownKeysOptions): ValidationError {
  const meant = Object.hasOwn(instead, key) ? instead[key] : undefined;
  const advice =
    meant === undefined ? didYouMean(key, Object.keys(known)) : meant.startsWith(":") ? meant : `: use ${meant}`;
  const rest = advice === "" ? `: known are ${Object.keys(known).join(", ")}` : advice;
  return new ValidationError(path === undefined ? key : `${path}.${key}`, `is no known option${rest}`);
}
