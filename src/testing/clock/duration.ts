import { ValidationError } from "../../core/errors.js";

/** Milliseconds, or a text such as `"250ms"`, `"30s"`, `"10m"`, `"1h30m"` or `"2d"`. */
export type Duration = number | string;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
/** Sticky: each part begins where the one before ended, so that a text is read once. */
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/gy;

/**
 * Returns a duration in milliseconds.
 *
 * @throws {ValidationError} that names the argument.
 */
export function durationMs(duration: Duration, argument: string): number {
  if (typeof duration === "number") {
    if (duration >= 0 && Number.isFinite(duration)) return duration;
  } else if (WHOLE.test(duration)) {
    const parts = [...duration.matchAll(PART)];
    return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ""] ?? 0), 0);
  }
  throw new ValidationError(
    argument,
    `must be milliseconds or a text such as "10m" or "1h30m", not ${JSON.stringify(duration)}`,
  );
}

/** Returns milliseconds as a short text: `"12 ms"`, `"4.5 s"`, `"10 m"`, `"1 h 30 m"`. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`;
  const minutes = Math.round(ms / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [days > 0 ? `${days} d` : "", hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} m` : ""];
  return parts.filter((part) => part !== "").join(" ");
}
