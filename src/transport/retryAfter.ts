/** Longest pause a server may ask for, milliseconds. */
const LONGEST_PAUSE_MS = 5 * 60_000;

/** Longer ones are no date and no number of seconds that anybody would wait. */
const LONGEST_HEADER = 64;

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds or an HTTP date.
 * `undefined` when there is none, or none that makes sense. At most five minutes.
 *
 * @param now Milliseconds since the epoch.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.slice(0, LONGEST_HEADER).trim() ?? "";
  if (text === "") return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}
