import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Benchmark, BenchmarkResult } from "../../bench/support/benchmark.js";

const FOLDER = resolve(import.meta.dirname, "../../bench");
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));
/** It changes the working directory of the process, as the official store asks for. */
const ALONE = "cache";
const TIMEOUT_MS = 120_000;

/** With as little work as it takes to measure anything. */
async function run(name: string): Promise<readonly BenchmarkResult[]> {
  const { benchmark } = (await import(pathToFileURL(resolve(FOLDER, `${name}.ts`)).href)) as {
    readonly benchmark: Benchmark;
  };
  return benchmark({ rounds: 1, mostRounds: 1, load: 0.005, installs: false });
}

// What they measure is not asserted: only that each still measures something.
function expectFigures(results: readonly BenchmarkResult[]): void {
  expect(results.length).toBeGreaterThan(0);
  for (const { name: measured, contenders } of results) {
    expect(
      contenders.map(({ contender }) => contender),
      measured,
    ).not.toStrictEqual([]);
    for (const { median } of contenders) expect(median, measured).toStrictEqual(expect.any(Number));
  }
}

test(`the benchmark ${ALONE} runs`, { timeout: TIMEOUT_MS }, async () => {
  expectFigures(await run(ALONE));
});

// They mostly wait for processes to start.
describe.concurrent("the benchmark", () => {
  test.for(NAMES.filter((name) => name !== ALONE))("%s runs", { timeout: TIMEOUT_MS }, async (name, { skip }) => {
    const results = await run(name);
    // It has said why.
    if (name === "postgres" && results.length === 0) skip();
    expectFigures(results);
  });
});
