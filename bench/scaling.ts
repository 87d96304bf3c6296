import {
  type Benchmark,
  type BenchmarkOptions,
  type BenchmarkResult,
  fewerRounds,
  type Measure,
  share,
} from "./support/benchmark.js";
import { OURS } from "./support/contenderNames.js";
import { Contenders } from "./support/contenders.js";
import { GOALS } from "./support/goals.js";
import { inRounds } from "./support/rounds.js";
import { clientLoads } from "./support/scaling/clientLoads.js";
import type { Scaled } from "./support/scaling/scaled.js";
import { STORE_LOAD } from "./support/scaling/storeLoads.js";

const SCALES = [1, 10, 100];
/** A few rounds: each takes dozens of fresh processes. */
const ROUNDS = 3;

/** How costs grow with the load, ours only: the exponents are those between the two largest loads. A cost that is proportional to the load to the power of n has the exponent n. */
export const benchmark: Benchmark = async (options) => {
  const results: BenchmarkResult[] = [];
  await using contenders = await Contenders.start(options);
  for (const scaled of clientLoads(contenders))
    results.push(...(await atEachScale(scaled, fewerRounds(options, ROUNDS))));
  // A store of many millions takes minutes to fill.
  results.push(...(await atEachScale(STORE_LOAD, fewerRounds(options, 1))));
  return results;
};

async function atEachScale(scaled: Scaled, options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const { figures, base, scales = SCALES, measure } = scaled;
  const costs = figures.map(({ name, unit }): Measure => ({ name, unit, isRate: false }));
  const exponents = figures.map(({ name, growth }): Measure => {
    return { name: `${name}: growth`, unit: `exponent, ${growth}`, isRate: false, goals: GOALS[growth] };
  });
  // With little work, several scales may be equal.
  const loads = new Map(scales.map((scale) => [share(base * scale, options), scale]));
  const results = await inRounds([...costs, ...exponents], options, async (add) => {
    const measured: { readonly load: number; readonly found: readonly number[] }[] = [];
    for (const [load, scale] of loads) {
      const found = await measure(load, options);
      measured.push({ load, found });
      for (const [index, cost] of costs.entries()) add(cost, `${scale}×, ${load.toLocaleString("en")}`, found[index]);
    }
    // At the smallest load it is mostly the compiler that is measured.
    const [first, last] = measured.slice(-2);
    for (const [index, exponent] of exponents.entries()) {
      const [before, after] = [first?.found[index], last?.found[index]];
      if (first === undefined || last === undefined) continue;
      if (before === undefined || after === undefined) continue;
      add(exponent, OURS, Math.log(after / before) / Math.log(last.load / first.load));
    }
  });
  // With one load only, nothing says how a cost grows.
  return results.filter(({ contenders }) => contenders.length > 0);
}
