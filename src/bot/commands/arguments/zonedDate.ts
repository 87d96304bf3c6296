const DATE =
  /^(?:(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})|(?<dayFirst>\d{1,2})\/(?<monthNext>\d{1,2})\/(?<yearLast>\d{4}))(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/iu;

/** No zone is further away from UTC than this. */
const MOST_OFFSET_MS = 14 * 3_600_000;

/** A date and a time of day, in no particular zone. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Reads `2026-01-31`, `31/01/2026`, either with a time (`2026-01-31 18:30`, `2026-01-31T18:30:00`), and with an offset
 * (`Z`, `+07:00`). Without an offset it is the time of `timeZone`. Returns `undefined` if
 * the text is no date, or the calendar has no such date. A time that the zone skips is moved forward by the length of the
 * gap. Of a time that the zone has twice, the first is returned.
 */
export function parseZonedDate(text: string, timeZone: string): Date | undefined {
  const groups = DATE.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const wall: WallTime = {
    year: Number(groups["year"] ?? groups["yearLast"]),
    month: Number(groups["month"] ?? groups["monthNext"]),
    day: Number(groups["day"] ?? groups["dayFirst"]),
    hour: Number(groups["hour"] ?? 0),
    minute: Number(groups["minute"] ?? 0),
    second: Number(groups["second"] ?? 0),
  };
  const utcMs = utcOf(wall);
  if (utcMs === undefined) return undefined;
  const { zone } = groups;
  const offsetMs = zone === undefined ? undefined : readOffset(zone);
  if (offsetMs !== undefined && Math.abs(offsetMs) > MOST_OFFSET_MS) return undefined;
  return new Date(offsetMs === undefined ? inZone(utcMs, timeZone) : utcMs - offsetMs);
}

/** Writes a date as `2026-01-31T18:30:00` in the time of `timeZone`. */
export function formatZonedDate(date: Date, timeZone: string): string {
  return new Date(date.getTime() + zoneOffsetMs(date.getTime(), timeZone)).toISOString().slice(0, 19);
}

/** Returns whether this machine knows a zone of that name. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

function utcOf({ year, month, day, hour, minute, second }: WallTime): number | undefined {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(ms);
  // `Date.UTC` takes the 30th of February for the 1st or 2nd of March.
  // It also takes the years 0 to 99 for 1900 to 1999.
  const isSame =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour;
  return isSame && date.getUTCMinutes() === minute && date.getUTCSeconds() === second ? ms : undefined;
}

function readOffset(zone: string): number {
  if (/^z$/iu.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -1 : 1) * minutes * 60_000;
}

/** The time at which clocks of the zone show what `utcMs` shows in UTC. */
function inZone(utcMs: number, timeZone: string): number {
  const before = utcMs - zoneOffsetMs(utcMs - 86_400_000, timeZone);
  const after = utcMs - zoneOffsetMs(utcMs + 86_400_000, timeZone);
  // Around a change of the clocks one of the two offsets holds; in an hour that is skipped, neither does.
  return [before, after].find((ms) => ms + zoneOffsetMs(ms, timeZone) === utcMs) ?? before;
}

function zoneOffsetMs(ms: number, timeZone: string): number {
  const parts = zoneFormat(timeZone).formatToParts(ms);
  const value = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return shown - Math.floor(ms / 1000) * 1000;
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}
