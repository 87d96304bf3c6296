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

const PART = /(\d+)(ms|[wdhms])?/iy;

/**
 * Reads a duration such as `10m`, `1h30` (the last number takes the next smaller unit), `1d12h`, `250ms`.
 * Units are w, d, h, m, s and ms, each once at most, the largest first. Returns milliseconds; `undefined` for what is none.
 */
export function parseDuration(text: string): number | undefined {
  let total = 0;
  /** The unit of the part before. */
  let last = -1;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const part = PART.exec(text);
    if (part === null) return undefined;
    const [, digits = "", named] = part;
    // Only what stands after another part has a unit without a name.
    if (named === undefined && last < 0) return undefined;
    const index = named === undefined ? last + 1 : UNITS.findIndex(([unit]) => unit === named.toLowerCase());
    const unitMs = UNITS[index]?.[1];
    if (unitMs === undefined || index <= last) return undefined;
    total += Number(digits) * unitMs;
    last = index;
  }
  return last >= 0 && Number.isSafeInteger(total) ? total : undefined;
}

/** Writes milliseconds as `parseDuration` reads them: the largest units first, such as `1h30m`. */
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
