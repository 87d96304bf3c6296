import { expect, test } from "vitest";
import { formatDuration, parseDuration, requireDuration } from "../../../src/core/duration.js";

test.each([
  ["10m", 600_000],
  ["250ms", 250],
  ["1h30m", 5_400_000],
  // A last number without a unit takes the next smaller one.
  ["1h30", 5_400_000],
  ["2m5", 125_000],
  // Fractions, as whole milliseconds.
  ["1.5h", 5_400_000],
  ["0.1s", 100],
  ["1.1h", 3_960_000],
  ["1d0.5h", 88_200_000],
  ["2W", 1_209_600_000],
  ["0s", 0],
])("%j is a duration", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
  expect(requireDuration(text, "after")).toBe(ms);
});

test.each(["", "10", "1.5", "1x", "-1m", "1m 30s", "1m1h", "1m1m", "1.h", ".5h", "1ms5", `${"9".repeat(20)}w`])(
  "%j is no duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
    expect(() => requireDuration(text, "after")).toThrow(
      expect.objectContaining({ code: "validation_failed", path: "after" }),
    );
  },
);

test.each([-1, Number.NaN, Infinity, true, null, {}])("%s is no option that is a duration", (given) => {
  expect(() => requireDuration(given as number, "lease")).toThrow(expect.objectContaining({ path: "lease" }));
});

test("a number of milliseconds stays as it is", () => {
  expect(requireDuration(1.5, "after")).toBe(1.5);
});

test.each([0, 1, 999, 61_000, 5_400_000, 1_209_600_001])("%s ms are written as they are read", (ms) => {
  expect(parseDuration(formatDuration(ms))).toBe(ms);
});
