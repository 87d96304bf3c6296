import { expect, test } from "vitest";
import { MESSAGES_A_PAGE } from "../../src/history/readPage.js";
import { chaos } from "./chaos.js";

test("whatever happens to the connection, nothing is lost, doubled, reordered or falsely reported, and most sends arrive", {
  timeout: 240_000,
}, async () => {
  const report = await chaos({ seed: 20_261_123, minutes: 0.8 });
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
  expect(report.rounds).toBeGreaterThan(0);
  expect(report.disconnects).toBeGreaterThanOrEqual(report.rounds);
  expect(report.mostReplayed).toBeGreaterThan(MESSAGES_A_PAGE);
  expect(report.sendsDelivered).toBeGreaterThanOrEqual(0.9 * report.sends);
});
