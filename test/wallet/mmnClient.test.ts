import { expect, test } from "vitest";
import { ChainError, MmnClient, TimeoutError, ValidationError } from "../../src/wallet/index.js";
import { fastClock } from "../harness/fastClock.js";
import { jsonServer, result } from "./jsonServer.js";

const ADDRESS = "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5";
const HASH = "a".repeat(64);

test("a call is a JSON-RPC 2.0 request to the address as it was given", async () => {
  const { url, asked } = await jsonServer(result(`{"address":"${ADDRESS}","nonce":41,"tag":"pending","error":""}`));
  const client = new MmnClient({ url: `${url}rpc/` });
  expect(await client.getCurrentNonce(ADDRESS)).toBe(41n);
  expect(asked[0]).toMatchObject({ method: "POST", url: "/rpc/", headers: { "content-type": "application/json" } });
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
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
  const failure = (code: string): string =>
    `{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"no","data":{"code":"${code}","message":"no"}}}`;
  const { url } = await jsonServer(
    () => failure("transaction_not_found"),
    () => failure("internal_error"),
  );
  const client = new MmnClient({ url });
  expect(await client.getTransaction(HASH)).toBeUndefined();
  const error = await client.getTransaction(HASH).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ChainError);
  expect(error).toMatchObject({ rpcCode: -32000, chainCode: "internal_error", call: "tx.gettxbyhash" });
});

test("a refused transaction is an answer: with its code, or in the node's words", async () => {
  const { url } = await jsonServer(
    result(String.raw`{"ok":false,"tx_hash":"","error":"{\"code\":\"nonce_too_low\",\"message\":\"too low\"}"}`),
    result('{"ok":false,"tx_hash":"","error":"memo too long: max 512 chars, got 600"}'),
  );
  const client = new MmnClient({ url });
  const signed = {} as Parameters<MmnClient["addTransaction"]>[0];
  expect(await client.addTransaction(signed)).toEqual({ ok: false, chainCode: "nonce_too_low", said: "too low" });
  expect(await client.addTransaction(signed)).toMatchObject({ ok: false, chainCode: undefined });
});

test.each([
  ["no JSON", () => "<html>"],
  ["an answer to another call", () => '{"jsonrpc":"2.0","id":7,"result":{}}'],
  ["no result", () => '{"jsonrpc":"2.0","id":1}'],
  ["another protocol", () => '{"id":1,"result":{}}'],
  ["a balance that is no number", result('{"address":"a","balance":"lots","nonce":1,"decimals":6}')],
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
  expect(await client.listPendingTransactions()).toEqual([]);
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
