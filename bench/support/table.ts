import type { BenchmarkResult } from "./benchmark.js";
import type { Spread } from "./spread.js";
import { type Verdict, verdictOf } from "./verdict.js";

/** Prints figures as a Markdown table, each with its ratio to ours: above 1 means that ours is better. */
export function printTable(result: BenchmarkResult, output: NodeJS.WritableStream): void {
  const { name, unit, contenders } = result;
  const rows = contenders.map((figures) => {
    const { contender, median, ratio, rounds, isUnsettled } = figures;
    const verdict = verdictOf(result, figures);
    return [
      contender,
      shown(median),
      quartiles(figures, shown),
      ratio === undefined ? "" : times(ratio.median),
      ratio === undefined ? "" : quartiles(ratio, times),
      isUnsettled ? `${rounds}, still wide` : String(rounds),
      verdict === undefined ? "" : judged(verdict),
    ];
  });
  const head = [name, unit, "quartiles", "ours is better by", "quartiles", "rounds", "goal"];
  output.write(`\n${markdownTable([head, ...rows])}\n`);
}

/** Prints what became of every goal. */
export function printVerdicts(
  verdicts: Readonly<Record<string, readonly Verdict[]>>,
  output: NodeJS.WritableStream,
): void {
  const all = Object.entries(verdicts).flatMap(([benchmark, some]) =>
    some.map((verdict) => ({ benchmark, ...verdict })),
  );
  if (all.length === 0) return;
  const rows = all.map((verdict) => {
    const { benchmark, name, unit, contender, median } = verdict;
    const figure = contender === undefined ? `${shown(median)} ${unit}` : times(median);
    return [benchmark, name, contender ?? "itself", figure, judged(verdict)];
  });
  const met = all.filter(({ isMet }) => isMet).length;
  output.write(`\n## ${met} of ${all.length} goals met\n`);
  output.write(`\n${markdownTable([["benchmark", "what", "compared with", "median", "goal"], ...rows])}\n`);
}

/** The columns of a table that are empty in all its rows are left out. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const kept = head.map((_, column) => body.some((row) => (row[column] ?? "") !== ""));
  const table = rows.map((row) => row.filter((_, column) => kept[column]));
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  return lines.join("\n");
}

function judged({ isMet, goal, contender }: Verdict): string {
  return `${isMet ? "met" : "MISSED"}: ${contender === undefined ? shown(goal) : times(goal)}`;
}

function quartiles({ lower, upper }: Spread, show: (figure: number) => string): string {
  return lower === upper ? "" : `${show(lower)} – ${show(upper)}`;
}

export function times(ratio: number): string {
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2)}×`;
}

export function shown(figure: number): string {
  const size = Math.abs(figure);
  if (Number.isInteger(figure) || size >= 1_000) return Math.round(figure).toLocaleString("en");
  return size >= 10 ? figure.toFixed(1) : figure.toFixed(3);
}
