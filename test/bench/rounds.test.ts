import { describe, expect, test } from "vitest";
import type { BenchmarkResult, Measure } from "../../bench/support/benchmark.js";
import { inRounds, manySideBySide, sideBySide } from "../../bench/support/rounds.js";
import { verdictsOf } from "../../bench/support/verdict.js";

const RATE: Measure = { name: "work", unit: "times/s", isRate: true, goals: { times: { theirs: 2 } } };

/** A contender that answers one figure after another, the last of them for ever. */
function answering(...figures: readonly number[]): () => number {
  let next = 0;
  return () => figures[Math.min(next++, figures.length - 1)] as number;
}

function ratioOf(result: BenchmarkResult): unknown {
  return result.contenders[1]?.ratio;
}

describe("rounds", () => {
  test("the ratio is taken round by round: a machine that is slow for a while changes no ratio", async () => {
    // The first figure is of the round that does not count.
    const ours = answering(1, 300, 30, 3_000);
    const theirs = answering(1, 100, 10, 1_000);
    const result = await sideBySide(RATE, { ours, theirs }, { rounds: 3, mostRounds: 9 });
    expect(ratioOf(result)).toStrictEqual({ median: 3, lower: 3, upper: 3 });
    expect(result.contenders[0]).toMatchObject({ contender: "ours", median: 300, lower: 165, upper: 1_650, rounds: 3 });
    expect(verdictsOf(result)).toMatchObject([{ contender: "theirs", isMet: true, isUnsettled: false }]);
  });

  test("who begins alternates", async () => {
    const order: string[] = [];
    const noting = (name: string) => async () => {
      order.push(name);
      return [1];
    };
    await manySideBySide([RATE], { ours: noting("ours"), theirs: noting("theirs") }, { rounds: 3, mostRounds: 3 });
    expect(order.slice(2)).toStrictEqual(["ours", "theirs", "theirs", "ours", "ours", "theirs"]);
  });

  test("rounds are added until what has a goal is settled", async () => {
    const ours = answering(1, 200, 300, 250);
    const result = await sideBySide(RATE, { ours, theirs: () => 100 }, { rounds: 2, mostRounds: 50 });
    expect(result.contenders[1]).toMatchObject({ rounds: 4, isUnsettled: false });
  });

  test("what is still wide at the limit is said to be", async () => {
    let n = 0;
    const ours = (): number => 100 * (1 + (n++ % 3));
    const result = await sideBySide(RATE, { ours, theirs: () => 100 }, { rounds: 2, mostRounds: 6 });
    expect(result.contenders[1]).toMatchObject({ rounds: 6, isUnsettled: true });
  });

  test("no round is added for what has no goal", async () => {
    const ours = answering(1, 200, 400);
    const result = await sideBySide(
      { ...RATE, goals: undefined },
      { ours, theirs: () => 100 },
      { rounds: 2, mostRounds: 50 },
    );
    expect(result.contenders[1]).toMatchObject({ rounds: 2, isUnsettled: false });
  });

  test("a round in which one of the two gives no figure gives no ratio", async () => {
    const [result] = await inRounds([RATE], { rounds: 3, mostRounds: 3 }, (add, round) => {
      add(RATE, "ours", round === 0 ? undefined : 400);
      add(RATE, "theirs", round === 2 ? undefined : 100);
    });
    expect(result?.contenders.map(({ contender, rounds }) => [contender, rounds])).toStrictEqual([
      ["ours", 2],
      ["theirs", 2],
    ]);
    expect(ratioOf(result as BenchmarkResult)).toStrictEqual({ median: 4, lower: 4, upper: 4 });
  });
});

describe("a goal", () => {
  test("is met when the lower quartile of the ratio meets it, not when the median does", async () => {
    const ours = answering(1, 150, 210, 210, 150, 220);
    const result = await sideBySide(RATE, { ours, theirs: () => 100 }, { rounds: 5, mostRounds: 5 });
    expect(verdictsOf(result)).toMatchObject([{ median: 2.1, worse: 1.5, isMet: false }]);
  });

  test("of a figure that is better when it is lower is judged by the upper quartile", async () => {
    const measure: Measure = { name: "cost", unit: "ms", isRate: false, goals: { figure: 10 } };
    const judged = async (...figures: readonly number[]): Promise<boolean | undefined> => {
      const ours = answering(1, ...figures);
      const result = await sideBySide(measure, { ours }, { rounds: 5, mostRounds: 5 });
      return verdictsOf(result)[0]?.isMet;
    };
    expect(await judged(9, 9, 9, 11, 12)).toBe(false);
    expect(await judged(9, 9, 9, 9, 12)).toBe(true);
  });

  test("for a contender that did not run has no verdict", async () => {
    const result = await sideBySide(RATE, { ours: () => 1 }, { rounds: 1, mostRounds: 1 });
    expect(verdictsOf(result)).toStrictEqual([]);
  });
});
