import { expect, test } from "vitest";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { fundedWallet, send } from "./rawChain.js";

const SUPPLY = "100000000000";

test("whatever happens, no money is made and none is lost", async () => {
  const random = new SeededRandom(7);
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock, chain: { requestsPerSecond: Number.POSITIVE_INFINITY } });
  const { chain } = sandbox;
  const wallets = Array.from({ length: 8 }, () => fundedWallet(sandbox, "20"));
  chain.faults.node({ kind: "cutAfter", probability: 0.1, times: Number.POSITIVE_INFINITY });
  chain.faults.node({ kind: "drop", probability: 0.1, times: Number.POSITIVE_INFINITY });
  chain.faults.node({ kind: "twice", method: "tx.addtx", probability: 0.1, times: Number.POSITIVE_INFINITY });
  const outcomes = { taken: 0, refused: 0, unknown: 0 };
  for (let round = 0; round < 40; round += 1) {
    const sending = Array.from({ length: 8 }, async (_, index) => {
      const transfer = { recipient: random.pick(wallets).address, amount: String(1 + random.below(9_000_000)) };
      const added = send(sandbox, random.pick(wallets), { ...transfer, text: `${round} ${index}` });
      const ok = await added.then((answer) => answer.ok).catch(() => undefined);
      outcomes[ok === undefined ? "unknown" : ok ? "taken" : "refused"] += 1;
    });
    await Promise.all(sending);
    if (random.next() < 0.1) chain.restart({ mempool: random.next() < 0.5 ? "lost" : "kept" });
    clock.advance(random.below(3) * 400);
    expect(chain.totalSupply).toBe(SUPPLY);
  }
  chain.settle();
  // Every balance is what the final transfers make of the beginning.
  const expected = new Map(wallets.map(({ address }) => [address, 20_000_000n]));
  const statuses = { finalized: 0, failed: 0, pending: 0, confirmed: 0 };
  for (const { sender, recipient, units, status } of chain.transactions()) {
    statuses[status] += 1;
    if (status !== "finalized") continue;
    expected.set(sender, (expected.get(sender) ?? 0n) - units);
    expected.set(recipient, (expected.get(recipient) ?? 0n) + units);
  }
  for (const [address, units] of expected) expect(chain.unitsOf(address)).toBe(units);
  expect(chain.totalSupply).toBe(SUPPLY);
  expect(statuses).toMatchObject({ pending: 0, confirmed: 0 });
  for (const count of [statuses.finalized, statuses.failed, ...Object.values(outcomes)])
    expect(count).toBeGreaterThan(0);
});

test("who begins with what, and what the faucet gives", async () => {
  await using sandbox = await createSandbox();
  const { chain, botId, userId } = sandbox;
  expect([chain.balanceOf(botId), chain.balanceOf(userId)]).toStrictEqual(["10000", "1000000"]);
  const bob = sandbox.user("bob");
  expect(chain.balanceOf(bob.id)).toBe("0");
  chain.fund(bob.id, "12.5");
  chain.fund(chain.addressOf(bob.id), "0.000001");
  expect(chain.balanceOf(bob.id)).toBe("12.500001");
  expect(chain.unitsOf(bob.id)).toBe(12_500_001n);
  expect(chain.totalSupply).toBe(SUPPLY);
  for (const tokens of ["-1", "", "1e3", "1.0000001", "0x1", " 1"]) {
    expect(() => chain.fund(bob.id, tokens)).toThrow("amount: must be");
  }
  for (const bare of [5n, 5, null, undefined, { units: 5 }, { units: -5n }]) {
    expect(() => chain.fund(bob.id, bare as never)).toThrow(/amount: must be .*\{ units: 12_500_000n \}/);
  }
  chain.fund(bob.id, { units: 2n });
  expect(chain.unitsOf(bob.id)).toBe(12_500_003n);
  expect(() => chain.fund(bob.id, "100000000001")).toThrow("amount: cannot be given");
  expect(() => chain.addressOf("")).toThrow("userId: must be");
  expect(() => chain.balanceOf("")).toThrow("userId: must be");
});
