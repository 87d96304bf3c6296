import type { BenchmarkResult, Figures } from "./benchmark.js";

/** How many times better ours is than another contender. */
function ratioTo({ isRate, contenders: [ours] }: BenchmarkResult, other: Figures): number {
  if (ours === undefined) return Number.NaN;
  return isRate ? ours.median / other.median : other.median / ours.median;
}

/** Prints figures as a Markdown table, each with its ratio to ours: above 1 means that ours is better. */
export function printTable(result: BenchmarkResult, output: NodeJS.WritableStream): void {
  const { name, unit, contenders, goals } = result;
  const [ours] = contenders;
  const rows = contenders.map((figures) => {
    const { contender, median, lowest, highest } = figures;
    const spread = `${shown(lowest)} – ${shown(highest)}`;
    if (contender === ours?.contender) return [contender, shown(median), spread, "", ""];
    const ratio = ratioTo(result, figures);
    const goal = goals?.[contender];
    const verdict = goal === undefined ? "" : `${ratio >= goal ? "met" : "MISSED"}: ${shownRatio(goal)}×`;
    return [contender, shown(median), spread, `${shownRatio(ratio)}×`, verdict];
  });
  const head = [name, unit, "spread", "ours is better by", "goal"];
  const table = goals === undefined ? [head, ...rows].map((row) => row.slice(0, -1)) : [head, ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  output.write(`\n${lines.join("\n")}\n`);
}

function shownRatio(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2);
}

function shown(figure: number): string {
  if (figure >= 1_000) return Math.round(figure).toLocaleString("en");
  return figure >= 10 ? figure.toFixed(1) : figure.toFixed(3);
}
