import { expect, test } from "vitest";
import { chaos } from "./chaos.js";

test("whatever happens to the connection, nothing is lost, doubled, reordered or falsely reported, and most sends arrive", {
  timeout: 120_000,
}, async () => {
  const report = await chaos({ seed: 20_261_123, minutes: 1 });
  expect(report).toMatchObject({
    lost: 0,
    doubled: 0,
    reordered: 0,
    sendsUnsettled: 0,
    sendsFalselyDelivered: 0,
    sendsFalselyRefused: 0,
    sendsDoubled: 0,
    sendsReordered: 0,
    stateDiffers: 0,
  });
  expect(report.disconnects).toBeGreaterThanOrEqual(34);
  expect(report.sendsDelivered).toBeGreaterThanOrEqual(0.9 * report.sends);
});
