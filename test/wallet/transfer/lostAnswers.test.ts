import { expect, test } from "vitest";
import { IndexerClient, MemoryJournal, TransactionError, type TransferFinding } from "../../../src/wallet/index.js";
import { walletOnSandbox } from "../walletOnSandbox.js";

const ADD = "tx.addtx";
/** For the first transfer, whose proof takes as long in fast time as in any other. */
const COLD = { timeoutMs: 600_000 };

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`resolved with ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

test("a transfer that is final is not failed because a replica does not know it", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const transfer = await openWallet().transfer({ receiverId: bobId, amount: "5" });
  sandbox.chain.settle();
  sandbox.chain.faults.node({ kind: "lagging", slots: 100, method: "tx.gettxbyhash", times: 3 });
  expect(await transfer.wait()).toMatchObject({ status: "finalized", units: 5_000_000n });
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
});

test("where nobody shows it, its end is unknown, and can be asked for later", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet({ indexer: undefined });
  const transfer = await wallet.transfer({ receiverId: bobId, amount: "5" });
  sandbox.chain.settle();
  const lagging = sandbox.chain.faults.node({ kind: "lagging", slots: 1_000, times: 999 });
  const error = await thrownBy(transfer.wait("finalized", { timeoutMs: 10_000 }));
  expect(error).toBeInstanceOf(TransactionError);
  expect(error).toMatchObject({ outcome: "unknown" });
  lagging.remove();
  expect(await (error as TransactionError).check?.()).toMatchObject({ state: "finalized" });
});

test.each([
  { kind: "internalAfter", method: ADD, times: 1 },
  { kind: "foreignError", method: ADD, times: 1 },
  { kind: "foreignId", method: ADD, times: 1 },
  { kind: "emptyHash", method: ADD, times: 1 },
  { kind: "cutAfter", method: ADD, times: 1 },
] as const)("carried out and answered with $kind: it is found, and made once", async (fault) => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  sandbox.chain.faults.node(fault);
  expect(await openWallet().transfer({ receiverId: bobId, amount: "5" }).wait()).toMatchObject({ status: "finalized" });
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
});

test("what was never taken ends as expired once the indexer has passed it: nothing moved, and nothing can", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ speed: 30 });
  const wallet = openWallet({ journal: new MemoryJournal() });
  await wallet.transfer({ receiverId: bobId, amount: "1", ...COLD }).wait("finalized", COLD);
  const down = sandbox.chain.faults.node({ kind: "hangBefore", method: ADD, times: 999 });
  const error = await thrownBy(wallet.transfer({ receiverId: bobId, amount: "5" }));
  expect(error).toMatchObject({ outcome: "unknown" });
  const stored = JSON.parse(JSON.stringify((error as TransactionError).trace)) as TransactionError["trace"];
  // What is still on its way to the node is too old by then.
  sandbox.chain.advance(150);
  down.remove();
  // Another wallet, as after a restart.
  expect(await openWallet().find(stored)).toStrictEqual({ state: "expired", transaction: undefined });
  expect(sandbox.chain.balanceOf(bobId)).toBe("1");
}, 30_000);

test("without an indexer it stays unknown", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ speed: 30 });
  const wallet = openWallet({ indexer: undefined });
  await wallet.transfer({ receiverId: bobId, amount: "1", ...COLD });
  const down = sandbox.chain.faults.node({ kind: "hangBefore", method: ADD, times: 999 });
  const error = await thrownBy(wallet.transfer({ receiverId: bobId, amount: "5", timeoutMs: 10_000 }));
  sandbox.chain.advance(150);
  down.remove();
  const check = (error as TransactionError).check as NonNullable<TransactionError["check"]>;
  expect(await check({ timeoutMs: 120_000 })).toMatchObject({ state: "unknown" } satisfies Partial<TransferFinding>);
}, 30_000);

test("every wait ends at its deadline, whatever the indexer does", async () => {
  const { sandbox, bobId, openWallet, clock } = await walletOnSandbox();
  const wallet = openWallet({ indexer: new IndexerClient({ url: sandbox.indexerApiUrl, clock }) });
  await wallet.transfer({ receiverId: bobId, amount: "1", ...COLD });
  const endless = sandbox.chain.faults.indexer({ kind: "emptyPage", times: 99_999 });
  sandbox.chain.faults.node({ kind: "hangBefore", method: ADD, times: 999 });
  const error = await thrownBy(wallet.transfer({ receiverId: bobId, amount: "5", timeoutMs: 40_000 }));
  expect(error).toMatchObject({ outcome: "unknown" });
  // Nobody waits any more: nobody asks either.
  const asked = endless.hits;
  await wallet.close();
  expect(endless.hits - asked).toBeLessThan(3);
}, 30_000);

test("without a journal a duplicate that an earlier process may have sent is not claimed", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet();
  // The chain stands still: there is no slot that an earlier process cannot have used.
  sandbox.chain.faults.node({ kind: "wrongNonce", nonce: sandbox.chain.slot - 1n, times: 999 });
  sandbox.chain.faults.node({ kind: "cutAfter", method: ADD, times: 1 });
  const error = await thrownBy(wallet.transfer({ receiverId: bobId, amount: "5", timeoutMs: 40_000 }));
  expect(error).toMatchObject({ outcome: "unknown", trace: { isAmbiguous: true } });
});

test("a node that names an absurd nonce once is recovered from", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet();
  sandbox.chain.faults.node({ kind: "wrongNonce", nonce: 9_999_999n, times: 1 });
  await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
  await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("2");
});

test("a nonce reading that a 503 puts off for five minutes costs nobody their transfer", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const method = "account.getcurrentnonce";
  sandbox.chain.faults.node({ kind: "status", status: 503, retryAfter: 300, method, times: 1 });
  const wallet = openWallet();
  const sent = await Promise.all([1, 2, 3].map((each) => wallet.transfer({ receiverId: bobId, amount: `${each}` })));
  expect(sent).toHaveLength(3);
}, 30_000);
