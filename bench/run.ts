/**
 * `npm run bench` runs every benchmark, `npm run bench -- NAME` one of them.
 * `--json FILE` writes the figures too; `--quick` takes fewer rounds of less work, for a first look;
 * `--rounds N` takes as many rounds of all the work.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Benchmark, BenchmarkResult } from "./support/benchmark.js";
import { printTable } from "./support/table.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" }, quick: { type: "boolean", default: false }, rounds: { type: "string" } },
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
const options = { ...size, rounds: Number(values.rounds ?? size.rounds), installs: true };
const results: Record<string, readonly BenchmarkResult[]> = {};
for (const name of positionals.length === 0 ? known : positionals) {
  const { benchmark } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    readonly benchmark: Benchmark;
  };
  process.stdout.write(`\n## ${name}\n`);
  const start = performance.now();
  const found = await benchmark(options);
  for (const result of found) printTable(result);
  process.stdout.write(`\n${name} took ${Math.round((performance.now() - start) / 1000)} s.\n`);
  results[name] = found;
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
