import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Benchmark } from "../../bench/support/benchmark.js";

const FOLDER = resolve(import.meta.dirname, "../../bench");
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));

// What they measure is not asserted: only that each still measures something, with as little work as that takes.
describe("the benchmark", () => {
  test.for(NAMES)("%s runs", { timeout: 120_000 }, async (name, { skip }) => {
    const { benchmark } = (await import(pathToFileURL(resolve(FOLDER, `${name}.ts`)).href)) as {
      readonly benchmark: Benchmark;
    };
    const results = await benchmark({ rounds: 1, mostRounds: 1, load: 0.005, installs: false });
    // It has said why.
    if (name === "postgres" && results.length === 0) skip();
    expect(results.length).toBeGreaterThan(0);
    for (const { name: measured, contenders } of results) {
      expect(
        contenders.map(({ contender }) => contender),
        measured,
      ).not.toStrictEqual([]);
      for (const { median } of contenders) expect(median, measured).toStrictEqual(expect.any(Number));
    }
  });
});
