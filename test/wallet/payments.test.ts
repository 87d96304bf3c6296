import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import {
  type ChainTransaction,
  IndexerClient,
  MmnClient,
  type Payment,
  type PaymentsOptions,
  ProtocolError,
  Wallet,
} from "../../src/wallet/index.js";
import { oldestFirst } from "../../src/wallet/payments/oldestFirst.js";
import { fundedWallet, type RawTransaction, type RawWallet, send } from "../chain/rawChain.js";
import { ManualClock } from "../unit/core/manualClock.js";

interface Shop {
  readonly clock: ManualClock;
  readonly sandbox: Sandbox;
  readonly address: string;
  readonly payer: RawWallet;
  /** Somebody pays so many tokens, which is final and indexed some seconds later. */
  pay(tokens: number, given?: RawTransaction): Promise<string>;
  /** Listens anew, as after a restart. */
  listen(options?: PaymentsOptions): AsyncGenerator<Payment, void, undefined>;
  /** What comes within so many seconds. */
  within(payments: AsyncGenerator<Payment, void, undefined>, seconds: number): Promise<Payment | "nothing">;
}

/** Bob's wallet on a sandbox, whose time goes when it is told. */
async function openShop(clientFetch?: typeof fetch): Promise<Shop> {
  const clock = new ManualClock();
  const sandbox = await createSandbox({ clock, chain: { requestsPerSecond: Number.POSITIVE_INFINITY } });
  onTestFinished(() => sandbox.close());
  const userId = sandbox.user("bob").id;
  const address = sandbox.chain.addressOf(userId);
  const payer = fundedWallet(sandbox, "1000");
  const http = { clock, timeoutMs: 1_000_000_000 };
  const indexer = new IndexerClient({
    ...http,
    url: sandbox.indexerApiUrl,
    fetch: (request) => (clientFetch ?? fetch)(request),
  });
  const node = new MmnClient({ ...http, url: sandbox.mmnApiUrl });
  const asked = new WeakMap<object, Promise<IteratorResult<Payment, void>>>();
  return {
    ...{ clock, sandbox, address, payer },
    async pay(tokens, given = {}) {
      const amount = String(BigInt(tokens) * 1_000_000n);
      const { ok, tx_hash: hash } = await send(sandbox, payer, { recipient: address, amount, ...given });
      expect(ok).toBe(true);
      return hash;
    },
    listen(options = {}) {
      const wallet = new Wallet({ userId, node, indexer, clock, prover: {} as never, idToken: () => "" });
      onTestFinished(() => wallet.close());
      return wallet.payments({ since: new Date(clock.now()), ...options });
    },
    async within(payments, seconds) {
      const next = asked.get(payments) ?? payments.next();
      asked.set(payments, next);
      for (let second = 0; second < seconds; second += 1) {
        const answer = await Promise.race([next, settleRequests()]);
        if (answer !== undefined) {
          asked.delete(payments);
          if (answer.done === true) throw new Error("it ended");
          return answer.value;
        }
        clock.advance(1_000);
      }
      return "nothing";
    },
  };
}

/** Lets requests over real sockets come and go. */
async function settleRequests(): Promise<undefined> {
  await delay(8);
}

function hashOf(payment: Payment | "nothing"): string {
  return payment === "nothing" ? payment : payment.txHash;
}

test("a payment is yielded when it is final, in exact units, with the payer", async () => {
  const { sandbox, listen, pay, within } = await openShop();
  const payments = listen();
  const alice = sandbox.user("alice");
  const hash = await pay(3, { text: "order 7", extra: JSON.stringify({ UserSenderId: alice.id }) });
  const payment = await within(payments, 30);
  if (payment === "nothing") throw new Error("nothing came");
  // The transfer names alice, but it is not her wallet that paid.
  expect(payment).toMatchObject({ txHash: hash, units: 3_000_000n, status: "finalized", senderId: undefined });
  expect(payment.textData).toBe("order 7");
  expect(JSON.parse(JSON.stringify(payment))).toMatchObject({ units: "3000000", cursor: payment.cursor });
  expect(await within(payments, 60)).toBe("nothing");
});

test("after eight days of downtime every payment is yielded once, also with equal times", async () => {
  const { clock, listen, pay, within } = await openShop();
  const first = listen();
  const hashes = [await pay(1), await pay(2), await pay(3)];
  // All three bear the same second; the bot is stopped after the first.
  const told = await within(first, 30);
  if (told === "nothing") throw new Error("nothing came");
  await first.return();
  hashes.push(await pay(4));
  clock.advance(8 * 86_400_000);
  hashes.push(await pay(5));
  clock.advance(10_000);

  const second = listen({ since: told.cursor });
  const rest: string[] = [];
  for (let count = 0; count < 4; count += 1) rest.push(hashOf(await within(second, 30)));
  expect([told.txHash, ...rest].sort()).toStrictEqual(hashes.sort());
  expect(await within(second, 60)).toBe("nothing");
});

test("a payment that is indexed after newer ones is yielded, also after a restart in between, and none twice", async () => {
  const { clock, sandbox, listen, pay, within } = await openShop();
  sandbox.chain.faults.indexer({ kind: "late", slots: 900 });
  const late = await pay(1);
  clock.advance(30_000);
  const newer = await pay(2);
  const payments = listen({ since: new Date(0) });
  const told = await within(payments, 30);
  expect(hashOf(told)).toBe(newer);
  if (told === "nothing") return;
  await payments.return();
  const again = listen({ since: told.cursor });
  const found = await within(again, 500);
  expect(hashOf(found)).toBe(late);
  expect(await within(again, 60)).toBe("nothing");
  if (found === "nothing") return;
  expect(await within(listen({ since: found.cursor }), 60)).toBe("nothing");
});

test("payments older than the lag are not read again", async () => {
  const { clock, sandbox, listen, pay, within } = await openShop();
  const payments = listen({ lagMs: 60_000 });
  sandbox.chain.faults.indexer({ kind: "late", slots: 600 });
  await pay(1);
  clock.advance(120_000);
  const newer = await pay(2);
  expect(hashOf(await within(payments, 30))).toBe(newer);
  expect(await within(payments, 400)).toBe("nothing");
});

test("a failed payment is never told, nor content that names an amount, nor a transfer to oneself", async () => {
  const { sandbox, clock, listen, pay, within } = await openShop(async (request) => {
    const answer = await fetch(request);
    const body = (await answer.json()) as { data?: { text_data: string; to_address: string }[] };
    const data = body.data?.map((each) => {
      if (each.text_data === "content") return { ...each, transaction_type: 2 };
      return each.text_data === "to oneself" ? { ...each, from_address: each.to_address } : each;
    });
    return Response.json({ ...body, ...(data === undefined ? {} : { data }) }, answer);
  });
  const payments = listen();
  const good = await pay(600);
  clock.advance(400);
  // The first is in a block and not final, so that its money is there to be sent once more.
  const failing = await pay(500);
  await pay(1, { text: "content" });
  await pay(1, { text: "to oneself" });
  expect(hashOf(await within(payments, 30))).toBe(good);
  expect(await within(payments, 60)).toBe("nothing");
  expect(sandbox.chain.transactions().find(({ hash }) => hash === failing)).toMatchObject({ status: "failed" });
});

test("if the indexer does not say how it ended, the node is asked; a payment that is not final yet is yielded when it is", async () => {
  const { sandbox, listen, pay, within } = await openShop();
  sandbox.chain.faults.indexer({ kind: "noStatus", times: 100 });
  const payments = listen();
  const hash = await pay(1);
  const replica = sandbox.chain.faults.node({ kind: "lagging", slots: 200, times: 3, method: "tx.gettxbyhash" });
  expect(hashOf(await within(payments, 120))).toBe(hash);
  expect(replica.hits).toBe(3);
  expect(await within(payments, 60)).toBe("nothing");
});

test("temporary failures of services are retried; responses about another wallet are refused", async () => {
  let isForeign = false;
  const { sandbox, listen, pay, within } = await openShop(async (request) => {
    const answer = await fetch(request);
    if (!isForeign) return answer;
    return new Response((await answer.text()).replace(/"to_address":"\w+"/, '"to_address":"somebody"'), answer);
  });
  const payments = listen();
  sandbox.chain.faults.indexer({ kind: "status", status: 503, times: 6 });
  sandbox.chain.faults.indexer({ kind: "down", times: 3 });
  const hash = await pay(1);
  expect(hashOf(await within(payments, 200))).toBe(hash);
  isForeign = true;
  await expect(within(payments, 60)).rejects.toBeInstanceOf(ProtocolError);
});

test("it ends with its signal, with its wallet, and without an indexer at once; nothing is left running", async () => {
  const { clock, sandbox, listen, within } = await openShop();
  const ends = new AbortController();
  const payments = listen({ signal: ends.signal });
  expect(await within(payments, 5)).toBe("nothing");
  const waiting = within(payments, 5);
  ends.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect(clock.pending).toBe(0);

  const node = new MmnClient({ url: sandbox.mmnApiUrl });
  const wallet = new Wallet({ userId: "1", node, prover: {} as never, idToken: () => "", clock });
  await expect(wallet.payments().next()).rejects.toMatchObject({ code: "validation_failed", path: "indexer" });
  for (const [path, odd] of [
    ["since", { since: "yesterday" }],
    ["since", { since: '[1,0,0,[],["x"]]' }],
    ["since", { since: new Date(Number.NaN) }],
    ["since", { since: 5 as never }],
    ["lagMs", { lagMs: -1 }],
    ["pollMs", { pollMs: Number.NaN }],
    ["signal", { signal: "now" as never }],
  ] as const) {
    await expect(listen(odd).next()).rejects.toMatchObject({ name: "ValidationError", path });
  }
});

test("a long history is read oldest first, and not held in memory at once", async () => {
  const all = Array.from({ length: 3_500 }, (_, at) => ({
    txHash: String(at),
    // Newest first; three bear the same time.
    takenAt: new Date((20_000 - Math.floor(at / 3)) * 1000),
  })) as unknown as readonly ChainTransaction[];
  let held = 0;
  async function* read(before: Date | undefined): AsyncGenerator<ChainTransaction> {
    for (const each of all) {
      if (before !== undefined && each.takenAt >= before) continue;
      held += 1;
      yield await Promise.resolve(each);
    }
  }
  const floor = (20_000 - 1_100) * 1000;
  const told: string[] = [];
  for await (const { txHash } of oldestFirst(read, floor)) told.push(txHash);
  expect(told).toHaveLength(3_303);
  expect(told).toStrictEqual(
    told
      .map(Number)
      .sort((a, b) => b - a)
      .map(String),
  );
  // All but the oldest part are read twice.
  expect(held).toBeLessThan(2 * 3_500);
});
