import { expect, test } from "vitest";
import { transfers } from "./transfers.js";

test("whatever happens to answers, node, wallets and processes, what is reported is what happened", async () => {
  const report = await transfers({ transfers: 60, restarts: 2, processes: 2, wallets: 2, seed: 3 });
  expect(report).toMatchObject({ paidTwice: 0, paidButReportedUnpaid: 0, reportedPaidButUnpaid: 0 });
  expect(report).toMatchObject({ supplyChange: "0", wrongBalances: 0, unknown: 0 });
  expect(report.finalized).toBeGreaterThanOrEqual(0.9 * report.funded);
}, 120_000);
