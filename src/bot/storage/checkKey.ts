import { ValidationError } from "../../core/errors.js";
import { requireString } from "../../core/requireString.js";

/** @throws {ValidationError} if a space or a key is no text. */
export function checkKey(space: string, key: string): void {
  requireString(space, "space");
  requireString(key, "key");
}

/** @throws {ValidationError} that names what cannot be stored. */
export function checkEntry(space: string, key: string, value: string, expiresAt: number | undefined): void {
  checkKey(space, key);
  requireString(value, "value");
  if (expiresAt !== undefined && (typeof expiresAt !== "number" || Number.isNaN(expiresAt)))
    throw new ValidationError("expiresAt", "must be milliseconds since 1970");
}

/** @throws {ValidationError} if a space is no text, or a limit is none. */
export function checkList(space: string, limit: number): void {
  requireString(space, "space");
  if (!(Number.isInteger(limit) && limit >= 1)) throw new ValidationError("limit", "must be a whole number, 1 or more");
}
