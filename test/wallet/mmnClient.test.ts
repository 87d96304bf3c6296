import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import {
  ChainError,
  chainErrorCodes,
  MmnClient,
  ProtocolError,
  TimeoutError,
  ValidationError,
} from "../../src/wallet/index.js";
import { fastClock } from "../harness/fastClock.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { EndlessAnswer, jsonServer, result } from "./jsonServer.js";
import { thrownBy } from "./thrownBy.js";

const ADDRESS = "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5";
const HASH = "a".repeat(64);

test("a call is a JSON-RPC 2.0 request to the address as it was given", async () => {
  const { url, asked } = await jsonServer(result(`{"address":"${ADDRESS}","nonce":41,"tag":"pending","error":""}`));
  const client = new MmnClient({ url: `${url}rpc/` });
  expect(await client.getCurrentNonce(ADDRESS)).toBe(41n);
  expect(asked[0]).toMatchObject({ method: "POST", url: "/rpc/", headers: { "content-type": "application/json" } });
  expect(JSON.parse(asked[0]?.body ?? "")).toStrictEqual({
    jsonrpc: "2.0",
    method: "account.getcurrentnonce",
    params: { address: ADDRESS, tag: "pending" },
    id: 1,
  });
});

test("numbers of 64 bits keep every digit, both ways", async () => {
  const { url, asked } = await jsonServer(
    result(`{"address":"${ADDRESS}","balance":"100000000000000001","nonce":18446744073709551615,"decimals":6}`),
    result('{"ok":true,"tx_hash":"h","error":""}'),
  );
  const client = new MmnClient({ url });
  expect(await client.getAccount(ADDRESS)).toMatchObject({ units: 100000000000000001n, nonce: 2n ** 64n - 1n });
  const message = { nonce: 2n ** 64n - 1n } as Parameters<MmnClient["addTransaction"]>[0]["message"];
  await client.addTransaction({ message, signature: "s" });
  expect(asked[1]?.body).toContain('"nonce":18446744073709551615');
});

test("what the node refuses keeps its stable code; a transaction that is not there is undefined", async () => {
  const failure = (id: number, code: string): string =>
    `{"jsonrpc":"2.0","id":${id},"error":{"code":-32000,"message":"no","data":{"code":"${code}","message":"no"}}}`;
  const { url } = await jsonServer(
    () => failure(1, "transaction_not_found"),
    () => failure(2, "internal_error"),
  );
  const client = new MmnClient({ url });
  expect(await client.getTransaction(HASH)).toBeUndefined();
  const error = await client.getTransaction(HASH).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ChainError);
  expect(error).toMatchObject({ rpcCode: -32000, chainCode: "internal_error", call: "tx.gettxbyhash" });
});

test("a failure that belongs to another call, or to none, says nothing of this one", async () => {
  const failure = (id: string): string =>
    `{"jsonrpc":"2.0","id":${id},"error":{"code":-32602,"message":"no","data":{"code":"invalid_request"}}}`;
  const { url } = await jsonServer(
    () => failure("7"),
    () => failure("null"),
  );
  const client = new MmnClient({ url });
  const signed = {} as Parameters<MmnClient["addTransaction"]>[0];
  for (let count = 0; count < 2; count += 1) {
    await expect(client.addTransaction(signed)).rejects.toMatchObject({
      ...{ name: "ChainError", rpcCode: undefined, chainCode: undefined, httpStatus: undefined },
    });
  }
});

test("a refused transaction is an answer: with its code, or in the node's words", async () => {
  const { url } = await jsonServer(
    result(String.raw`{"ok":false,"tx_hash":"","error":"{\"code\":\"nonce_too_low\",\"message\":\"too low\"}"}`),
    result('{"ok":false,"tx_hash":"","error":"memo too long: max 512 chars, got 600"}'),
  );
  const client = new MmnClient({ url });
  const signed = {} as Parameters<MmnClient["addTransaction"]>[0];
  expect(await client.addTransaction(signed)).toStrictEqual({ ok: false, chainCode: "nonce_too_low", said: "too low" });
  expect(await client.addTransaction(signed)).toMatchObject({ ok: false, chainCode: undefined });
});

test.each([
  ["no JSON", () => "<html>"],
  ["an answer to another call", () => '{"jsonrpc":"2.0","id":7,"result":{}}'],
  ["no result", () => '{"jsonrpc":"2.0","id":1}'],
  ["another protocol", () => '{"id":1,"result":{}}'],
  ["a balance that is no number", result(`{"address":"${ADDRESS}","balance":"lots","nonce":1,"decimals":6}`)],
  ["a balance below zero", result(`{"address":"${ADDRESS}","balance":-5,"nonce":1,"decimals":6}`)],
  ["a balance of 2^256", result(`{"address":"${ADDRESS}","balance":"${2n ** 256n}","nonce":1,"decimals":6}`)],
  ["a nonce of 2^64", result(`{"address":"${ADDRESS}","balance":"1","nonce":${2n ** 64n},"decimals":6}`)],
  ["a number of a hundred thousand digits", result(`{"address":"${ADDRESS}","balance":${"9".repeat(100_000)}}`)],
  ["a failure of another call", () => '{"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"no"}}'],
  ["a failure of no call", () => '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}'],
])("%s is a ChainError", async (_, answer) => {
  const { url } = await jsonServer(answer);
  await expect(new MmnClient({ url }).getAccount(ADDRESS)).rejects.toBeInstanceOf(ChainError);
});

test("reads are repeated after 429 and 5xx, three times in all; handing in a transaction never is", async () => {
  const { url, asked } = await jsonServer(
    (_, response) => void response.writeHead(429, { "Retry-After": "1" }).end("Too many requests\n"),
    (_, response) => void response.writeHead(502).end(),
    result('{"total_count":0,"pending_txs":null,"error":""}'),
    (_, response) => void response.writeHead(502).end("bad gateway"),
  );
  const client = new MmnClient({ url, clock: fastClock(50) });
  expect(await client.listPendingTransactions()).toStrictEqual([]);
  expect(asked).toHaveLength(3);
  const signed = {} as Parameters<MmnClient["addTransaction"]>[0];
  await expect(client.addTransaction(signed)).rejects.toMatchObject({ httpStatus: 502 });
  expect(asked).toHaveLength(4);
});

test("the time allowed covers the body: one that never ends is a TimeoutError", async () => {
  const { url } = await jsonServer((_, response) => void response.writeHead(200).write('{"jsonrpc":'));
  const client = new MmnClient({ url, timeoutMs: 2_000, clock: fastClock(20) });
  await expect(client.checkHealth()).rejects.toBeInstanceOf(TimeoutError);
});

test("a redirect is not followed", async () => {
  const elsewhere = await jsonServer(result("{}"));
  const { url } = await jsonServer((_, response) => void response.writeHead(307, { Location: elsewhere.url }).end());
  const client = new MmnClient({ url, clock: fastClock(50) });
  await expect(client.checkHealth()).rejects.toMatchObject({ code: "connection_failed" });
  expect(elsewhere.asked).toHaveLength(0);
});

test.each(["", "ftp://host", "host/path", "http://"])("%j is no address of a node", (url) => {
  expect(() => new MmnClient({ url })).toThrow(ValidationError);
});

test("wrong arguments are refused before anything is asked", async () => {
  const { url, asked } = await jsonServer(result("{}"));
  const client = new MmnClient({ url });
  await expect(client.getAccount("not-base58-0OIl")).rejects.toMatchObject({ path: "address" });
  await expect(client.getTransaction("xyz")).rejects.toMatchObject({ path: "txHash" });
  expect(asked).toHaveLength(0);
});

test.each([
  ["a balance of another address", '{"address":"other","balance":"5","nonce":1,"decimals":6}'],
  ["a balance of other decimals", `{"address":"${ADDRESS}","balance":"5","nonce":1,"decimals":9}`],
])("%s is not believed", async (_, json) => {
  const { url } = await jsonServer(result(json));
  const error = await new MmnClient({ url }).getAccount(ADDRESS).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProtocolError);
  expect(String(error)).toMatch(/answered about another (address|number of decimals)/);
});

test("nor are another transaction, and a nonce of another address", async () => {
  const tx = { sender: "s", recipient: "r", amount: "5", timestamp: 1, text_data: "", nonce: 1, slot: 1, status: 2 };
  const other = { ...tx, blockhash: "b", err_msg: "", extra_info: "", tx_hash: "b".repeat(64) };
  const { url } = await jsonServer(
    result(JSON.stringify({ error: "", tx: other, decimals: 6 })),
    result(JSON.stringify({ error: "", tx: { ...other, tx_hash: HASH }, decimals: 0 })),
    result('{"address":"other","nonce":1,"tag":"pending","error":""}'),
  );
  const client = new MmnClient({ url });
  await expect(client.getTransaction(HASH)).rejects.toBeInstanceOf(ProtocolError);
  await expect(client.getTransaction(HASH)).rejects.toBeInstanceOf(ProtocolError);
  await expect(client.getCurrentNonce(ADDRESS)).rejects.toBeInstanceOf(ProtocolError);
});

test("a transaction that was accepted without a hash is accepted; a response that says neither is an error", async () => {
  const { url } = await jsonServer(
    result('{"ok":true,"tx_hash":"","error":""}'),
    result('{"ok":true,"tx_hash":"../x","error":""}'),
    result('{"ok":"true","tx_hash":"","error":""}'),
    result('{"tx_hash":"","error":""}'),
  );
  const client = new MmnClient({ url });
  const signed = {} as Parameters<MmnClient["addTransaction"]>[0];
  expect(await client.addTransaction(signed)).toStrictEqual({ ok: true, txHash: undefined });
  expect(await client.addTransaction(signed)).toStrictEqual({ ok: true, txHash: undefined });
  await expect(client.addTransaction(signed)).rejects.toMatchObject({ code: "chain_failed", rpcCode: undefined });
  await expect(client.addTransaction(signed)).rejects.toMatchObject({ code: "chain_failed", rpcCode: undefined });
});

test("a pause that the node asks for does not outlast the caller's deadline, and a long one is not waited for", async () => {
  const busy = (_: unknown, response: ServerResponse): undefined =>
    void response.writeHead(503, { "Retry-After": "300" }).end();
  const nonce = result(`{"address":"${ADDRESS}","nonce":41,"tag":"pending","error":""}`);
  const { url, asked } = await jsonServer(busy, busy, nonce);
  const clock = new ManualClock();
  const client = new MmnClient({ url, clock });
  const late = client.getCurrentNonce(ADDRESS, { timeoutMs: 4_000 }).catch((error: unknown) => error);
  await expect.poll(() => asked.length).toBe(1);
  await expect.poll(() => clock.pending).toBe(2);
  clock.advance(4_000);
  expect(await late).toBeInstanceOf(TimeoutError);
  expect(clock.pending).toBe(0);

  const patient = client.getCurrentNonce(ADDRESS, { timeoutMs: 45_000 });
  await expect.poll(() => asked.length).toBe(2);
  await expect.poll(() => clock.pending).toBe(2);
  clock.advance(10_000);
  await expect.poll(() => asked.length).toBe(3);
  expect(await patient).toBe(41n);
  expect(clock.pending).toBe(0);
});

test.each([Number.NaN, 0, -1, "5" as unknown as number])("%s is no deadline", async (timeoutMs) => {
  const { url, asked } = await jsonServer(result("{}"));
  await expect(new MmnClient({ url }).checkHealth({ timeoutMs })).rejects.toMatchObject({ path: "timeoutMs" });
  expect(asked).toHaveLength(0);
});

test("an answer is not read beyond its bound, and its connection is let go", async () => {
  const endless = new EndlessAnswer();
  const { url, asked } = await jsonServer(endless.answer);
  const error = await new MmnClient({ url }).getAccount(ADDRESS).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ProtocolError", code: "too_large" });
  await expect.poll(() => endless.isLetGo).toBe(true);
  // The bound is 1 MiB; the rest lay in buffers of sockets.
  expect(endless.written).toBeLessThan(16 * 1024 * 1024);
  expect(asked).toHaveLength(1);
});

test("a pending list of fifty thousand is read in pieces, between which everything else has its turn", async () => {
  const one = { sender: ADDRESS, recipient: "r".repeat(44), amount: "1000000", nonce: 1000, timestamp: 1, status: 0 };
  const list = Array.from({ length: 50_000 }, (_, at) => ({ ...one, tx_hash: String(at).padStart(64, "0") }));
  const { url } = await jsonServer(result(JSON.stringify({ total_count: 50_000, pending_txs: list, error: "" })));
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  const client = new MmnClient({ url });
  const reading = client.listPendingTransactions();
  setImmediate(count);
  const waiting = await reading;
  isDone = true;
  expect(waiting).toHaveLength(50_000);
  expect(waiting.at(-1)).toMatchObject({ txHash: "49999".padStart(64, "0"), units: 1_000_000n });
  // One for each 128 KiB of text and of bytes, and for each 500 transactions.
  expect(turns).toBeGreaterThan(200);
});

test("what a node says is repeated at no length", async () => {
  const { url } = await jsonServer(
    () => `{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"${"x".repeat(100_000)}"}}`,
  );
  const error = await new MmnClient({ url }).checkHealth().catch((thrown: unknown) => thrown);
  expect(String(error).length).toBeLessThan(500);
});

test("credentials are shown to the service, and travel encrypted or not at all", async () => {
  const { url, asked } = await jsonServer(result('{"total_count":0,"pending_txs":null,"error":""}'));
  const basic = { username: "u", password: "pass-word" };
  await new MmnClient({ url, credentials: basic }).listPendingTransactions();
  const headers = { "X-Api-Key": "k", "Content-Type": "text/plain" };
  await new MmnClient({ url, credentials: { headers } }).listPendingTransactions();
  expect(asked[0]?.headers.authorization).toBe(`Basic ${btoa("u:pass-word")}`);
  expect(asked[1]?.headers).toMatchObject({ "x-api-key": "k", "content-type": "application/json" });
  for (const wrong of [{ headers: { "X-Key": "secret\nvalue" } }, "secret", { username: "ключ", password: "secret" }]) {
    const make = (): unknown => new MmnClient({ url: "https://node.example", credentials: wrong as never });
    if (typeof wrong === "object" && "username" in wrong) expect(make).not.toThrow();
    else expect(thrownBy(ValidationError, make).message).not.toContain("secret");
  }
  expect(() => new MmnClient({ url: "http://node.example", credentials: basic })).toThrow(/url: must be https/);
});

test("the node's codes are listed", () => {
  expect(chainErrorCodes).toContain("nonce_too_low");
  expect(new Set(chainErrorCodes).size).toBe(11);
});
