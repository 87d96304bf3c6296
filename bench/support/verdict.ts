import type { BenchmarkResult, Figures } from "./benchmark.js";

/** A goal, and whether it was met. */
export interface Verdict {
  readonly name: string;
  readonly unit: string;
  /** With whom ours is compared; `undefined` where its own figure is what counts. */
  readonly contender: string | undefined;
  readonly goal: number;
  readonly median: number;
  /** The quartile that is judged: the worse one. */
  readonly worse: number;
  readonly isMet: boolean;
  readonly isUnsettled: boolean;
}

/** What became of every goal of a result. */
export function verdictsOf(result: BenchmarkResult): readonly Verdict[] {
  const { contenders } = result;
  return contenders.flatMap((figures) => verdictOf(result, figures) ?? []);
}

/** `undefined` where there is no goal. */
export function verdictOf(result: BenchmarkResult, figures: Figures): Verdict | undefined {
  const { name, unit, isRate, goals, contenders } = result;
  const { contender, ratio, median, lower, upper, isUnsettled } = figures;
  if (contender !== contenders[0]?.contender) {
    const goal = goals?.times?.[contender];
    if (goal === undefined || ratio === undefined) return undefined;
    const worse = ratio.lower;
    return { ...{ name, unit, contender, goal, worse, isUnsettled }, median: ratio.median, isMet: worse >= goal };
  }
  const goal = goals?.figure;
  if (goal === undefined) return undefined;
  const worse = isRate ? lower : upper;
  const isMet = isRate ? worse >= goal : worse <= goal;
  return { ...{ name, unit, contender: undefined, goal, median, worse, isMet, isUnsettled } };
}
