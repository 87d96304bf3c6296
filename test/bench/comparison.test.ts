import { describe, expect, test } from "vitest";
import type { BenchmarkResult } from "../../bench/support/benchmark.js";
import { compareRuns, type Results } from "../../bench/support/comparison.js";

/** A run in which ours was so many times better than theirs. */
function run(median: number, spread = 0): Results {
  const figures = { median: 100, lower: 100, upper: 100, rounds: 7, isUnsettled: false };
  const ratio = { median, lower: median - spread, upper: median + spread };
  const result: BenchmarkResult = {
    ...{ name: "work", unit: "times/s", isRate: true },
    contenders: [
      { contender: "ours", ...figures },
      { contender: "theirs", ...figures, ratio },
    ],
  };
  return { bench: [result] };
}

/** A run in which only ours was measured, by a count. */
function count(figure: number): Results {
  const figures = { median: figure, lower: figure, upper: figure, rounds: 1, isUnsettled: false };
  const result = { name: "modules", unit: "modules", isRate: false, contenders: [{ contender: "ours", ...figures }] };
  return { bench: [result] };
}

describe("two runs", () => {
  test("are compared by the ratios, and differ only where the intervals do not touch", () => {
    const verdict = (before: Results, after: Results): string | undefined => compareRuns(before, after)[0]?.verdict;
    expect(compareRuns(run(2, 0.2), run(1.7, 0.2))).toMatchObject([
      { contender: "theirs", before: { median: 2 }, after: { median: 1.7 }, verdict: "same" },
    ]);
    expect(verdict(run(2, 0.2), run(1.5, 0.2))).toBe("worse");
    expect(verdict(run(2, 0.2), run(2.5, 0.2))).toBe("better");
  });

  test("are compared by our own figures where nobody ran beside it", () => {
    const verdict = (before: number, after: number): unknown => compareRuns(count(before), count(after))[0]?.verdict;
    expect(verdict(10, 10)).toBe("same");
    expect(verdict(10, 11)).toBe("worse");
    expect(verdict(10, 9)).toBe("better");
    expect(verdict(0, 0)).toBe("same");
    expect(verdict(0, 1)).toBe("worse");
    // Less than a hundredth is no change.
    expect(verdict(1_000, 1_009)).toBe("same");
  });

  test("have nothing to compare where they measured different things", () => {
    expect(compareRuns(run(2), count(3))).toStrictEqual([]);
    expect(compareRuns({}, run(2))).toStrictEqual([]);
  });
});
