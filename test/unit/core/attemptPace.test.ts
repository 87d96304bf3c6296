import { describe, expect, test } from "vitest";
import { AttemptBudget, AttemptPace } from "../../../src/core/attemptPace.js";
import { ManualClock } from "./manualClock.js";

describe("a budget of attempts", () => {
  test("allows so many in any minute, and spreads the rest", () => {
    const clock = new ManualClock();
    const budget = new AttemptBudget(3, clock);
    expect([budget.reserve(), budget.reserve(), budget.reserve()]).toStrictEqual([0, 0, 0]);
    clock.advance(10_000);
    expect(budget.reserve()).toBe(50_000);
    clock.advance(50_000);
    expect(budget.reserve()).toBe(0);
  });

  test("counts an attempt from when it begins", () => {
    const clock = new ManualClock();
    const budget = new AttemptBudget(1, clock);
    expect(budget.reserve(20_000)).toBe(20_000);
    clock.advance(20_000);
    expect(budget.reserve()).toBe(60_000);
  });

  test.each([-20, 20])("makes nobody wait longer than a minute after the clock was set by %i years", (years) => {
    let now = 1_800_000_000_000;
    const budget = new AttemptBudget(2, { ...new ManualClock(), now: () => now } as never);
    for (let attempt = 0; attempt < 4; attempt += 1) budget.reserve();
    now += years * 365 * 86_400_000;
    for (let attempt = 0; attempt < 4; attempt += 1) expect(budget.reserve()).toBeLessThanOrEqual(60_000);
  });
});

describe("the pace of attempts", () => {
  const pace = (clock: ManualClock): AttemptPace =>
    new AttemptPace({
      clock,
      backoff: { baseMs: 1_000, ceilingMs: 8_000 },
      random: () => 0.999_999,
      attemptsPerMinute: 100,
    });

  test("slows down with each attempt, and with each that succeeds and does not last", () => {
    const clock = new ManualClock();
    const attempts = pace(clock);
    const delays = [0, 1, 2, 3, 4, 5].map(() => {
      const delay = attempts.next();
      clock.advance(delay);
      attempts.succeeded();
      clock.advance(29_999);
      attempts.ended();
      return delay;
    });
    expect(delays).toStrictEqual([0, 999, 1_999, 3_999, 7_999, 7_999]);
    expect(clock.pending).toBe(0);
  });

  test("starts again after one has lasted for 30 s", () => {
    const clock = new ManualClock();
    const attempts = pace(clock);
    attempts.next();
    attempts.next();
    attempts.succeeded();
    clock.advance(30_000);
    attempts.ended();
    expect(attempts.next()).toBe(0);
  });

  test("waits as long as was asked for", () => {
    expect(pace(new ManualClock()).next(5_000)).toBe(5_000);
  });
});
