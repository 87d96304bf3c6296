/**
 * `npm run bench` runs every benchmark, `npm run bench -- NAME` one of them.
 * `--quick` takes fewer rounds of less work, for a first look; `--rounds N` takes at least N rounds of all the work;
 * `--load N` does only that part of the work, 0.01 for a hundredth. `--no-install` installs nothing that is missing.
 * `--json` prints the figures as JSON, and the tables beside it on the standard error.
 * `--compare FILE` runs what an earlier run left as JSON in a file again, prints both side by side, and fails where
 * something has become worse beyond the spread.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Benchmark, BenchmarkResult } from "./support/benchmark.js";
import { compareRuns, printChanges, type Results } from "./support/comparison.js";
import { notice } from "./support/notice.js";
import { printTable, printVerdicts } from "./support/table.js";
import { verdictsOf } from "./support/verdict.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    compare: { type: "string" },
    json: { type: "boolean", default: false },
    load: { type: "string" },
    "no-install": { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
  },
});
const QUICK = { rounds: 3, mostRounds: 5, load: 0.2 };
const FULL = { rounds: 7, mostRounds: 21, load: 1 };
const folder = import.meta.dirname;
const known = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));

const before = values.compare === undefined ? undefined : resultsIn(values.compare);
const unknown = positionals.find((name) => !known.includes(name));
if (unknown !== undefined) refuse(`There is no benchmark "${unknown}": choose of ${known.join(", ")}.`);
const size = values.quick ? QUICK : FULL;
const rounds = Number(values.rounds ?? size.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  refuse(`--rounds takes a whole number above 0, not "${values.rounds}".`);
}
const load = Number(values.load ?? size.load);
if (!(load > 0 && load <= 1)) refuse(`--load takes a number above 0 and up to 1, not "${values.load}".`);
const mostRounds = Math.max(rounds, values.rounds === undefined ? size.mostRounds : 3 * rounds);
const options = { rounds, mostRounds, load, installs: !values["no-install"] };

// What contenders print in this process must not end up among the figures.
const standardOutput = process.stdout.write.bind(process.stdout);
if (values.json) process.stdout.write = process.stderr.write.bind(process.stderr);
const tables = values.json ? process.stderr : process.stdout;

const results: Record<string, readonly BenchmarkResult[]> = {};
for (const name of chosen()) {
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
printVerdicts(
  Object.fromEntries(Object.entries(results).map(([name, found]) => [name, found.flatMap(verdictsOf)])),
  tables,
);
if (values.json) standardOutput(`${JSON.stringify(results, undefined, 2)}\n`);
if (before !== undefined) {
  const changes = compareRuns(before, results);
  printChanges(changes, tables);
  if (changes.length === 0) notice("Nothing was measured in both runs: were they of the same load?");
  if (changes.length === 0 || changes.some(({ verdict }) => verdict === "worse")) process.exitCode = 1;
}

/** What is compared with an earlier run is what that run measured. */
function chosen(): readonly string[] {
  if (positionals.length > 0) return positionals;
  return before === undefined ? known : known.filter((name) => before[name] !== undefined);
}

function resultsIn(file: string): Results {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch (error) {
    return refuse(`--compare takes the JSON that an earlier run printed: ${(error as Error).message}`);
  }
}

function refuse(text: string): never {
  notice(text);
  process.exit(2);
}
