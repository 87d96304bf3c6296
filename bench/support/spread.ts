/** The middle of many figures, and between which two the middle half of them lies. */
export interface Spread {
  readonly median: number;
  /** Lower quartile. */
  readonly lower: number;
  /** Upper quartile. */
  readonly upper: number;
}

/** An interval is settled when it is narrower than this part of the median. */
const NARROW = 0.1;

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  return { median: interpolated(sorted, 0.5), lower: interpolated(sorted, 0.25), upper: interpolated(sorted, 0.75) };
}

export function isNarrow({ median, lower, upper }: Spread): boolean {
  return upper - lower <= NARROW * Math.abs(median);
}

/** The value that `share` (0 to 1) of all are not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Between two figures in proportion: with few rounds a quartile would otherwise be the lowest or the highest of them. */
function interpolated(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
