/**
 * `npm run bench` runs every benchmark, `npm run bench -- NAME` one of them.
 * `--quick` takes fewer rounds of less work, for a first look; `--rounds N` takes as many rounds of all the work.
 * `--json` prints the figures as JSON, and the tables beside it on the standard error.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Benchmark, BenchmarkResult } from "./support/benchmark.js";
import { printTable } from "./support/table.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
  },
});
const QUICK = { rounds: 3, load: 0.2 };
const FULL = { rounds: 7, load: 1 };
const folder = import.meta.dirname;
const known = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));
const unknown = positionals.find((name) => !known.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}": choose of ${known.join(", ")}.\n`);
  process.exit(2);
}
const size = values.quick ? QUICK : FULL;
const rounds = Number(values.rounds ?? size.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds takes a whole number above 0, not "${values.rounds}".\n`);
  process.exit(2);
}
const options = { ...size, rounds, installs: true };
const tables = values.json ? process.stderr : process.stdout;
const results: Record<string, readonly BenchmarkResult[]> = {};
for (const name of positionals.length === 0 ? known : positionals) {
  const { benchmark } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    readonly benchmark: Benchmark;
  };
  tables.write(`\n## ${name}\n`);
  const start = performance.now();
  const found = await benchmark(options);
  for (const result of found) printTable(result, tables);
  tables.write(`\n${name} took ${Math.round((performance.now() - start) / 1000)} s.\n`);
  results[name] = found;
}
if (values.json) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
