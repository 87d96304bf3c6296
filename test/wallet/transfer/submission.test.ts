import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { MmnClient, TransactionError } from "../../../src/wallet/index.js";
import type { SignedTransaction } from "../../../src/wallet/transaction/transaction.js";
import { NodePacer } from "../../../src/wallet/transfer/nodePacer.js";
import { type SubmissionOutcome, submitTransaction } from "../../../src/wallet/transfer/submission.js";
import type { TransferTrace } from "../../../src/wallet/transfer/transferTrace.js";
import { closedPort } from "../../client/closedPort.js";
import { fastClock } from "../../harness/fastClock.js";
import { type Answer, type Asked, jsonServer, result } from "../jsonServer.js";

const text = { sender: "s", recipient: "r", units: 1n, textData: "", extraInfo: "" };
const trace: TransferTrace = { ...text, nonce: 7n, isAmbiguous: false };
const signed = {
  message: { nonce: 7n, amount: "1" },
  signature: "sig",
  dedupHash: "d",
} as unknown as SignedTransaction;

const hash = "ab".repeat(32);
const taken = result(`{"ok":true,"tx_hash":"${hash}","error":""}`);
const hang: Answer = () => undefined;
const cut: Answer = (_, response) => void response.destroy();
const badGateway: Answer = (_, response) => void response.writeHead(502).end();
const tooMany: Answer = (_, response) => void response.writeHead(429).end("Too many requests\n");
const garbage: Answer = () => "<html>";

function refused(code: string): Answer {
  const error = JSON.stringify(JSON.stringify({ code, message: code }));
  return result(`{"ok":false,"tx_hash":"","error":${error}}`);
}

async function submit(
  answers: readonly Answer[],
  signal = new AbortController().signal,
): Promise<{ readonly outcome: SubmissionOutcome | TransactionError; readonly asked: readonly Asked[] }> {
  const { url, asked } = await jsonServer(...answers);
  const clock = fastClock(50);
  // Long enough that only what hangs is given up, however busy the machine is.
  const node = new MmnClient({ url, clock, timeoutMs: 30_000 });
  const pacer = new NodePacer({ clock, perSecond: 1_000 });
  const outcome = await submitTransaction(signed, trace, { node, pacer, clock, signal }).catch((error: unknown) => {
    if (error instanceof TransactionError) return error;
    throw error;
  });
  return { outcome, asked };
}

test.each([
  ["a time-out", hang],
  ["a connection that is cut", cut],
  ["a bad gateway", badGateway],
  ["something that is no answer", garbage],
  ["a limit", tooMany],
  ["a full mempool", refused("mempool_full")],
])("after %s the very same bytes are handed in again", async (_, trouble) => {
  const { outcome, asked } = await submit([trouble, taken]);
  expect(outcome).toStrictEqual({ kind: "taken", txHash: hash });
  const [first, second] = asked.map(({ body }) => (JSON.parse(body) as { params: unknown }).params);
  expect(second).toStrictEqual(first);
  expect(asked).toHaveLength(2);
});

test("a duplicate after a lost answer is what the node has of ours; at the very first attempt it is somebody else's", async () => {
  expect((await submit([hang, refused("duplicate_transaction")])).outcome).toStrictEqual({ kind: "held" });
  const { outcome, asked } = await submit([refused("duplicate_transaction")]);
  expect(outcome).toMatchObject({ kind: "foreign", error: { chainCode: "duplicate_transaction" } });
  expect(asked).toHaveLength(1);
});

test.each(["nonce_too_low", "nonce_too_high"])("%s at the first attempt allows signing again", async (code) => {
  expect((await submit([refused(code)])).outcome).toMatchObject({ kind: "stale", error: { chainCode: code } });
});

test("a bad signature at the first attempt allows one with a new key", async () => {
  expect((await submit([refused("invalid_signature")])).outcome).toMatchObject({ kind: "unproven" });
});

test.each(["nonce_too_low", "nonce_too_high", "invalid_signature", "insufficient_funds", "account_not_found"])(
  "%s after a lost answer says nothing of the first attempt: it is lost",
  async (code) => {
    const { outcome, asked } = await submit([cut, refused(code)]);
    expect(outcome).toMatchObject({ kind: "lost" });
    expect(asked).toHaveLength(2);
  },
);

test("a limit before it does not make a refusal unknown: the node never read that attempt", async () => {
  expect((await submit([tooMany, refused("nonce_too_low")])).outcome).toMatchObject({ kind: "stale" });
});

test.each(["insufficient_funds", "account_not_found", "invalid_amount", "invalid_request"])(
  "%s at the first attempt is final",
  async (code) => {
    expect((await submit([refused(code)])).outcome).toMatchObject({ outcome: "refused", chainCode: code });
  },
);

test.each(["invalid tx", "memo too long: max 512 chars, got 513"])("so is %j, which has no code", async (said) => {
  const answer = result(JSON.stringify({ ok: false, tx_hash: "", error: said }));
  expect((await submit([answer])).outcome).toMatchObject({ outcome: "refused" });
});

/** A JSON-RPC failure, of this call or of another one. */
function failure(code: number, idShift = 0): Answer {
  return ({ body }) => {
    const { id } = JSON.parse(body) as { id: number };
    return JSON.stringify({ jsonrpc: "2.0", id: id + idShift, error: { code, message: "Internal error" } });
  };
}

test.each([
  ["-32603", failure(-32_603)],
  ["internal_error", refused("internal_error")],
  ["an error of another call", failure(-32_602, 1)],
  ["a code nobody knows", refused("out_of_tea")],
  ["words nobody knows", result(JSON.stringify({ ok: false, tx_hash: "", error: "try later" }))],
  ["an empty hash", result('{"ok":true,"tx_hash":"","error":""}')],
  ["no hash at all", result('{"ok":true}')],
  ["HTTP 500", (_: Asked, response: ServerResponse): undefined => void response.writeHead(500).end("oops")],
  ["HTTP 408", (_: Asked, response: ServerResponse): undefined => void response.writeHead(408).end("slow")],
])("%s may be said of what was taken: the same bytes again, then it is lost", async (_, answer: Answer) => {
  const { outcome, asked } = await submit([answer]);
  expect(outcome).toMatchObject({ kind: "lost" });
  expect(new Set(asked.map(({ body }) => body.replace(/"id":\d+/, ""))).size).toBe(1);
  expect(asked.length).toBeGreaterThan(1);
});

test.each([
  ["-32602", failure(-32_602)],
  ["-32601", failure(-32_601)],
  ["HTTP 415", (_: Asked, response: ServerResponse): undefined => void response.writeHead(415).end("no")],
])("%s is said before anything is taken: refused", async (_, answer: Answer) => {
  const { outcome, asked } = await submit([answer]);
  expect(outcome).toMatchObject({ outcome: "refused" });
  expect(asked).toHaveLength(1);
});

test("a node that was never reached is a ConnectionError, not an unknown outcome", async () => {
  const clock = fastClock(50);
  const { signal } = new AbortController();
  const pacer = new NodePacer({ clock, perSecond: 1_000 });
  const node = new MmnClient({ url: `http://127.0.0.1:${await closedPort()}/`, clock });
  await expect(submitTransaction(signed, trace, { node, pacer, clock, signal })).rejects.toMatchObject({
    code: "connection_failed",
  });
});

test("an abort before the first attempt is the abort itself; after it the outcome is lost", async () => {
  const reason = new Error("enough");
  await expect(submit([taken], AbortSignal.abort(reason))).rejects.toBe(reason);
  const ends = new AbortController();
  const abortThenHang: Answer = () => void ends.abort(reason);
  expect((await submit([abortThenHang], ends.signal)).outcome).toStrictEqual({ kind: "lost", cause: reason });
});
