import { expect, test } from "vitest";
import { soak } from "./soak.js";

test("many messages leave the client's handles and timers as they were, and all are heard", {
  timeout: 60_000,
}, async () => {
  const { events, failures, samples } = await soak({ events: 20_000, every: 5_000 });
  expect([events, failures]).toEqual([20_000, 0]);
  const [first] = samples;
  const last = samples.at(-1);
  expect(last?.handles).toBeLessThanOrEqual((first?.handles ?? 0) + 2);
  // A few requests may be under way at any moment, each with its deadline.
  for (const sample of samples) expect(sample.timers).toBeLessThan(60);
});
