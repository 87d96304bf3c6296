import { ValidationError } from "../../core/errors.js";

export const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 14;

export interface JournalRetention {
  /**
   * Days for which finished transfers are kept, at least 1; an idempotency key is remembered for as long. Unfinished
   * transfers are kept until they finish.
   *
   * @default 14
   */
  readonly keepDays?: number | undefined;
}

/** Returns the days. @throws {ValidationError} for anything but a number of at least 1. */
export function keptDays({ keepDays = DEFAULT_DAYS }: JournalRetention): number {
  // The node can accept a text for some minutes, and limits count a whole day.
  if (typeof keepDays === "number" && Number.isFinite(keepDays) && keepDays >= 1) return keepDays;
  throw new ValidationError("keepDays", "must be a number of days, 1 or more");
}
