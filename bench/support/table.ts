import type { BenchmarkResult } from "./benchmark.js";

/** Prints figures as a Markdown table, each with its ratio to ours: above 1 means that ours is better. */
export function printTable({ name, unit, isRate, contenders }: BenchmarkResult): void {
  const [ours] = contenders;
  const rows = contenders.map(({ contender, median, lowest, highest }) => {
    const ratio = ours === undefined ? Number.NaN : isRate ? ours.median / median : median / ours.median;
    const spread = `${shown(lowest)} – ${shown(highest)}`;
    return [contender, shown(median), spread, contender === ours?.contender ? "" : `${ratio.toFixed(2)}×`];
  });
  const table = [[name, unit, "spread", "ours is better by"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  process.stdout.write(`\n${lines.join("\n")}\n`);
}

function shown(figure: number): string {
  if (figure >= 1_000) return Math.round(figure).toLocaleString("en");
  return figure >= 10 ? figure.toFixed(1) : figure.toFixed(3);
}
