import { kindOf } from "../runtime/kindOf.js";
import { ValidationError } from "./errors.js";

const ID = /^[1-9]\d{0,18}$/;
/** Ids travel as signed integers of 64 bits. */
export const LARGEST_ID = "9223372036854775807";

/** Whether a text is an id: a decimal string of at most 64 bits, other than "0". */
export function isId(text: string): boolean {
  return ID.test(text) && compareIds(text, LARGEST_ID) <= 0;
}

/**
 * Returns `id` if it is a decimal string other than "0". Numbers are refused because
 * an id does not fit into one: after rounding it would be another id.
 *
 * @throws {ValidationError} that names `path`, otherwise.
 */
export function requireId(id: string, path: string): string {
  if (typeof id !== "string" || !isId(id)) {
    throw new ValidationError(path, `must be an id, a decimal string such as "1838493059243249664", not ${shown(id)}`);
  }
  return id;
}

/** The wire's "0" means none. */
export function optionalId(id: string): string | undefined {
  return id === "0" || id === "" ? undefined : id;
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : kindOf(value);
}

/** Compares ids, which grow with time: negative if `a` is older. Ids are not padded, so their length is compared first. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The id right before another. */
export function idBefore(id: string): string {
  return String(BigInt(id) - 1n);
}

/** The id right after another: messages before it include that one. */
export function idAfter(id: string): string {
  return String(BigInt(id) + 1n);
}

/** The larger of two ids. */
export function newerId(a: string, b: string): string {
  return compareIds(a, b) < 0 ? b : a;
}
