import { ValidationError } from "../../core/errors.js";

/** No day of any time zone is longer. */
const LONGEST_DAY_MS = 27 * 3_600_000;

/** Tells when the day began in a time zone. */
export class DayStart {
  readonly #dates: Intl.DateTimeFormat;

  /** Throws a `ValidationError` for a time zone that the platform does not know. */
  constructor(timeZone: string) {
    try {
      const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
      this.#dates = new Intl.DateTimeFormat("en-CA", { ...parts, timeZone });
    } catch (cause) {
      throw new ValidationError("limits.timeZone", 'must be a name such as "UTC" or "Asia/Ho_Chi_Minh"', { cause });
    }
  }

  /** Returns the first millisecond of the day that `now` lies in. */
  before(now: number): number {
    const today = this.#dates.format(now);
    // Clocks that are put forward or back change how long a day is, not that its date is told by them.
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
