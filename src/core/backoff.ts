export interface BackoffOptions {
  /** Longest wait before the second attempt, in milliseconds. */
  readonly baseMs: number;
  /** Longest wait before any attempt, in milliseconds. */
  readonly ceilingMs: number;
}

/**
 * Returns the milliseconds to wait before an attempt: 0 before the first (number 0),
 * then a random part of a bound that doubles up to the ceiling. Because of the random
 * part, clients that lost their connection together do not come back together.
 *
 * @param random A number from 0 up to 1, as `Math.random()` returns.
 */
export function backoffDelay(attempt: number, options: BackoffOptions, random: number): number {
  if (attempt <= 0) return 0;
  const bound = Math.min(options.ceilingMs, options.baseMs * 2 ** (attempt - 1));
  return Math.floor(random * bound);
}
