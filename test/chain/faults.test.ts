import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { add, callNode, coded, fundedWallet, postNode, send, signed } from "./rawChain.js";

test("the node's faults before anything is carried out", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const { faults } = sandbox.chain;
  const wallet = fundedWallet(sandbox);
  faults.node({ kind: "down" });
  await expect(send(sandbox, wallet)).rejects.toThrow("fetch failed");
  faults.node({ kind: "hangBefore" });
  const body = `{"jsonrpc":"2.0","id":1,"method":"tx.addtx","params":${signed(sandbox, wallet)}}`;
  const headers = { "Content-Type": "application/json" };
  const hung = fetch(sandbox.mmnApiUrl, { method: "POST", body, headers, signal: AbortSignal.timeout(200) });
  await expect(hung).rejects.toThrow("timeout");
  faults.node({ kind: "tooMany" });
  expect((await postNode(sandbox, body)).status).toBe(429);
  faults.node({ kind: "status", status: 503, body: "down" });
  expect((await postNode(sandbox, body)).status).toBe(503);
  faults.node({ kind: "internal" });
  expect((await callNode(sandbox, "tx.addtx", signed(sandbox, wallet))).error).toMatchObject({
    ...{ code: -32000, data: { code: "internal_error" } },
  });
  faults.node({ kind: "nonceTooLow" });
  expect(await send(sandbox, wallet)).toMatchObject({
    error: coded("nonce_too_low", "Transaction nonce is too low"),
  });
  faults.node({ kind: "nonceTooHigh" });
  // It is for transactions that are handed in: another call goes through.
  expect((await callNode(sandbox, "health.check")).error).toBeUndefined();
  expect(await send(sandbox, wallet)).toMatchObject({
    error: coded("nonce_too_high", "Transaction nonce is too high"),
  });
  expect(sandbox.chain.transactions()).toStrictEqual([]);
  using named = faults.node({ kind: "tooMany", method: "health.check", times: Number.POSITIVE_INFINITY });
  expect(await send(sandbox, wallet)).toMatchObject({ ok: true });
  expect(named.hits).toBe(0);
});

test("the node's faults after a transaction was taken: the same bytes again are a duplicate", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const duplicate = coded("duplicate_transaction", "This transaction already exists");
  for (const [index, kind] of (["hangAfter", "cutAfter", "twice"] as const).entries()) {
    chain.faults.node({ kind, method: "tx.addtx" });
    const params = signed(sandbox, wallet, { text: kind });
    const body = `{"jsonrpc":"2.0","id":1,"method":"tx.addtx","params":${params}}`;
    const headers = { "Content-Type": "application/json" };
    const first = fetch(sandbox.mmnApiUrl, { method: "POST", body, headers, signal: AbortSignal.timeout(500) });
    if (kind === "twice") expect(await (await first).json()).toMatchObject({ result: { error: duplicate } });
    else await expect(first).rejects.toThrow();
    expect(chain.transactions()).toHaveLength(index + 1);
    expect(await add(sandbox, params)).toMatchObject({ error: duplicate });
  }
  chain.settle();
  expect(chain.balanceOf(wallet.address)).toBe("97");
});

test.each([
  ["internalAfter", { error: { code: -32603 } }],
  ["foreignError", { id: 4294967295, error: { code: -32602 } }],
  ["foreignId", { id: 4294967295, result: { ok: true } }],
  ["emptyHash", { id: 1, result: { ok: true, tx_hash: "", error: "" } }],
] as const)("%s: the transaction is taken, whatever the answer says", async (kind, said) => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const params = signed(sandbox, wallet);
  chain.faults.node({ kind });
  expect(await callNode(sandbox, "tx.addtx", params)).toMatchObject(said);
  expect(await add(sandbox, params)).toMatchObject({ ok: false });
  chain.settle();
  expect(chain.balanceOf(wallet.address)).toBe("99");
});

test("a proxy that delivers twice: reads are as ever, the second of a transaction exists already", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  chain.faults.node({ kind: "twice", times: 2 });
  expect((await callNode(sandbox, "health.check")).error).toBeUndefined();
  expect(await send(sandbox, fundedWallet(sandbox))).toMatchObject({ ok: false, tx_hash: "" });
  expect(chain.transactions()).toHaveLength(1);
});

test("a replica that lags knows neither what waits nor what is newer, and names an older nonce", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const { tx_hash: hash } = await send(sandbox, wallet);
  const lagging = (slots: number) => void chain.faults.node({ kind: "lagging", slots });
  const nonce = async (): Promise<unknown> =>
    (await callNode(sandbox, "account.getcurrentnonce", `["${wallet.address}","pending"]`)).result;
  lagging(0);
  expect((await callNode(sandbox, "tx.getpendingtransactions")).result).toMatchObject({ pending_txs: null });
  expect((await callNode(sandbox, "tx.getpendingtransactions")).result).toMatchObject({ total_count: 1 });
  chain.settle();
  for (const slots of [20, 20, 20]) {
    lagging(slots);
    expect((await callNode(sandbox, "tx.gettxbyhash", `["${hash}"]`)).error).toMatchObject({
      data: { code: "transaction_not_found" },
    });
  }
  lagging(1);
  expect((await callNode(sandbox, "tx.gettxbyhash", `["${hash}"]`)).result).toMatchObject({ tx: { status: 2 } });
  const now = Number(chain.slot);
  lagging(20);
  expect(await nonce()).toMatchObject({ nonce: now - 21 });
  // One that is further behind than the chain is long has an empty chain.
  lagging(1_000_000);
  expect(await nonce()).toMatchObject({ nonce: 2 ** 64 });
  chain.faults.node({ kind: "wrongNonce", nonce: 9_999_999n });
  expect(await nonce()).toMatchObject({ nonce: 9_999_999 });
  expect(await nonce()).toMatchObject({ nonce: now - 1 });
});

test("what waits does not expire: a nonce is looked at when a transaction is taken, and never again", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const params = signed(sandbox, wallet);
  const held = chain.holdMempool();
  expect(await add(sandbox, params)).toMatchObject({ ok: true });
  chain.advance(400);
  expect(chain.transactions()).toMatchObject([{ status: "pending" }]);
  held.release();
  chain.settle();
  expect(chain.transactions()).toMatchObject([{ status: "finalized" }]);
  expect(chain.balanceOf(wallet.address)).toBe("99");
});

test("many others can wait beside one's own", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const wallet = fundedWallet(sandbox);
  const { tx_hash: hash } = await send(sandbox, wallet);
  sandbox.chain.faults.node({ kind: "crowd", count: 300 });
  const { result } = await callNode(sandbox, "tx.getpendingtransactions");
  const { total_count: count, pending_txs: waiting } = result as {
    readonly total_count: number;
    readonly pending_txs: readonly { readonly tx_hash: string }[];
  };
  expect(count).toBe(301);
  expect(new Set(waiting.map((each) => each.tx_hash)).size).toBe(301);
  expect(waiting.at(-1)).toMatchObject({ tx_hash: hash, sender: wallet.address });
});

test("answers that do not end, and numbers that hardly do", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { faults } = sandbox.chain;
  const call = '{"jsonrpc":"2.0","id":1,"method":"health.check"}';
  faults.node({ kind: "endlessBody" });
  faults.prover({ kind: "endlessBody" });
  faults.indexer({ kind: "endlessBody" });
  const health = `${sandbox.zkApiUrl}health/check`;
  for (const asked of [postNode(sandbox, call), fetch(health), fetch(`${sandbox.indexerApiUrl}health`)]) {
    const { body } = await asked;
    let read = 0;
    for await (const chunk of body ?? []) {
      read += (chunk as Uint8Array).length;
      if (read > 1_000_000) break;
    }
    expect(read).toBeGreaterThan(1_000_000);
  }
  faults.node({ kind: "hangingBody" });
  const hanging = await postNode(sandbox, call);
  const reader = hanging.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value as Uint8Array)).toMatch(/^\{"jsonrpc":"2.0"/);
  await reader?.cancel();
  faults.node({ kind: "hugeNumber", digits: 5_000 });
  expect(await (await postNode(sandbox, call)).text()).toMatch(/"status":9{5000},/);
  faults.prover({ kind: "hugeNumber", digits: 50 });
  expect(await (await fetch(health)).text()).toMatch(/^\{"size":9{50},/);
});

test("when to come back is said as it was set", async () => {
  await using sandbox = await createSandbox();
  const { faults } = sandbox.chain;
  const call = '{"jsonrpc":"2.0","id":1,"method":"health.check"}';
  faults.node({ kind: "tooMany", retryAfter: 3 });
  faults.node({ kind: "status", status: 503, retryAfter: "300" });
  for (const [status, retryAfter] of [
    [429, "3"],
    [503, "300"],
  ]) {
    const answer = await postNode(sandbox, call);
    expect([answer.status, answer.headers.get("Retry-After")]).toStrictEqual([status, retryAfter]);
  }
  faults.prover({ kind: "status", status: 503, retryAfter: 7 });
  expect((await fetch(`${sandbox.zkApiUrl}health/check`)).headers.get("Retry-After")).toBe("7");
  faults.indexer({ kind: "status", status: 503, retryAfter: 8 });
  expect((await fetch(`${sandbox.indexerApiUrl}health`)).headers.get("Retry-After")).toBe("8");
});

test("a transaction that was taken and lost can be handed in again", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const params = signed(sandbox, wallet);
  chain.faults.node({ kind: "drop" });
  const { tx_hash: hash } = await add(sandbox, params);
  expect((await callNode(sandbox, "tx.gettxbyhash", `["${hash}"]`)).error).toMatchObject({ code: -32000 });
  expect(await add(sandbox, params)).toMatchObject({ ok: true });
  // A node that starts again has lost what was in no block.
  chain.restart();
  expect(chain.transactions()).toStrictEqual([]);
  expect(await add(sandbox, params)).toMatchObject({ ok: true });
  chain.restart({ mempool: "kept" });
  expect(await add(sandbox, params)).toMatchObject({ ok: false });
  chain.advance();
  // In a block it is not lost, and known again.
  chain.restart();
  expect(await add(sandbox, params)).toMatchObject({ ok: false });
  chain.settle();
  expect(chain.balanceOf(wallet.address)).toBe("99");
});

test("a node that starts again remembers the duplicates of the last 200 slots", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const params = signed(sandbox, wallet);
  expect(await add(sandbox, params)).toMatchObject({ ok: true });
  chain.advance(140);
  chain.restart();
  expect(await add(sandbox, params)).toMatchObject({
    error: coded("duplicate_transaction", "This transaction already exists"),
  });
});

test("faults of HTTP strike the chain's paths like any other", async () => {
  await using sandbox = await createSandbox();
  const wallet = fundedWallet(sandbox);
  sandbox.faults.http({ kind: "lose", path: "/mmn-api" });
  await expect(send(sandbox, wallet)).rejects.toThrow("fetch failed");
  expect(sandbox.chain.transactions()).toHaveLength(1);
  sandbox.faults.http({ kind: "truncate", path: "/mmn-api" });
  await expect(send(sandbox, wallet, { text: "2" })).rejects.toThrow();
  sandbox.faults.http({ kind: "status", status: 502, path: "/indexer-api" });
  expect((await fetch(`${sandbox.indexerApiUrl}health`)).status).toBe(502);
});

test("what is no fault is refused, and probability follows the seed", async () => {
  const pattern = async (seed: number): Promise<readonly number[]> => {
    await using sandbox = await createSandbox({ seed });
    sandbox.chain.faults.node({ kind: "tooMany", times: Number.POSITIVE_INFINITY, probability: 0.5 });
    const statuses: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      statuses.push((await postNode(sandbox, '{"jsonrpc":"2.0","id":1,"method":"health.check"}')).status);
    }
    return statuses;
  };
  expect(await pattern(3)).toStrictEqual(await pattern(3));
  expect(await pattern(3)).not.toStrictEqual(await pattern(4));
  await using sandbox = await createSandbox();
  const { faults } = sandbox.chain;
  expect(() => faults.node({ kind: "slow", ms: -1 })).toThrow("ms: must be");
  expect(() => faults.indexer({ kind: "lag", slots: 0.5 })).toThrow("slots: must be");
  expect(() => faults.prover({ kind: "status", status: 99 })).toThrow("status: must be");
  expect(() => faults.indexer({ kind: "late", slots: -1 })).toThrow("slots: must be");
  expect(() => faults.node({ kind: "hugeNumber", digits: 0 })).toThrow("digits: must be");
  expect(() => faults.node({ kind: "wrongNonce", nonce: 2n ** 64n })).toThrow("nonce: must be");
  expect(() => faults.node({ kind: "crowd", count: 0.5 })).toThrow("count: must be");
  faults.node({ kind: "down", times: Number.POSITIVE_INFINITY });
  faults.clear();
  expect((await callNode(sandbox, "health.check")).error).toBeUndefined();
});
