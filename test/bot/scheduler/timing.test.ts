import { describe, expect, test } from "vitest";
import type { StoredJob } from "../../../src/bot/scheduler/jobStorage.js";
import { planRun } from "../../../src/bot/scheduler/plannedRun.js";
import { latestOccurrences, nextOccurrence, type Rule, readTiming } from "../../../src/bot/scheduler/timing.js";
import { ValidationError } from "../../../src/index.js";

const now = Date.parse("2026-01-31T08:00:00Z");

function cron(expression: string, timeZone = "UTC"): Rule {
  return readTiming({ cron: expression }, { now, timeZone }).rule;
}

function timesAfter(rule: Rule, from: string, count: number): readonly string[] {
  const times: string[] = [];
  for (let time = Date.parse(from); times.length < count; ) {
    time = nextOccurrence(rule, time) ?? Number.NaN;
    times.push(new Date(time).toISOString().slice(5, 16));
  }
  return times;
}

describe("cron expressions over changes of the clocks in Berlin", () => {
  test("a time that the night in spring skips comes once, when the clocks have changed", () => {
    const times = timesAfter(cron("30 2 * * *", "Europe/Berlin"), "2026-03-27T12:00:00Z", 4);
    expect(times).toStrictEqual(["03-28T01:30", "03-29T01:00", "03-30T00:30", "03-31T00:30"]);
  });

  test("a time that the night in autumn has twice comes once, the first time", () => {
    const times = timesAfter(cron("30 2 * * *", "Europe/Berlin"), "2026-10-23T12:00:00Z", 4);
    expect(times).toStrictEqual(["10-24T00:30", "10-25T00:30", "10-26T01:30", "10-27T01:30"]);
  });

  test("every half hour stays every half hour in the hour that comes twice", () => {
    const times = timesAfter(cron("*/30 * * * *", "Europe/Berlin"), "2026-10-25T00:00:00Z", 5);
    expect(times).toStrictEqual(["10-25T00:30", "10-25T01:00", "10-25T01:30", "10-25T02:00", "10-25T02:30"]);
  });

  test("nine in the morning stays nine in the morning", () => {
    const times = timesAfter(cron("0 9 * * *", "Europe/Berlin"), "2026-03-28T12:00:00Z", 1);
    expect(times).toStrictEqual(["03-29T07:00"]);
    expect(timesAfter(cron("0 9 * * *", "Asia/Ho_Chi_Minh"), "2026-03-28T12:00:00Z", 1)).toStrictEqual(["03-29T02:00"]);
  });

  test("what was missed is found over a change of the clocks", () => {
    const rule = cron("30 2 * * *", "Europe/Berlin");
    const since = Date.parse("2026-03-28T01:30:00Z");
    const missed = latestOccurrences(rule, since, Date.parse("2026-03-30T00:30:00Z"), 10);
    expect(missed.map((time) => new Date(time).toISOString().slice(5, 16))).toStrictEqual([
      "03-28T01:30",
      "03-29T01:00",
      "03-30T00:30",
    ]);
  });
});

describe("timings", () => {
  test("one-off and repeating ones begin when they say", () => {
    const first = (timing: Parameters<typeof readTiming>[0]): number =>
      readTiming(timing, { now, timeZone: "UTC" }).first - now;
    expect(first({ at: new Date(now + 5) })).toBe(5);
    expect(first({ after: "1h30" })).toBe(5_400_000);
    expect(first({ every: "10m" })).toBe(600_000);
    expect(first({ every: "10m", after: 0 })).toBe(0);
    expect(first({ cron: "0 9 * * *" })).toBe(3_600_000);
    expect(first({ cron: "0 9 * * *", timeZone: "Asia/Tokyo" })).toBe(16 * 3_600_000);
  });

  test.each<[string, Parameters<typeof readTiming>[0]]>([
    ["at", {}],
    ["at", { at: new Date(Number.NaN) }],
    ["after", { at: new Date(now), after: "1m" }],
    ["after", { after: "soon" }],
    ["after", { after: 1e18 }],
    ["every", { every: 10 }],
    ["every", { every: -1 }],
    ["cron", { cron: "0 9 * * *", every: "1m" }],
    ["cron", { cron: "nonsense" }],
    ["cron", { cron: "99 9 * * *" }],
    ["cron", { cron: "0 0 30 2 *" }],
    ["cron", { cron: "2026-01-01T00:00:00" }],
    ["timeZone", { cron: "0 9 * * *", timeZone: "Mars/Olympus" }],
    ["jitter", { after: "1m", jitter: "much" }],
  ])("%s is named in what is wrong with %o", (path, timing) => {
    expect(() => readTiming(timing, { now, timeZone: "UTC" })).toThrow(expect.objectContaining({ path }) as Error);
    expect(() => readTiming(timing, { now, timeZone: "UTC" })).toThrow(ValidationError);
  });
});

describe("missed runs", () => {
  const hour = 3_600_000;
  const rule: Rule = { kind: "every", everyMs: hour, jitterMs: 0 };
  const job: StoredJob = {
    ...{ id: "1", name: "hourly", payload: "", rule: JSON.stringify(rule), attempt: 1 },
    ...{ occursAt: now, dueAt: now },
  };
  const plan = (missed: "run" | "skip" | "all", lateMs: number, given: StoredJob = job, of: Rule = rule) =>
    planRun(of, given, { missed, mostMissed: 3, graceMs: 60_000 }, now + lateMs);

  test('"run" makes one run, for the latest', () => {
    expect(plan("run", 5 * hour + 10)).toStrictEqual({ kind: "run", occursAt: now + 5 * hour, attempt: 1 });
  });

  test('"skip" makes none but one that is only a little late', () => {
    expect(plan("skip", 5 * hour + 70_000)).toStrictEqual({ kind: "skip", next: now + 6 * hour });
    expect(plan("skip", 5 * hour + 10_000)).toStrictEqual({ kind: "run", occursAt: now + 5 * hour, attempt: 1 });
  });

  test('"skip" does not skip a run that waits to be tried again', () => {
    const again = { ...job, dueAt: now + 600_000, attempt: 2 };
    expect(plan("skip", 600_000, again)).toStrictEqual({ kind: "run", occursAt: now, attempt: 2 });
  });

  test('"all" makes each, the latest of them if there are too many', () => {
    expect(plan("all", hour)).toMatchObject({ occursAt: now });
    expect(plan("all", 5 * hour)).toMatchObject({ occursAt: now + 3 * hour });
  });

  test("a run that was tried and then missed for a newer one begins with its first attempt", () => {
    expect(plan("run", 2 * hour, { ...job, attempt: 3 })).toMatchObject({ occursAt: now + 2 * hour, attempt: 1 });
    expect(plan("run", 10, { ...job, attempt: 3 })).toMatchObject({ occursAt: now, attempt: 3 });
  });

  test("a one-off run is late, or skipped", () => {
    const once: Rule = { kind: "once", jitterMs: 0 };
    expect(plan("run", 50 * hour, job, once)).toMatchObject({ kind: "run", occursAt: now });
    expect(plan("skip", 50 * hour, job, once)).toStrictEqual({ kind: "skip", next: undefined });
  });

  test("a year of seconds takes no longer than the runs that are made", () => {
    const each = cron("* * * * * *");
    const since = now - (now % 1_000);
    expect(latestOccurrences(each, since, since + 365 * 24 * hour, 3)).toHaveLength(3);
  });
});
