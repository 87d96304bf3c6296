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
  expect(sandbox.chain.transactions()).toEqual([]);
  using named = faults.node({ kind: "tooMany", method: "health.check", times: Number.POSITIVE_INFINITY });
  expect(await send(sandbox, wallet)).toMatchObject({ ok: true });
  expect(named.hits).toBe(0);
});

test("the node's faults after a transaction was taken: the same bytes again are a duplicate", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox);
  const duplicate = coded("duplicate_transaction", "This transaction already exists");
  for (const [index, kind] of (["hangAfter", "cutAfter", "duplicate"] as const).entries()) {
    chain.faults.node({ kind, method: "tx.addtx" });
    const params = signed(sandbox, wallet, { text: kind });
    const body = `{"jsonrpc":"2.0","id":1,"method":"tx.addtx","params":${params}}`;
    const headers = { "Content-Type": "application/json" };
    const first = fetch(sandbox.mmnApiUrl, { method: "POST", body, headers, signal: AbortSignal.timeout(500) });
    if (kind === "duplicate") expect(await (await first).json()).toMatchObject({ result: { error: duplicate } });
    else await expect(first).rejects.toThrow();
    expect(chain.transactions()).toHaveLength(index + 1);
    expect(await add(sandbox, params)).toMatchObject({ error: duplicate });
  }
  chain.settle();
  expect(chain.balanceOf(wallet.address)).toBe("97");
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
  expect(chain.transactions()).toEqual([]);
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
  expect(await pattern(3)).toEqual(await pattern(3));
  expect(await pattern(3)).not.toEqual(await pattern(4));
  await using sandbox = await createSandbox();
  const { faults } = sandbox.chain;
  expect(() => faults.node({ kind: "slow", ms: -1 })).toThrow("ms: must be");
  expect(() => faults.indexer({ kind: "lag", slots: 0.5 })).toThrow("slots: must be");
  expect(() => faults.prover({ kind: "status", status: 99 })).toThrow("status: must be");
  faults.node({ kind: "down", times: Number.POSITIVE_INFINITY });
  faults.clear();
  expect((await callNode(sandbox, "health.check")).error).toBeUndefined();
});
