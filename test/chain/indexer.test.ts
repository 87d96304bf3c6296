import { expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { fundedWallet, keyWallet, type RawWallet, send } from "./rawChain.js";

interface Page {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly data: readonly { readonly hash: string; readonly text_data: string }[];
}

async function get(sandbox: Sandbox, path: string): Promise<readonly [number, unknown]> {
  const answer = await fetch(`${sandbox.indexerApiUrl}${path}`);
  return [answer.status, await answer.json()];
}

async function page(sandbox: Sandbox, path: string): Promise<Page> {
  const [status, body] = await get(sandbox, `1337/${path}`);
  expect(status).toBe(200);
  return body as Page;
}

function texts({ data }: Page): readonly string[] {
  return data.map((each) => each.text_data);
}

async function sendMany(
  sandbox: Sandbox,
  wallet: RawWallet,
  recipient: string,
  names: readonly string[],
): Promise<void> {
  for (const text of names)
    expect(await send(sandbox, wallet, { recipient, text, amount: "1" })).toMatchObject({ ok: true });
}

test("the indexer is a few slots behind, and says what it knows in its own form", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const [wallet, other] = [fundedWallet(sandbox), keyWallet()];
  const { tx_hash: hash } = await send(sandbox, wallet, { recipient: other.address, text: "a", extra: "{}" });
  const missing = { code: 404, message: `transaction ${hash} not found`, support_id: "TODO" };
  expect((await page(sandbox, "pending-transactions")).data).toStrictEqual([
    {
      ...{ hash, from_address: wallet.address, to_address: other.address, value: "1000000", nonce: 1000 },
      ...{ transaction_timestamp: 1_800_000_000, status: 0, transaction_type: 0 },
    },
  ]);
  expect((await get(sandbox, `1337/pending-tx/${hash}/detail`))[0]).toBe(200);
  clock.advance(800);
  expect(sandbox.chain.transactions()).toMatchObject([{ status: "finalized" }]);
  expect((await get(sandbox, `1337/pending-tx/${hash}/detail`))[0]).toBe(404);
  clock.advance(1_600);
  expect(await get(sandbox, `1337/tx/${hash}/detail`)).toStrictEqual([404, missing]);
  expect(await get(sandbox, `1337/wallets/${other.address}/detail`)).toStrictEqual([
    404,
    { code: 404, message: "wallet not found", support_id: "TODO" },
  ]);
  clock.advance(400);
  expect(await get(sandbox, `1337/tx/${hash}/detail`)).toStrictEqual([
    200,
    {
      data: {
        transaction: {
          ...{ chain_id: "1337", hash, nonce: 1000, block_number: 1002 },
          block_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          ...{ from_address: wallet.address, to_address: other.address, value: "1000000", transaction_type: 1 },
          ...{ status: 2, transaction_timestamp: 1_800_000_000, text_data: "a", extra_info: "{}" },
        },
      },
    },
  ]);
  // No balance: that is for the node to say.
  expect(await get(sandbox, `1337/wallets/${wallet.address}/detail`)).toStrictEqual([
    200,
    {
      data: {
        ...{ address: wallet.address, account_nonce: 1000, transaction_count: 1 },
        ...{ last_block: 1002, last_balance_update: 1002 },
      },
    },
  ]);
});

test("pages, directions and days", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const [wallet, other] = [fundedWallet(sandbox), fundedWallet(sandbox)];
  await sendMany(sandbox, wallet, other.address, ["1", "2", "3", "4", "5", "6"]);
  await sendMany(sandbox, other, wallet.address, ["7"]);
  sandbox.chain.settle();
  const all = await page(sandbox, `transactions?wallet_address=${wallet.address}`);
  expect(texts(all)).toStrictEqual(["7", "6", "5", "4", "3"]);
  expect(all.meta).toStrictEqual({ chain_id: 1337, page: 0, limit: 5, total_items: 7, total_pages: 2 });
  expect(texts(await page(sandbox, `transactions?wallet_address=${wallet.address}&page=1`))).toStrictEqual(["2", "1"]);
  const upwards = "limit=2&sort_by=transaction_timestamp&sort_order=asc";
  expect(texts(await page(sandbox, `transactions?filter_from_address=${wallet.address}&${upwards}`))).toStrictEqual([
    "1",
    "2",
  ]);
  expect(texts(await page(sandbox, `transactions?filter_to_address=${wallet.address}`))).toStrictEqual(["7"]);
  expect((await page(sandbox, "transactions")).meta).toMatchObject({ total_items: 7 });
  expect((await page(sandbox, "transactions?wallet_address=nobody")).meta).toStrictEqual({
    chain_id: 1337,
    page: 0,
    limit: 5,
  });

  // A wallet's list covers seven days unless it is told otherwise; one direction has no such limit.
  clock.advance(8 * 86_400_000);
  expect(texts(await page(sandbox, `transactions?wallet_address=${wallet.address}`))).toStrictEqual([]);
  const days = "start_time=2027-01-15&end_time=2027-01-15";
  expect(texts(await page(sandbox, `transactions?wallet_address=${wallet.address}&${days}`))).toHaveLength(5);
  expect(texts(await page(sandbox, `transactions?filter_from_address=${wallet.address}`))).toHaveLength(5);
});

test("scrolling by time and hash misses nothing and repeats nothing", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const [wallet, other] = [fundedWallet(sandbox), keyWallet()];
  for (const second of [0, 1, 2]) {
    await sendMany(
      sandbox,
      wallet,
      other.address,
      ["a", "b", "c"].map((text) => `${second}${text}`),
    );
    clock.advance(1_000);
  }
  sandbox.chain.settle();
  const seen: string[] = [];
  let cursor = "";
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const part = await page(sandbox, `transactions/infinite?limit=2&filter_from_address=${wallet.address}${cursor}`);
    seen.push(...texts(part));
    if (part.meta["has_more"] !== true) break;
    cursor = `&timestamp_lt=${String(part.meta["next_timestamp"])}&last_hash=${String(part.meta["next_hash"])}`;
  }
  expect(seen.map((text) => text[0])).toStrictEqual(["2", "2", "2", "1", "1", "1", "0", "0", "0"]);
  expect(new Set(seen).size).toBe(9);
  const nobody = await page(sandbox, "transactions/infinite?wallet_address=nobody");
  expect(nobody).toStrictEqual({
    meta: { chain_id: 1337, limit: 5, next_timestamp: "0001-01-01T00:00:00Z" },
    data: [],
  });
  // A transfer to oneself is on both sides.
  await sendMany(sandbox, wallet, wallet.address, ["self"]);
  sandbox.chain.settle();
  const own = await page(sandbox, `transactions/infinite?limit=2&wallet_address=${wallet.address}`);
  expect(texts(own)).toStrictEqual(["self", "self"]);
});

test("what the indexer refuses", async () => {
  await using sandbox = await createSandbox();
  for (const path of [
    "1337/transactions?foo=1",
    "1337/transactions?page=-1",
    "1337/transactions?limit=0",
    "1337/transactions?limit=many",
    "1337/transactions?sort_by=colour",
    "1337/transactions?sort_order=sideways",
    "1337/transactions?wallet_address=a&start_time=yesterday",
    "1337/transactions/infinite",
    "1337/transactions/infinite?wallet_address=a&page=1",
    "1337/transactions/infinite?wallet_address=a&timestamp_lt=now",
    "1337/tx/a/detail?x=1",
  ]) {
    const [status, body] = await get(sandbox, path);
    expect([path, status, body]).toStrictEqual([
      path,
      400,
      { code: 400, message: expect.any(String), support_id: "TODO" },
    ]);
  }
  expect((await get(sandbox, "1338/transactions"))[0]).toBe(404);
  expect(await get(sandbox, "health")).toMatchObject([200, { status: "ok" }]);
  expect((await fetch(`${sandbox.indexerApiUrl}1337/transactions`, { method: "POST" })).status).toBe(404);
});

test("the indexer's faults", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { faults } = sandbox.chain;
  await sendMany(sandbox, fundedWallet(sandbox), "x", ["a"]);
  sandbox.chain.settle();
  faults.indexer({ kind: "down" });
  await expect(get(sandbox, "health")).rejects.toThrow();
  faults.indexer({ kind: "status", status: 502, body: "<html>" });
  expect(await (await fetch(`${sandbox.indexerApiUrl}health`)).text()).toBe("<html>");
  using late = faults.indexer({ kind: "lag", slots: 10, times: 2 });
  expect(texts(await page(sandbox, "transactions"))).toStrictEqual([]);
  sandbox.chain.advance(10);
  expect(texts(await page(sandbox, "transactions"))).toStrictEqual(["a"]);
  expect(late.hits).toBe(2);
  faults.indexer({ kind: "hang" });
  await expect(fetch(`${sandbox.indexerApiUrl}health`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(
    "timeout",
  );
});

test("its faults: pages without an end, no status, and transactions that are indexed after newer ones", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const [wallet, other] = [fundedWallet(sandbox), keyWallet()];
  const list = `transactions/infinite?filter_to_address=${other.address}`;
  chain.faults.indexer({ kind: "late", slots: 20 });
  await sendMany(sandbox, wallet, other.address, ["late"]);
  chain.settle();
  await sendMany(sandbox, wallet, other.address, ["in time"]);
  chain.settle();
  expect(texts(await page(sandbox, list))).toStrictEqual(["in time"]);
  chain.advance(20);
  expect([...texts(await page(sandbox, list))].sort()).toStrictEqual(["in time", "late"]);

  chain.faults.indexer({ kind: "noStatus" });
  expect((await page(sandbox, list)).data).toMatchObject([{ status: null }, { status: null }]);
  expect((await page(sandbox, list)).data).toMatchObject([{ status: 2 }, { status: 2 }]);

  chain.faults.indexer({ kind: "emptyPage", times: Number.POSITIVE_INFINITY });
  // Of lists only.
  expect((await get(sandbox, "health"))[0]).toBe(200);
  let path = list;
  const seen = new Set<string>();
  for (let count = 0; count < 5; count += 1) {
    const { meta, data } = await page(sandbox, path);
    expect(data).toStrictEqual([]);
    expect(meta).toMatchObject({ has_more: true, next_hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    path = `${list}&timestamp_lt=${meta["next_timestamp"]}&last_hash=${meta["next_hash"]}`;
    seen.add(path);
  }
  expect(seen.size).toBe(5);
});

test("blocks: one for every slot that is final, as far as the indexer has read", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const wallet = fundedWallet(sandbox);
  const newest = "blocks?sort_by=block_number&sort_order=desc&limit=1";
  expect(await get(sandbox, `1337/${newest}`)).toMatchObject([
    200,
    { meta: { page: 0, limit: 1, total_items: 1 }, data: [{ chain_id: "1337", block_number: 995 }] },
  ]);
  const { tx_hash: hash } = await send(sandbox, wallet, { text: "a" });
  clock.advance(2_800);
  const [, { data }] = (await get(sandbox, `1337/${newest}`)) as [number, { data: [Record<string, unknown>] }];
  const [, detail] = await get(sandbox, `1337/tx/${hash}/detail`);
  expect(data).toStrictEqual([
    {
      ...{ chain_id: "1337", block_number: 1002, transaction_count: 1, block_timestamp: 1_800_000_000 },
      block_hash: (detail as { data: { transaction: { block_hash: string } } }).data.transaction.block_hash,
    },
  ]);
  const all = (await get(sandbox, "1337/blocks?limit=2&page=1")) as [number, { data: { block_number: number }[] }];
  expect(all[1].data.map((each) => each.block_number)).toStrictEqual([3, 4]);
  sandbox.chain.faults.indexer({ kind: "lag", slots: 2_000 });
  expect(await get(sandbox, `1337/${newest}`)).toMatchObject([200, { data: [] }]);
  expect((await get(sandbox, "1337/blocks?wallet_address=a"))[0]).toBe(400);
  expect((await get(sandbox, "1337/blocks?sort_by=hash_of"))[0]).toBe(400);
});
