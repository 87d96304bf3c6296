import { expect, test } from "vitest";
import { growthOf, soak } from "./soak.js";

/** Far less than the received messages would take. */
const HEAP_ALLOWANCE = 2 * 2 ** 20;

test("many messages leave the client's heap, handles and timers as they were, and all are heard", {
  timeout: 60_000,
}, async () => {
  const report = await soak({ events: 40_000, every: 2_500 });
  expect([report.events, report.failures]).toStrictEqual([40_000, 0]);
  const { heapBytes, handles } = growthOf(report);
  expect(heapBytes).toBeLessThan(HEAP_ALLOWANCE);
  expect(handles).toBeLessThanOrEqual(0);
  // A few requests may be running at any moment, each with its deadline.
  for (const { timers } of report.samples) expect(timers).toBeLessThan(60);
});
