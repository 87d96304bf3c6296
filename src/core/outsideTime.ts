/** Range in which a time from outside is accepted, in milliseconds since 1970. */
const EARLIEST_MS = Date.UTC(2000);
const LATEST_MS = Date.UTC(2200);

/**
 * Reads a time that came from outside, such as the end of a token. Returns `undefined` (unknown) if it is outside of the
 * accepted range, for example milliseconds in place of seconds, NaN or 0.
 *
 * @param seconds Unix seconds.
 */
export function dateFromOutside(seconds: unknown): Date | undefined {
  if (typeof seconds !== "number") return undefined;
  const ms = seconds * 1000;
  return ms >= EARLIEST_MS && ms < LATEST_MS ? new Date(ms) : undefined;
}
