import { expect, test } from "vitest";
import { ChainError, IndexerClient, ProtocolError, ValidationError } from "../../src/wallet/index.js";
import { jsonServer } from "./jsonServer.js";

const ADDRESS = "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5";

function indexed(hash: string): object {
  return {
    ...{ chain_id: "1337", hash, nonce: 7, block_hash: "b", block_number: 8, from_address: ADDRESS, to_address: "r" },
    ...{ value: "1500000", transaction_type: 0, status: 2, transaction_timestamp: 1_700_000_000 },
    ...{ text_data: "hi", extra_info: "" },
  };
}

function page(hashes: readonly string[], next?: string): string {
  const more = next === undefined ? {} : { has_more: true, next_timestamp: "2026-01-01T00:00:00Z", next_hash: next };
  return JSON.stringify({ meta: { chain_id: 1337, ...more }, data: hashes.map(indexed) });
}

test("one transaction, by its hash; undefined when it is not known", async () => {
  const hash = "ab".repeat(32);
  const { url, asked } = await jsonServer(
    () => JSON.stringify({ data: { transaction: indexed(hash) } }),
    (_, response) => {
      response.statusCode = 404;
      return '{"code":404,"message":"transaction not found","support_id":"TODO"}';
    },
  );
  const client = new IndexerClient({ url: `${url}indexer-api`, credentials: { username: "u", password: "p" } });
  expect(await client.listTransactionDetail(hash)).toMatchObject({
    ...{ txHash: hash, units: 1_500_000n, nonce: 7n, status: "finalized", takenAt: new Date(1_700_000_000_000) },
  });
  expect(asked[0]).toMatchObject({ method: "GET", url: `/indexer-api/1337/tx/${hash}/detail` });
  expect(asked[0]?.headers.authorization).toBe(`Basic ${btoa("u:p")}`);
  expect(await client.listTransactionDetail(hash)).toBeUndefined();
});

test("history is read page by page, and a transfer to oneself is listed once", async () => {
  const { url, asked } = await jsonServer(
    () => page(["a", "b"], "b"),
    () => page(["c", "c"]),
  );
  const hashes: string[] = [];
  for await (const { txHash } of new IndexerClient({ url }).history(ADDRESS, { direction: "sent", pageSize: 2 }))
    hashes.push(txHash);
  expect(hashes).toStrictEqual(["a", "b", "c"]);
  expect(asked.map(({ url: path }) => path)).toStrictEqual([
    `/1337/transactions/infinite?filter_from_address=${ADDRESS}&limit=2`,
    `/1337/transactions/infinite?filter_from_address=${ADDRESS}&limit=2&timestamp_lt=2026-01-01T00%3A00%3A00Z&last_hash=b`,
  ]);
});

test("a loop that ends early asks for no further page", async () => {
  const { url, asked } = await jsonServer(() => page(["a", "b"], "b"));
  for await (const _ of new IndexerClient({ url }).history(ADDRESS)) break;
  expect(asked).toHaveLength(1);
});

test("a wallet has no balance here unless it is a campaign's; counts may be text", async () => {
  const detail = { address: ADDRESS, account_nonce: "18446744073709551614", transaction_count: 2, last_block: 3 };
  const { url } = await jsonServer(() => JSON.stringify({ data: { ...detail, last_balance_update: 3 } }));
  expect(await new IndexerClient({ url }).getWalletDetail(ADDRESS)).toStrictEqual({
    ...{ address: ADDRESS, nonce: 2n ** 64n - 2n, transactionCount: 2n, lastBlock: 3n, units: undefined },
  });
});

test("refusals say what the indexer said; answers of another form are ChainErrors", async () => {
  const { url } = await jsonServer(
    (_, response) => {
      response.statusCode = 401;
      return '{"code":401,"message":"unauthorized"}';
    },
    () => '{"meta":{},"data":[{"hash":1}]}',
    () => "<html>",
  );
  const client = new IndexerClient({ url });
  await expect(client.history(ADDRESS).next()).rejects.toThrow(/unauthorized.*user name and password/);
  await expect(client.history(ADDRESS).next()).rejects.toBeInstanceOf(ChainError);
  await expect(client.getWalletDetail(ADDRESS)).rejects.toBeInstanceOf(ChainError);
});

test("what cannot be asked for is refused at once", async () => {
  const client = new IndexerClient({ url: "https://indexer.example/" });
  await expect(client.listTransactionDetail("../../x")).rejects.toMatchObject({ path: "txHash" });
  await expect(client.getWalletDetail("../x")).rejects.toMatchObject({ path: "address" });
  await expect(client.history(ADDRESS, { pageSize: 0 }).next()).rejects.toMatchObject({ path: "pageSize" });
  expect(() => new IndexerClient({ url: "https://x.example/", chainId: "mmn-mainnet" })).toThrow(ValidationError);
});

test("the newest block says how far the indexer has read", async () => {
  const block = { chain_id: "1337", block_number: 18446744073709, block_hash: "b", block_timestamp: 1_700_000_000 };
  const { url, asked } = await jsonServer(
    () => JSON.stringify({ meta: {}, data: [{ ...block, transaction_count: 0, miner: "" }] }),
    () => '{"meta":{"chain_id":1337,"page":0}}',
    () => '{"meta":{},"data":[{"block_number":"many"}]}',
    (_, response) => {
      response.statusCode = 404;
      return '{"code":404,"message":"not found"}';
    },
  );
  const client = new IndexerClient({ url });
  const newest = await client.getNewestBlock();
  expect(newest).toStrictEqual({ slot: 18446744073709n, blockHash: "b", madeAt: new Date(1_700_000_000_000) });
  expect(JSON.parse(JSON.stringify(newest))).toMatchObject({ slot: "18446744073709" });
  expect(asked[0]?.url).toBe("/1337/blocks?sort_by=block_number&sort_order=desc&limit=1");
  expect(await client.getNewestBlock()).toBeUndefined();
  await expect(client.getNewestBlock()).rejects.toBeInstanceOf(ChainError);
  await expect(client.getNewestBlock()).rejects.toMatchObject({ httpStatus: 404 });
});

test.each([
  ["before", { before: new Date(Number.NaN) }],
  ["before", { before: "2026-01-01" as unknown as Date }],
  ["direction", { direction: "toString" as "sent" }],
  ["pageSize", { pageSize: 1.5 }],
  ["timeoutMs", { timeoutMs: Number.NaN }],
  ["signal", { signal: {} as AbortSignal }],
] as const)("a history with an odd %s is refused by its name, and nothing is asked", async (path, query) => {
  const { url, asked } = await jsonServer(() => page(["a"]));
  await expect(new IndexerClient({ url }).history(ADDRESS, query).next()).rejects.toMatchObject({
    name: "ValidationError",
    path,
  });
  expect(asked).toHaveLength(0);
});

const at = (time: string, hash: string, hashes: readonly string[]): string =>
  JSON.stringify({ meta: { has_more: true, next_timestamp: time, next_hash: hash }, data: hashes.map(indexed) });

test.each([
  ["an empty page that says it goes on", [() => at("2026-01-01T00:00:00Z", "b", [])]],
  [
    "a page that is no older than the one before",
    [() => at("2026-01-01T00:00:00Z", "b", ["a"]), () => at("2026-01-02T00:00:00Z", "a", ["c"])],
  ],
  [
    "pages that name the same place with ever other hashes",
    [() => at("2026-01-01T00:00:00Z", "b", ["a"]), () => at("2026-01-01T00:00:00Z", "c", ["d"])],
  ],
  ["a place that is no time", [() => at("soon", "b", ["a"])]],
])("%s leads nowhere: it is not followed", async (_, answers) => {
  const { url, asked } = await jsonServer(...answers);
  const read = async (): Promise<void> => {
    for await (const _each of new IndexerClient({ url }).history(ADDRESS)) void _each;
  };
  await expect(read()).rejects.toMatchObject({
    name: "ProtocolError",
    message: expect.stringContaining("lead nowhere"),
  });
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("responses about another wallet or another request are refused", async () => {
  const foreign = { ...indexed("a"), from_address: "somebody", to_address: "somebody else" };
  const { url } = await jsonServer(
    () => JSON.stringify({ meta: {}, data: [foreign] }),
    () => JSON.stringify({ meta: {}, data: [indexed("a")] }),
    () => JSON.stringify({ data: { transaction: indexed("b".repeat(64)) } }),
    () => JSON.stringify({ data: { address: "x", account_nonce: 1, transaction_count: 1, last_block: 1 } }),
  );
  const client = new IndexerClient({ url });
  await expect(client.history(ADDRESS).next()).rejects.toBeInstanceOf(ProtocolError);
  // It sent this one; it did not receive it.
  await expect(client.history(ADDRESS, { direction: "received" }).next()).rejects.toBeInstanceOf(ProtocolError);
  await expect(client.listTransactionDetail("a".repeat(64))).rejects.toBeInstanceOf(ProtocolError);
  await expect(client.getWalletDetail(ADDRESS)).rejects.toBeInstanceOf(ProtocolError);
});

test("times that no Date can hold, and statuses that are not known, are no surprise", async () => {
  const { url } = await jsonServer(
    () => JSON.stringify({ meta: {}, data: [{ ...indexed("a"), transaction_timestamp: 9_000_000_000_000_000 }] }),
    () => JSON.stringify({ meta: {}, data: [{ ...indexed("a"), status: null }] }),
    () => JSON.stringify({ meta: {}, data: [{ ...indexed("a"), status: 77 }] }),
  );
  const client = new IndexerClient({ url });
  await expect(client.history(ADDRESS).next()).rejects.toBeInstanceOf(ChainError);
  for (let count = 0; count < 2; count += 1)
    expect((await client.history(ADDRESS).next()).value).toMatchObject({ status: "unknown" });
});
