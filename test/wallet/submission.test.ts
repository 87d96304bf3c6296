import { expect, test } from "vitest";
import { MmnClient, TransactionError } from "../../src/wallet/index.js";
import { type SubmissionOutcome, submitTransaction } from "../../src/wallet/submission.js";
import type { SignedTransaction } from "../../src/wallet/transaction.js";
import { closedPort } from "../client/closedPort.js";
import { fastClock } from "../harness/fastClock.js";
import { type Answer, type Asked, jsonServer, result } from "./jsonServer.js";

const trace = { sender: "s", recipient: "r", units: 1n, nonce: 7n };
const signed = {
  message: { nonce: 7n, amount: "1" },
  signature: "sig",
  dedupHash: "d",
} as unknown as SignedTransaction;

const HASH = "a".repeat(64);
const taken = result(`{"ok":true,"tx_hash":"${HASH}","error":""}`);
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
  const outcome = await submitTransaction(signed, trace, { node, clock, signal }).catch((error: unknown) => {
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
  expect(outcome).toEqual({ kind: "taken", txHash: HASH });
  const [first, second] = asked.map(({ body }) => (JSON.parse(body) as { params: unknown }).params);
  expect(second).toEqual(first);
  expect(asked).toHaveLength(2);
});

test("what the node has already was taken, though its hash is not told", async () => {
  expect((await submit([hang, refused("duplicate_transaction")])).outcome).toEqual({
    kind: "taken",
    txHash: undefined,
  });
});

test.each(["nonce_too_low", "nonce_too_high"])("%s at the first attempt allows signing again", async (code) => {
  expect((await submit([refused(code)])).outcome).toMatchObject({ kind: "stale", error: { chainCode: code } });
});

test("a bad signature at the first attempt allows one with a new key", async () => {
  expect((await submit([refused("invalid_signature")])).outcome).toMatchObject({ kind: "unproven" });
});

test.each(["nonce_too_low", "invalid_signature"])(
  "%s after a lost answer says nothing of the first attempt: unknown, never signed again",
  async (code) => {
    const { outcome } = await submit([cut, refused(code)]);
    expect(outcome).toBeInstanceOf(TransactionError);
    expect(outcome).toMatchObject({ outcome: "unknown", trace });
  },
);

test("a limit before it does not make a refusal unknown: the node never read that attempt", async () => {
  expect((await submit([tooMany, refused("nonce_too_low")])).outcome).toMatchObject({ kind: "stale" });
});

test.each(["insufficient_funds", "account_not_found", "invalid_amount", "invalid_request"])(
  "%s is final, after a lost answer too",
  async (code) => {
    expect((await submit([refused(code)])).outcome).toMatchObject({ outcome: "refused", chainCode: code });
    expect((await submit([cut, refused(code)])).outcome).toMatchObject({ outcome: "refused", chainCode: code });
  },
);

test("attempts end: after eight without an answer the outcome is unknown", async () => {
  const { outcome, asked } = await submit([cut]);
  expect(outcome).toMatchObject({ outcome: "unknown" });
  expect(asked).toHaveLength(8);
});

test("a node that was never reached is a ConnectionError, not an unknown outcome", async () => {
  const clock = fastClock(50);
  const { signal } = new AbortController();
  const node = new MmnClient({ url: `http://127.0.0.1:${await closedPort()}/`, clock });
  await expect(submitTransaction(signed, trace, { node, clock, signal })).rejects.toMatchObject({
    code: "connection_failed",
  });
});

test("an abort before the first attempt is the abort itself; one after it leaves the outcome unknown", async () => {
  const reason = new Error("enough");
  await expect(submit([taken], AbortSignal.abort(reason))).rejects.toBe(reason);
  const ends = new AbortController();
  const abortThenHang: Answer = () => void ends.abort(reason);
  expect((await submit([abortThenHang], ends.signal)).outcome).toMatchObject({ outcome: "unknown", cause: reason });
});
