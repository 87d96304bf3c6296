import { expect, test } from "vitest";
import { transfers } from "./transfers.js";

test("whatever happens to answers, node and wallets, no token comes or goes and no transfer is made twice", async () => {
  const report = await transfers({ transfers: 80, wallets: 4, seed: 3 });
  expect(report).toMatchObject({ tooMany: 0, tooFew: 0, supplyChange: "0", wrongBalances: 0 });
  expect(report.finalized).toBeGreaterThan(60);
}, 120_000);
