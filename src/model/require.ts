import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { requireList } from "../core/requireList.js";

/** Returns the text if it is not empty. @throws {ValidationError} that names the argument, otherwise. */
export function requireText(name: string, path: string): string {
  if (typeof name !== "string" || name.trim() === "") throw new ValidationError(path, "must not be empty");
  return name;
}

/** Returns a whole number within bounds. @throws {ValidationError} that names the argument, otherwise. */
export function requireCount(value: number, path: string, [least, most]: readonly [number, number]): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new ValidationError(path, `must be a whole number from ${least} to ${most}`, { limit: most });
  }
  return value;
}

/** Returns one id or several as a list that is not empty. @throws {ValidationError} that names a malformed one. */
export function requireIds(given: string | readonly string[], path: string): string[] {
  const ids = typeof given === "string" ? [given] : given;
  if (!Array.isArray(ids)) throw new ValidationError(path, "must be an id, or a list of ids");
  if (ids.length === 0) throw new ValidationError(path, "must hold an id");
  return ids.map((id: string, index) => requireId(id, `${path}[${index}]`));
}

/** Returns the ids, or an empty list if omitted. @throws {ValidationError} that names a malformed one. */
export function someIds(ids: readonly string[] | undefined, path: string): string[] {
  return ids === undefined ? [] : listedIds(ids, path);
}

/** Returns the ids of a list. @throws {ValidationError} that names a malformed one, or what is no list. */
export function listedIds(ids: readonly string[], path: string): string[] {
  return requireList(ids, path, "ids").map((id, index) => requireId(id, `${path}[${index}]`));
}

/** Returns the id, or the wire's "0" if omitted. @throws {ValidationError} that names a malformed one. */
export function idOrNone(id: string | undefined, path: string): string {
  return id === undefined || id === "0" ? "0" : requireId(id, path);
}

/** Returns seconds since 1970. @throws {ValidationError} for an invalid date, or one that the wire cannot carry. */
export function requireSeconds(date: Date, path: string): number {
  const seconds = date instanceof Date ? Math.floor(date.getTime() / 1000) : Number.NaN;
  if (!(seconds >= 0 && seconds <= 0xffff_ffff)) throw new ValidationError(path, "must be a date from 1970 to 2106");
  return seconds;
}

/** Largest signed number of 32 bits. Durations are sent as such numbers. */
const MOST = 0x7fff_ffff;

/**
 * Returns a duration, in any unit, of at least `least`. @throws {ValidationError} that names the argument, otherwise.
 */
export function requireDuration(value: number, path: string, least: number): number {
  return requireCount(value, path, [least, MOST]);
}
