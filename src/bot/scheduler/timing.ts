import { Cron } from "croner";
import { type Duration, requireDuration } from "../../core/duration.js";
import { ValidationError } from "../../core/errors.js";
import { isTimeZone } from "../commands/arguments/zonedDate.js";

/** When a job runs: give one of `at`, `after`, `every` and `cron`. */
export interface Timing {
  /** Once, at this time. With `every`: the first of many times. */
  readonly at?: Date | undefined;
  /** Once, after this time. With `every`: the time until the first run. */
  readonly after?: Duration | undefined;
  /** Again and again, with this interval. The first run is after one interval, unless `at` or `after` says otherwise. */
  readonly every?: Duration | undefined;
  /** At the times of a cron expression of five fields, or of six with the seconds first. */
  readonly cron?: string | undefined;
  /** Time zone of `cron`, such as `"Asia/Ho_Chi_Minh"`. @default that of the scheduler */
  readonly timeZone?: string | undefined;
  /** Each run is delayed by a random part of this, so that jobs of the same time do not all begin at once. @default 0 */
  readonly jitter?: Duration | undefined;
}

/** A timing as it is stored. Times are milliseconds. */
export type Rule =
  | { readonly kind: "once"; readonly jitterMs: number }
  | { readonly kind: "every"; readonly everyMs: number; readonly jitterMs: number }
  | { readonly kind: "cron"; readonly cron: string; readonly timeZone: string; readonly jitterMs: number };

/** Shorter intervals would do little else than read the storage. */
const LEAST_EVERY_MS = 1_000;
const LONGEST_CRON = 200;
/** Limit of `Date`. */
const LAST_DATE_MS = 8.64e15;

/**
 * Reads a timing.
 *
 * @returns Its rule, and when it occurs first.
 * @throws {ValidationError} that names what is wrong.
 */
export function readTiming(
  timing: Timing,
  { now, timeZone: defaultZone }: { readonly now: number; readonly timeZone: string },
): { readonly rule: Rule; readonly first: number } {
  const { at, after, every, cron, timeZone = defaultZone, jitter = 0 } = timing;
  if (at !== undefined && after !== undefined) throw new ValidationError("after", "cannot be used together with at");
  if (cron !== undefined && (at ?? after ?? every) !== undefined)
    throw new ValidationError("cron", "cannot be used together with at, after or every");
  const jitterMs = wholeMs(jitter, "jitter");
  if (cron !== undefined) {
    const rule: Rule = { kind: "cron", cron, timeZone, jitterMs };
    requireTimeZone(timeZone);
    const first = nextOccurrence(requireCron(rule), now);
    if (first === undefined) throw new ValidationError("cron", `"${cron}" never occurs`);
    return { rule, first };
  }
  const begin = at === undefined ? undefined : requireDate(at);
  if (every !== undefined) {
    const everyMs = wholeMs(every, "every");
    if (everyMs < LEAST_EVERY_MS) throw new ValidationError("every", "must be a second or more");
    const first = requireTime(begin ?? now + (after === undefined ? everyMs : wholeMs(after, "after")), "after");
    return { rule: { kind: "every", everyMs, jitterMs }, first };
  }
  const first = begin ?? (after === undefined ? undefined : requireTime(now + wholeMs(after, "after"), "after"));
  if (first === undefined) throw new ValidationError("at", "give one of at, after, every and cron");
  return { rule: { kind: "once", jitterMs }, first };
}

/** Returns the first time after `time`; `undefined` if there is none. */
export function nextOccurrence(rule: Rule, time: number): number | undefined {
  switch (rule.kind) {
    case "once":
      return undefined;
    case "every":
      return time + rule.everyMs;
    case "cron":
      return cronOf(rule).nextRun(new Date(time))?.getTime();
  }
}

/**
 * Returns the latest times up to `now`, `most` of them at most, the oldest first. `since` is one of the rule's times: the
 * first that counts.
 */
export function latestOccurrences(rule: Rule, since: number, now: number, most: number): readonly number[] {
  switch (rule.kind) {
    case "once":
      return since <= now ? [since] : [];
    case "every": {
      const count = Math.floor((now - since) / rule.everyMs) + 1;
      const first = Math.max(0, count - most);
      return Array.from({ length: Math.max(0, count - first) }, (_, index) => since + (first + index) * rule.everyMs);
    }
    case "cron": {
      // Croner counts in whole seconds: it is asked for those before the next second.
      const runs = cronOf(rule).previousRuns(most + 1, new Date(now + 1_000));
      const times = runs.map((run) => run.getTime()).filter((time) => time >= since && time <= now);
      return times.slice(0, most).toReversed();
    }
  }
}

/**
 * Returns a duration in whole milliseconds.
 *
 * @throws {ValidationError} for anything but milliseconds or a text such as "10m".
 */
export function wholeMs(duration: Duration, path: string): number {
  return Math.ceil(requireDuration(duration, path));
}

/** Returns a duration in whole milliseconds. @throws {ValidationError} for less than a second. */
export function requireSecond(duration: Duration, path: string): number {
  const ms = wholeMs(duration, path);
  if (ms < 1_000) throw new ValidationError(path, "must be a second or more");
  return ms;
}

/** @throws {ValidationError} for a time zone that this machine does not know. */
export function requireTimeZone(timeZone: string): void {
  if (typeof timeZone === "string" && isTimeZone(timeZone)) return;
  throw new ValidationError(
    "timeZone",
    `is no time zone that this machine knows: write one such as "Asia/Ho_Chi_Minh"`,
  );
}

function requireCron<R extends Rule & { readonly kind: "cron" }>(rule: R): R {
  const { cron } = rule;
  if (typeof cron !== "string" || cron.length > LONGEST_CRON || cron.trim().split(/\s+/).length < 5)
    throw new ValidationError("cron", `must be five fields such as "0 9 * * 1-5", or six with the seconds first`);
  try {
    cronOf(rule);
  } catch (cause) {
    throw new ValidationError("cron", `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  return rule;
}

function cronOf({ cron, timeZone }: Rule & { readonly kind: "cron" }): Cron {
  return new Cron(cron, { timezone: timeZone, paused: true, mode: "5-or-6-parts" });
}

function requireDate(at: Date): number {
  const time = at instanceof Date ? at.getTime() : Number.NaN;
  if (Number.isNaN(time)) throw new ValidationError("at", "must be a valid Date");
  return time;
}

function requireTime(time: number, path: string): number {
  if (time > LAST_DATE_MS) throw new ValidationError(path, "is further away than a Date can tell");
  return time;
}
