import { expect, test } from "vitest";
import { fuzz, HEAP_ALLOWANCE } from "./fuzz.js";

test("broken frames and bodies neither crash nor hang the client or the sandbox, nor make them grow", {
  timeout: 60_000,
}, async () => {
  const report = await fuzz({ frames: 10_000, seed: 20_261_123 });
  expect(report).toMatchObject({ hangs: 0, crashes: [] });
  expect(report.heapGrowth.client).toBeLessThan(HEAP_ALLOWANCE);
  expect(report.heapGrowth.sandbox).toBeLessThan(HEAP_ALLOWANCE);
});
