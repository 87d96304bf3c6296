import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";

/** Returns a name that is not empty; throws a {@link ValidationError} that names the argument otherwise. */
export function requireText(name: string, path: string): string {
  if (typeof name !== "string" || name.trim() === "") throw new ValidationError(path, "must not be empty");
  return name;
}

/** Returns a whole number within bounds; throws a {@link ValidationError} that names the argument otherwise. */
export function requireCount(value: number, path: string, [least, most]: readonly [number, number]): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new ValidationError(path, `must be a whole number from ${least} to ${most}`, { limit: most });
  }
  return value;
}

/** One id or several, as a list that is not empty; throws a {@link ValidationError} that names what is no id. */
export function requireIds(given: string | readonly string[], path: string): string[] {
  const ids = typeof given === "string" ? [given] : [...given];
  if (ids.length === 0) throw new ValidationError(path, "must hold an id");
  return ids.map((id, index) => requireId(id, `${path}[${index}]`));
}

/** Ids that may be absent; throws a {@link ValidationError} that names what is no id. */
export function someIds(ids: readonly string[] | undefined, path: string): string[] {
  return (ids ?? []).map((id, index) => requireId(id, `${path}[${index}]`));
}

/** An id that may be absent, as the wire has it; throws a {@link ValidationError} that names what is no id. */
export function idOrNone(id: string | undefined, path: string): string {
  return id === undefined || id === "0" ? "0" : requireId(id, path);
}

/** Seconds since 1970; throws a {@link ValidationError} that names what is no date, or one the wire cannot carry. */
export function requireSeconds(date: Date, path: string): number {
  const seconds = date instanceof Date ? Math.floor(date.getTime() / 1000) : Number.NaN;
  if (!(seconds >= 0 && seconds <= 0xffff_ffff)) throw new ValidationError(path, "must be a date from 1970 to 2106");
  return seconds;
}

/** The most a signed number of 32 bits holds, which is how durations travel. */
const MOST = 0x7fff_ffff;

/** A duration, in whichever unit, that is at least `least`. */
export function requireDuration(value: number, path: string, least: number): number {
  return requireCount(value, path, [least, MOST]);
}
