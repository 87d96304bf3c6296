import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { add, callNode, fundedWallet, postNode, send, signed } from "./rawChain.js";

const HEALTH = '{"jsonrpc":"2.0","id":1,"method":"health.check"}';

test("the node's HTTP side", async () => {
  await using sandbox = await createSandbox();
  const { mmnApiUrl } = sandbox;
  const outcome = async (answer: Promise<Response>): Promise<readonly [number, string]> => {
    const { status, ...rest } = await answer.then(async (each) => ({ status: each.status, text: await each.text() }));
    return [status, rest.text];
  };
  expect((await fetch(mmnApiUrl, { method: "OPTIONS" })).status).toBe(200);
  const got = await fetch(mmnApiUrl);
  expect([got.status, got.headers.get("accept-post"), await got.text()]).toStrictEqual([405, "application/json", ""]);
  const typed = (type: string): Promise<readonly [number, string]> =>
    outcome(postNode(sandbox, HEALTH, { "Content-Type": type }));
  expect(await typed("text/plain")).toStrictEqual([415, "unsupported content type\n"]);
  expect(await typed("application/jsonx")).toStrictEqual([415, "content-type must be application/json\n"]);
  expect(await typed("application/json; charset=latin1")).toStrictEqual([415, "invalid content-type charset\n"]);
  expect((await typed("application/json; charset=UTF-8"))[0]).toBe(200);
  expect(await outcome(postNode(sandbox, `"${"x".repeat(131_071)}"`))).toStrictEqual([400, "invalid request body\n"]);
  for (const body of [`[${HEALTH}]`, "1", "null", "", "{", "[".repeat(100_000)]) {
    expect(await outcome(postNode(sandbox, body))).toStrictEqual([400, "invalid request\n"]);
  }
  for (const id of ["", '"id":null,']) {
    expect(await outcome(postNode(sandbox, `{"jsonrpc":"2.0",${id}"method":"health.check"}`))).toStrictEqual([204, ""]);
  }
  // Without the slash as well.
  expect((await fetch(`${sandbox.baseUrl}/mmn-api`, { method: "POST", body: HEALTH })).status).toBe(415);
});

test("JSON-RPC errors have the node's codes and words", async () => {
  await using sandbox = await createSandbox();
  const ask = async (body: string): Promise<unknown> => (await postNode(sandbox, body)).json();
  const failure = (code: number, message: string, data?: unknown): object => ({
    ...{ jsonrpc: "2.0", id: 7 },
    error: data === undefined ? { code, message } : { code, message, data },
  });
  const table: readonly (readonly [string, object])[] = [
    ['"id":7,"method":"health.check"', failure(-32600, "invalid version marker")],
    ['"jsonrpc":"2.0","id":7', failure(-32600, "empty method name")],
    [
      '"jsonrpc":"2.0","id":7,"method":"health.check","params":1',
      failure(-32600, "parameters must be array or object"),
    ],
    ['"jsonrpc":"2.0","id":7,"method":"x","a":1', failure(-32600, "extra fields in request", ["a"])],
    [
      '"jsonrpc":"2.0","id":7,"method":"tx.gettransactionstatus"',
      failure(-32601, "method not found", "tx.gettransactionstatus"),
    ],
    ['"jsonrpc":"2.0","id":7,"method":"health.check","params":{}', failure(-32602, "no parameters accepted")],
    [
      '"jsonrpc":"2.0","id":7,"method":"account.getaccount","params":["a","b"]',
      failure(-32602, "invalid parameters", "got 2 parameters, want 1"),
    ],
  ];
  for (const [body, answer] of table) expect(await ask(`{${body}}`)).toStrictEqual(answer);
  expect(await ask('{"jsonrpc":"2.0","id":{},"method":"health.check"}')).toMatchObject({
    id: null,
    error: { code: -32600, message: "invalid request ID" },
  });
  expect(await ask('{"jsonrpc":"2.0","id":"a","method":"account.getaccount","params":{"address":1}}')).toMatchObject({
    id: "a",
    error: {
      data: "json: cannot unmarshal number into Go struct field getAccountRequest.address of type string",
    },
  });
});

test("more than 100 requests a second from one address are refused", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const statuses = await Promise.all(Array.from({ length: 103 }, async () => (await postNode(sandbox, HEALTH)).status));
  expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  expect(await (await postNode(sandbox, HEALTH)).text()).toBe("Too many requests\n");
  // The node believes the headers of whoever asks.
  const elsewhere = { "Content-Type": "application/json", "X-Real-IP": "203.0.113.7" };
  expect((await postNode(sandbox, HEALTH, elsewhere)).status).toBe(200);
  clock.advance(10);
  expect((await postNode(sandbox, HEALTH)).status).toBe(200);
});

test("a transaction waits, enters a block, becomes final", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const { chain, userId } = sandbox;
  const wallet = fundedWallet(sandbox);
  expect(clock.pending).toBe(0);
  const { tx_hash: hash } = await send(sandbox, wallet, { text: "hi", extra: '{"a":"b"}' });
  const look = async (): Promise<unknown> => (await callNode(sandbox, "tx.gettxbyhash", `["${hash}"]`)).result;
  const tx = {
    ...{ sender: wallet.address, recipient: chain.addressOf(userId), amount: "1000000", timestamp: clock.now() },
    ...{ text_data: "hi", nonce: 1000, extra_info: '{"a":"b"}', tx_hash: hash, err_msg: "" },
  };
  expect(await look()).toStrictEqual({ error: "", decimals: 6, tx: { ...tx, status: 0, slot: 0, blockhash: "" } });
  const { sender, recipient, amount, timestamp, nonce } = tx;
  expect((await callNode(sandbox, "tx.getpendingtransactions")).result).toStrictEqual({
    ...{ total_count: 1, error: "" },
    pending_txs: [{ tx_hash: hash, sender, recipient, amount, nonce, timestamp, status: 0 }],
  });
  clock.advance(400);
  const blockhash = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(await look()).toMatchObject({ tx: { ...tx, status: 1, slot: 1002, blockhash } });
  expect((await callNode(sandbox, "tx.getpendingtransactions", "null")).result).toStrictEqual({
    ...{ total_count: 0, pending_txs: null, error: "" },
  });
  expect(chain.balanceOf(wallet.address)).toBe("100");
  clock.advance(400);
  expect(await look()).toMatchObject({ tx: { ...tx, status: 2, slot: 1002 } });
  // Nothing waits any more, so no timer runs; slots pass all the same.
  expect(clock.pending).toBe(0);
  clock.advance(4_000);
  expect(chain.slot).toBe(1012n);
  expect((await callNode(sandbox, "account.getaccount", `{"Address":"${wallet.address}"}`)).result).toStrictEqual({
    ...{ address: wallet.address, balance: "99000000", nonce: 1000, decimals: 6 },
  });
  expect((await callNode(sandbox, "account.getaccount", '{"address":"x"}')).result).toStrictEqual({
    ...{ address: "x", balance: "0", nonce: 0, decimals: 6 },
  });
  expect((await callNode(sandbox, "health.check")).result).toMatchObject({
    ...{ status: 1, current_slot: 1012, block_height: 1012, mempool_size: 0, version: "1.0.0", error_message: "" },
  });
});

test("what is not known, and what is too long", async () => {
  await using sandbox = await createSandbox();
  const message = "Transaction could not be found";
  expect((await callNode(sandbox, "tx.gettxbyhash", '["x"]')).error).toStrictEqual({
    ...{ code: -32000, message, data: { code: "transaction_not_found", message } },
  });
  for (const [method, field] of [
    ["tx.gettxbyhash", "tx_hash"],
    ["account.getaccount", "address"],
  ] as const) {
    const tooLong = `Short text length exceeds maximum (128) for field '${field}'`;
    expect((await callNode(sandbox, method, `["${"x".repeat(129)}"]`)).error).toStrictEqual({
      ...{ code: -32602, message: tooLong, data: { code: "invalid_request", message: tooLong } },
    });
  }
  expect((await callNode(sandbox, "account.getcurrentnonce", '{"address":"a","tag":"newest"}')).result).toStrictEqual({
    ...{ address: "a", nonce: 0, tag: "newest", error: "invalid tag: must be 'latest' or 'pending'" },
  });
});

test("numbers of 64 bits keep every digit, in both directions", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock, chain: { firstSlot: "9007199254740995" } });
  const text = async (method: string, params: string): Promise<string> =>
    (
      await postNode(sandbox, `{"jsonrpc":"2.0","id":12345678901234567890,"method":"${method}","params":${params}}`)
    ).text();
  expect(await text("account.getcurrentnonce", '["a","latest"]')).toContain('"nonce":9007199254740994,');
  expect(await text("account.getcurrentnonce", '["a","latest"]')).toContain('"id":12345678901234567890,');
  const wallet = fundedWallet(sandbox);
  const { tx_hash: hash } = await send(sandbox, wallet, { nonce: 9007199254740993n });
  sandbox.chain.settle();
  expect(await text("tx.gettxbyhash", `["${hash}"]`)).toMatch(/"nonce":9007199254740993,"slot":9007199254740997,/);
  // One more cannot be told apart by whoever rounds.
  expect(await add(sandbox, signed(sandbox, wallet, { nonce: 9007199254740994n }))).toMatchObject({ ok: true });
});

test("an empty chain names the largest nonce there is", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock, chain: { firstSlot: "0" } });
  const ask = async (): Promise<string> =>
    (
      await postNode(sandbox, '{"jsonrpc":"2.0","id":1,"method":"account.getcurrentnonce","params":["a","pending"]}')
    ).text();
  expect(await ask()).toContain('"nonce":18446744073709551615,');
  clock.advance(400);
  expect(await ask()).toContain('"nonce":0,');
});

test("a clock that is set back stops nothing", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const before = sandbox.chain.slot;
  sandbox.faults.jumpClock(-3_600_000);
  expect(sandbox.chain.slot).toBe(before);
  sandbox.faults.jumpClock(800);
  expect(sandbox.chain.slot).toBe(before + 2n);
  sandbox.faults.jumpClock(365 * 86_400_000);
  expect(sandbox.chain.slot).toBeGreaterThan(before + 70_000_000n);
});

test("a sandbox that is closed leaves no timer of its chain behind", async () => {
  const clock = new ManualClock();
  const sandbox = await createSandbox({ clock });
  await send(sandbox, fundedWallet(sandbox));
  sandbox.chain.faults.indexer({ kind: "slow", ms: 1_000 });
  const late = fetch(`${sandbox.indexerApiUrl}health`).catch(() => undefined);
  await expect.poll(() => clock.pending).toBe(2);
  await sandbox.close();
  expect(clock.pending).toBe(0);
  await late;
});
