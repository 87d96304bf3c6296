/** The years in which a time from outside is believed, milliseconds since 1970. */
const EARLIEST_MS = Date.UTC(2000);
const LATEST_MS = Date.UTC(2200);

/**
 * Reads a time that came from outside, such as a token's end. `undefined`, which is to say unknown, for what is no
 * date of these centuries: seconds that were written as milliseconds, a number that is none, 0.
 *
 * @param seconds Unix seconds.
 */
export function dateFromOutside(seconds: unknown): Date | undefined {
  if (typeof seconds !== "number") return undefined;
  const ms = seconds * 1000;
  return ms >= EARLIEST_MS && ms < LATEST_MS ? new Date(ms) : undefined;
}
