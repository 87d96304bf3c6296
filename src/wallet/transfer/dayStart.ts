import { ValidationError } from "../../core/errors.js";

/** Upper bound of the length of a day in any time zone, in milliseconds. */
const LONGEST_DAY_MS = 27 * 3_600_000;

/** Calculates when the day began in a time zone. */
export class DayStart {
  readonly #dates: Intl.DateTimeFormat;

  /** @throws {ValidationError} for a time zone that the platform does not know. */
  constructor(timeZone: string) {
    try {
      const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
      this.#dates = new Intl.DateTimeFormat("en-CA", { ...parts, timeZone });
    } catch (cause) {
      throw new ValidationError("limits.timeZone", 'must be a name such as "UTC" or "Asia/Ho_Chi_Minh"', { cause });
    }
  }

  /** Returns the first millisecond of the day that contains `now`. */
  before(now: number): number {
    const today = this.#dates.format(now);
    // Daylight saving changes the length of a day, not the date that the local clock shows.
    let earlier = now - LONGEST_DAY_MS;
    let within = now;
    while (within - earlier > 1) {
      const middle = Math.floor((earlier + within) / 2);
      if (this.#dates.format(middle) === today) within = middle;
      else earlier = middle;
    }
    return within;
  }
}
