import { ValidationError } from "../../core/errors.js";

export const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 14;

export interface JournalRetention {
  /**
   * Days that transfers which came to their end are kept, at least 1: so long an idempotency key is
   * remembered. Those that did not are kept until they do.
   * @default 14
   */
  readonly keepDays?: number | undefined;
}

/** Returns the days. Throws a `ValidationError` for what is no number of days, or less than 1. */
export function keptDays({ keepDays = DEFAULT_DAYS }: JournalRetention): number {
  // A text may still be taken within minutes, and limits count a day.
  if (typeof keepDays === "number" && Number.isFinite(keepDays) && keepDays >= 1) return keepDays;
  throw new ValidationError("keepDays", "must be a number of days, 1 or more");
}
