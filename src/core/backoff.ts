export interface BackoffOptions {
  /** Milliseconds the second attempt waits at most. */
  readonly baseMs: number;
  /** Milliseconds no attempt waits longer than. */
  readonly ceilingMs: number;
}

/**
 * Milliseconds to wait before an attempt: none before the first (0), then a
 * random share of a bound that doubles up to the ceiling, so that clients that
 * lost their connection together do not come back together.
 *
 * @param random A number from 0 up to 1, such as `Math.random()` gives.
 */
export function backoffDelay(attempt: number, options: BackoffOptions, random: number): number {
  if (attempt <= 0) return 0;
  const bound = Math.min(options.ceilingMs, options.baseMs * 2 ** (attempt - 1));
  return Math.floor(random * bound);
}
