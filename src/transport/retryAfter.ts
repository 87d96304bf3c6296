/** Longest pause that a server may ask for, in milliseconds. */
const LONGEST_PAUSE_MS = 5 * 60_000;

/** Largest length of the header. A longer one is neither a date nor a useful number of seconds. */
const LONGEST_HEADER = 64;

/**
 * Returns the milliseconds to wait from a `Retry-After` header (seconds or an HTTP date), at most five minutes. Returns
 * `undefined` if the header is missing or invalid.
 *
 * @param now Milliseconds since the epoch.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.slice(0, LONGEST_HEADER).trim() ?? "";
  if (text === "") return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}
