import { expect, test, vi } from "vitest";
import { msLeft, soundClock, timerMs } from "../../../src/core/clock.js";
import { dateFromOutside } from "../../../src/core/outsideTime.js";
import { ManualClock } from "./manualClock.js";

test.each([
  [Number.NaN, 60_000],
  [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
  [Number.NEGATIVE_INFINITY, 0],
  [-5, 0],
  [2 ** 31, 2 ** 31 - 1],
  [250, 250],
])("a timer of %d ms waits %d", (ms, waits) => {
  expect(timerMs(ms)).toBe(waits);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, undefined as never])(
  "a clock that answers %s is replaced by that of the machine, and starts sound timers",
  (answer) => {
    const manual = new ManualClock();
    const clock = soundClock({
      now: () => answer,
      setTimeout: (callback, ms) => manual.setTimeout(callback, ms),
      clearTimeout: (timer) => manual.clearTimeout(timer),
    });
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
    const due = vi.fn();
    clock.setTimeout(due, Number.NaN);
    manual.advance(59_999);
    expect(due).not.toHaveBeenCalled();
    manual.advance(1);
    expect(due).toHaveBeenCalledOnce();
  },
);

test("a clock that counts parts of milliseconds counts whole ones", () => {
  expect(soundClock({ ...new ManualClock(), now: () => 12.75 } as never).now()).toBe(12);
});

test.each([
  [1_900_000_000, new Date(1_900_000_000_000)],
  [1_900_000_000_000, undefined],
  [0, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  ["1900000000", undefined],
  [undefined, undefined],
])("the time %s from outside is %s", (seconds, date) => {
  expect(dateFromOutside(seconds)).toStrictEqual(date);
});

test.each([
  ["has run on", 3_000, 7_000],
  ["has run out", 20_000, 0],
  ["was set back by 20 years", -20 * 365 * 86_400_000, 10_000],
  ["was set ahead by 20 years", 20 * 365 * 86_400_000, 0],
])("what is left of a time when the clock %s", (_, elapsed, left) => {
  const clock = { ...new ManualClock(), now: () => 1_800_000_000_000 + elapsed } as never;
  expect(msLeft(clock, 1_800_000_000_000, 10_000)).toBe(left);
});
