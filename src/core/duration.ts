import { kindOf } from "../runtime/kindOf.js";
import { ValidationError } from "./errors.js";

/** Milliseconds, or a text such as `"250ms"`, `"30s"`, `"10m"`, `"1h30m"`, `"1.5h"` or `"2d"`. */
export type Duration = number | string;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** The units, the largest first. */
const UNITS = [
  ["w", WEEK_MS],
  ["d", DAY_MS],
  ["h", HOUR_MS],
  ["m", MINUTE_MS],
  ["s", SECOND_MS],
  ["ms", 1],
] as const;

/** Sticky: each part begins where the one before ended, so that a text is read once. */
const PART = /(\d+(?:\.\d+)?)(ms|[wdhms])?/iy;

/**
 * Reads a duration such as `10m`, `1h30` (a last number without a unit takes the next smaller one), `1d12h`, `1.5h` or
 * `250ms`. Units are w, d, h, m, s and ms, each at most once, the largest first. Returns whole milliseconds;
 * `undefined` if the text is no duration.
 */
export function parseDuration(text: string): number | undefined {
  let total = 0;
  /** The unit of the part before. */
  let last = -1;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const part = PART.exec(text);
    if (part === null) return undefined;
    const [, count = "", named] = part;
    // Only a number that follows another part may have no unit.
    if (named === undefined && last < 0) return undefined;
    const index = named === undefined ? last + 1 : UNITS.findIndex(([unit]) => unit === named.toLowerCase());
    const unitMs = UNITS[index]?.[1];
    if (unitMs === undefined || index <= last) return undefined;
    total += Number(count) * unitMs;
    last = index;
  }
  const ms = Math.round(total);
  return last >= 0 && Number.isSafeInteger(ms) ? ms : undefined;
}

/** Returns milliseconds as a text that `parseDuration` reads: the largest units first, such as `1h30m`. */
export function formatDuration(ms: number): string {
  let left = Math.max(0, Math.round(ms));
  let text = "";
  for (const [unit, unitMs] of UNITS) {
    const count = Math.floor(left / unitMs);
    if (count > 0) text += `${count}${unit}`;
    left -= count * unitMs;
  }
  return text === "" ? "0s" : text;
}

/**
 * Returns the milliseconds of a duration that was given as an option.
 *
 * @throws {ValidationError} for anything but milliseconds, 0 or more, or a text that is a duration.
 */
export function requireDuration(duration: Duration, path: string): number {
  const ms = typeof duration === "string" ? parseDuration(duration) : duration;
  if (typeof ms === "number" && Number.isFinite(ms) && ms >= 0) return ms;
  const given = typeof duration === "string" ? JSON.stringify(duration.slice(0, 50)) : kindOf(duration);
  throw new ValidationError(path, `must be milliseconds or a text such as "10m" or "1h30m", not ${given}`);
}
