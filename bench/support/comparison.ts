import type { BenchmarkResult, Figures } from "./benchmark.js";
import type { Spread } from "./spread.js";
import { markdownTable, shown, times } from "./table.js";

/** What a run found, by benchmark. */
export type Results = Readonly<Record<string, readonly BenchmarkResult[]>>;

/** One figure in two runs. */
export interface Change {
  readonly benchmark: string;
  readonly name: string;
  readonly unit: string;
  /** With whom ours was compared; `undefined` where its own figure is what is compared. */
  readonly contender: string | undefined;
  readonly before: Spread;
  readonly after: Spread;
  /** How many times better it has become. */
  readonly better: number;
  readonly verdict: "better" | "same" | "worse";
}

/** Less is no change, however narrow the spreads are. */
const LEAST_CHANGE = 0.01;

/**
 * Compares what both runs measured. Where ours ran beside others, its ratio to them is what is compared: two runs seldom
 * find the machine in the same state. Something is better or worse when the two intervals do not touch.
 */
export function compareRuns(before: Results, after: Results): readonly Change[] {
  return Object.entries(after).flatMap(([benchmark, results]) =>
    results.flatMap((result) => {
      const old = before[benchmark]?.find(({ name, unit }) => name === result.name && unit === result.unit);
      return old === undefined ? [] : changesOf(benchmark, old, result);
    }),
  );
}

function changesOf(benchmark: string, before: BenchmarkResult, after: BenchmarkResult): readonly Change[] {
  const { name, unit, isRate } = after;
  const [ours, ...others] = after.contenders;
  if (ours === undefined) return [];
  const find = (contender: string): Figures | undefined =>
    before.contenders.find((figures) => figures.contender === contender);
  const ratios = others.flatMap(({ contender, ratio }): readonly Change[] => {
    const old = find(contender)?.ratio;
    if (ratio === undefined || old === undefined) return [];
    return [{ ...{ benchmark, name, unit, contender }, ...judged(old, ratio, true) }];
  });
  const old = find(ours.contender);
  if (ratios.length > 0 || old === undefined) return ratios;
  return [{ ...{ benchmark, name, unit, contender: undefined }, ...judged(old, ours, isRate) }];
}

function judged(
  before: Spread,
  after: Spread,
  isRate: boolean,
): Pick<Change, "after" | "before" | "better" | "verdict"> {
  const better = isRate ? after.median / before.median : before.median / after.median;
  const isApart = after.lower > before.upper || after.upper < before.lower;
  // Both may be 0.
  const isSame = !isApart || before.median === after.median || Math.abs(better - 1) < LEAST_CHANGE;
  return { before, after, better, verdict: isSame ? "same" : better > 1 ? "better" : "worse" };
}

/** Prints two runs side by side. */
export function printChanges(changes: readonly Change[], output: NodeJS.WritableStream): void {
  const rows = changes.map(({ benchmark, name, unit, contender, before, after, better, verdict }) => {
    const show = contender === undefined ? shown : times;
    const figure = ({ median, lower, upper }: Spread): string =>
      lower === upper ? show(median) : `${show(median)} (${show(lower)} – ${show(upper)})`;
    const what = contender === undefined ? unit : `against ${contender}`;
    const now = verdict === "same" ? "" : `${verdict}: ${times(better)}`;
    return [benchmark, name, what, figure(before), figure(after), now];
  });
  const head = ["benchmark", "what", "in", "before", "now", "beyond the spread"];
  const worse = changes.filter(({ verdict }) => verdict === "worse").length;
  output.write(`\n## ${changes.length} figures of both runs, ${worse} worse beyond the spread\n`);
  if (rows.length > 0) output.write(`\n${markdownTable([head, ...rows])}\n`);
}
