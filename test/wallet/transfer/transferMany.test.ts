import { expect, test } from "vitest";
import { type Fetch, MemoryJournal, MmnClient } from "../../../src/wallet/index.js";
import { walletOnSandbox } from "../walletOnSandbox.js";

test("250 payouts to 250 people: in their order, all final, and the node is asked little more than once each", async () => {
  const { sandbox, openWallet, clock } = await walletOnSandbox({ speed: 4 });
  const people = Array.from({ length: 250 }, (_, index) => sandbox.user(`person ${index}`).id);
  const counted = sandbox.chain.faults.node({ kind: "slow", ms: 0, times: Number.POSITIVE_INFINITY });
  const progress: number[] = [];
  const orders = people.map((receiverId) => ({ receiverId, amount: "0.5" }));
  // In the order in which they leave: on their way one may overtake another.
  const left: string[] = [];
  const fetch: Fetch = async (request) => {
    const index = left.push("") - 1;
    left[index] = await request.clone().text();
    return globalThis.fetch(request);
  };
  const node = new MmnClient({ url: sandbox.mmnApiUrl, clock, fetch, timeoutMs: 30_000 });
  const results = await openWallet({ node }).transferMany(orders, {
    onProgress: (_, { done, total }) => void progress.push(done / total),
  });
  expect(results.map(({ outcome }) => outcome)).toStrictEqual(people.map(() => "finalized"));
  expect(results.map(({ index }) => index)).toStrictEqual(people.map((_, index) => index));
  expect(progress).toHaveLength(250);
  expect(progress.at(-1)).toBe(1);
  expect(people.every((id) => sandbox.chain.balanceOf(id) === "0.5")).toBe(true);
  const recipients = left
    .map((body) => JSON.parse(body) as { method: string; params?: { tx_msg?: { recipient: string } } })
    .flatMap(({ params }) => params?.tx_msg?.recipient ?? []);
  expect(recipients).toStrictEqual(people.map((id) => sandbox.chain.addressOf(id)));
  // One hand-in each, the nonce once a slot, and some looks: not a poll for each.
  expect(counted.hits).toBeLessThan(250 * 1.5);
}, 60_000);

test("each outcome is reported for its order: what waits longer than its deadline was never sent, and says so", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet({ journal: new MemoryJournal() });
  await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
  const tooMany = sandbox.chain.faults.node({ kind: "tooMany", retryAfter: 60, method: "tx.addtx", times: 99 });
  const results = await wallet.transferMany([
    { receiverId: bobId, amount: "1", note: "a", timeoutMs: 5_000 },
    { receiverId: bobId, amount: "1", note: "b", timeoutMs: 5_000 },
  ]);
  expect(results).toMatchObject([
    { outcome: "unsent", error: { code: "timeout", wasSent: false } },
    { outcome: "unsent", error: { code: "timeout", wasSent: false } },
  ]);
  tooMany.remove();
  expect(sandbox.chain.transactions()).toHaveLength(1);
  const mixed = await openWallet().transferMany([
    { receiverId: bobId, amount: "2000000" },
    { receiverId: bobId, amount: "2" },
  ]);
  expect(mixed.map(({ outcome }) => outcome)).toStrictEqual(["refused", "finalized"]);
}, 30_000);

test("one that cannot be sent is refused by its place before anything is sent", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const orders = [
    { receiverId: bobId, amount: "1" },
    { receiverId: bobId, amount: "-1" },
  ];
  await expect(openWallet().transferMany(orders)).rejects.toMatchObject({ path: "orders[1].amount" });
  expect(sandbox.chain.transactions()).toStrictEqual([]);
});

test("a signal ends what was not handed in yet; the rest is followed", async () => {
  const { bobId, openWallet } = await walletOnSandbox();
  const ends = new AbortController();
  const orders = Array.from({ length: 30 }, () => ({ receiverId: bobId, amount: "1" }));
  const results = await openWallet().transferMany(orders, {
    stage: "taken",
    signal: ends.signal,
    onProgress: (_, { done }) => {
      if (done === 5) ends.abort(new Error("enough"));
    },
  });
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  expect(results).toHaveLength(30);
  expect(outcomes).toContain("taken");
  expect(outcomes).toContain("unsent");
});
