import { inspect } from "node:util";
import { expect, test } from "vitest";
import type { Logger } from "../../src/core/logger.js";
import {
  type ExtraInfo,
  ProofError,
  ProverError,
  type ProverSigning,
  publicVerifyingKey,
  TransactionError,
  type TransferOptions,
  ValidationError,
  type Wallet,
  type WalletOptions,
} from "../../src/wallet/index.js";
import { type WalletSetup, walletOnSandbox } from "./walletOnSandbox.js";

interface OpenWallet extends WalletSetup {
  readonly wallet: Wallet;
}

/** Alice's wallet on a sandbox, both in fast time; the prover's proofs are verified. */
async function openWallet(options: Partial<WalletOptions & ProverSigning> = {}): Promise<OpenWallet> {
  const setup = await walletOnSandbox({ timeoutMs: 16_000 });
  return { ...setup, wallet: setup.openWallet({ verifyProof: "strict", ...options }) };
}

test("tokens are sent, followed to their end, and found again", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  expect(await wallet.balance()).toStrictEqual({ units: 1_000_000_000_000n, tokens: "1000000" });
  const done = await wallet.transfer({ receiverId: bobId, amount: "1.5", note: "cà phê ☕" }).wait("finalized");
  expect(done).toMatchObject({ status: "finalized", units: 1_500_000n, textData: "cà phê ☕", failure: "" });
  expect(sandbox.chain.balanceOf(bobId)).toBe("1.5");
  expect((await wallet.balance()).tokens).toBe("999998.5");
  sandbox.chain.settle();
  expect(await wallet.getTransaction(done.txHash)).toMatchObject({ txHash: done.txHash, textData: "cà phê ☕" });
  const { value } = await wallet.history({ direction: "sent" }).next();
  expect(value).toMatchObject({ txHash: done.txHash, recipient: sandbox.chain.addressOf(bobId) });
});

test("what goes with a transfer is what Mezon shows, in the order of its own apps", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  const { trace } = await wallet.transfer({
    ...{ receiverId: bobId, amount: { units: 2_000_000n }, senderName: "alice", extraAttribute: "a|b" },
    mmnExtraInfo: { ChannelId: "7", type: "give_coffee" },
  });
  expect(trace.units).toBe(2_000_000n);
  const [sent] = sandbox.chain.transactions().filter(({ recipient }) => recipient === trace.recipient);
  expect(sent).toMatchObject({ textData: "Transfer funds" });
  expect(sent?.extraInfo).toBe(
    `{"ExtraAttribute":"a\\u007cb","UserSenderUsername":"alice","type":"give_coffee","ChannelId":"7",` +
      `"UserSenderId":"${wallet.userId}","UserReceiverId":"${bobId}"}`,
  );
});

test("fifty equal transfers at once are fifty transfers", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  const order = { receiverId: bobId, amount: "0.000001" };
  const done = await Promise.all(Array.from({ length: 50 }, () => wallet.transfer(order).wait()));
  expect(new Set(done.map(({ txHash }) => txHash)).size).toBe(50);
  expect(sandbox.chain.unitsOf(bobId)).toBe(50n);
});

test("a transfer whose answer is lost is made once, and found", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  sandbox.chain.faults.node({ kind: "hangAfter", method: "tx.addtx", times: 2 });
  const { txHash } = await wallet.transfer({ receiverId: bobId, amount: "3" }).wait();
  expect(txHash).toMatch(/^[0-9a-f]{64}$/);
  expect(sandbox.chain.balanceOf(bobId)).toBe("3");
});

test("a transfer that the node forgot is handed in again while it is waited for", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  sandbox.chain.faults.node({ kind: "drop", times: 1 });
  await wallet.transfer({ receiverId: bobId, amount: "4" }).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("4");
});

test("a nonce that is refused is replaced, and the transfer signed again", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  sandbox.chain.faults.node({ kind: "nonceTooLow", times: 2 });
  await wallet.transfer({ receiverId: bobId, amount: "5" }).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
});

test("more than there is is refused by the node with its code; nothing moves", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  const error = await wallet.transfer({ receiverId: bobId, amount: "1000001" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TransactionError);
  expect(error).toMatchObject({ outcome: "refused", chainCode: "insufficient_funds" });
  expect(sandbox.chain.balanceOf(bobId)).toBe("0");
});

test.each([
  ["amount", { amount: 1.5 as unknown as string }],
  ["amount", { amount: "-1" }],
  ["amount.units", { amount: { units: 5 as unknown as bigint } }],
  ["mmnExtraInfo", { mmnExtraInfo: "give_coffee" as never }],
  ["mmnExtraInfo", { mmnExtraInfo: ["give_coffee"] as never }],
  ["mmnExtraInfo", { mmnExtraInfo: new Map([["type", "x"]]) as never }],
  ["mmnExtraInfo.ChannelId", { mmnExtraInfo: { ChannelId: ["1"] as never } }],
  ["amount", { amount: "0" }],
  ["note", { note: "a|b" }],
  ["note", { note: "{{7*7}}" }],
  ["receiverId", { receiverId: "bob" }],
  ["receiverId", { receiverId: 123 as unknown as string }],
  ["receiverId", { receiverId: undefined }],
  ["recipient", { receiverId: undefined, recipient: "not base58" }],
  ["timeoutMs", { timeoutMs: 0 }],
  ["timeoutMs", { timeoutMs: Number.NaN }],
  ["signal", { signal: "soon" as unknown as AbortSignal }],
  ["mmnExtraInfo", { mmnExtraInfo: "type=give_coffee" as unknown as ExtraInfo }],
  ["mmnExtraInfo", { mmnExtraInfo: ["give_coffee"] as unknown as ExtraInfo }],
  ["idempotencyKey", { idempotencyKey: "invoice 1" }],
])("%s that cannot be sent (%j) is refused before the prover is asked", async (path, wrong) => {
  const { sandbox, wallet, bobId } = await openWallet();
  const asked = sandbox.chain.faults.prover({ kind: "status", status: 500, times: 99 });
  const error = await wallet
    .transfer({ receiverId: bobId, amount: "1", ...wrong } as TransferOptions)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ path });
  expect(asked.hits).toBe(0);
});

test.each([Number.NaN, 0, -1])("a transfer is not waited for %s ms", async (timeoutMs) => {
  const { wallet, bobId } = await openWallet();
  const transfer = await wallet.transfer({ receiverId: bobId, amount: "1" });
  await expect(transfer.wait("finalized", { timeoutMs })).rejects.toMatchObject({ path: "timeoutMs" });
  await expect(wallet.find(transfer.trace, { timeoutMs })).rejects.toMatchObject({ path: "timeoutMs" });
});

test("one does not send to oneself", async () => {
  const { wallet } = await openWallet();
  await expect(wallet.transfer({ receiverId: wallet.userId, amount: "1" })).rejects.toMatchObject({
    path: "receiverId",
  });
});

test("the key is made at the first transfer, and anew with a new session", async () => {
  const { sandbox, wallet, bobId, newSession } = await openWallet();
  const asked = sandbox.chain.faults.prover({ kind: "slow", ms: 1, times: 99 });
  await wallet.balance();
  expect(asked.hits).toBe(0);
  await Promise.all([1, 2, 3].map(() => wallet.transfer({ receiverId: bobId, amount: "1" })));
  expect(asked.hits).toBe(1);
  await newSession();
  await wallet.transfer({ receiverId: bobId, amount: "1" });
  expect(asked.hits).toBe(2);
});

test("when a new key cannot be proven, the old one is used", async () => {
  const { sandbox, wallet, bobId, newSession } = await openWallet();
  await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
  await newSession();
  sandbox.chain.faults.prover({ kind: "status", status: 500, times: 99 });
  await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("2");
});

test("without a proof nothing is sent", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  sandbox.chain.faults.prover({ kind: "error", message: "no", times: 1 });
  await expect(wallet.transfer({ receiverId: bobId, amount: "1" })).rejects.toBeInstanceOf(ProverError);
});

test.each(["foreignProof", "foreignKey"] as const)(
  "a proof for somebody else (%s) is refused in every mode",
  async (kind) => {
    for (const verifyProof of ["strict", "warn", "off"] as const) {
      const { sandbox, wallet, bobId } = await openWallet({ verifyProof });
      sandbox.chain.faults.prover({ kind, times: 1 });
      await expect(wallet.transfer({ receiverId: bobId, amount: "1" })).rejects.toBeInstanceOf(ProofError);
    }
  },
);

test("a proof that does not verify is refused, warned of, or used, as was asked for", async () => {
  const warnings: string[] = [];
  const nothing = (): void => undefined;
  const logger: Logger = { debug: nothing, info: nothing, warn: (_, text) => warnings.push(text), error: nothing };
  const verifyingKey = publicVerifyingKey.base64;
  const strict = await openWallet({ verifyProof: "strict", verifyingKey });
  await expect(strict.wallet.transfer({ receiverId: strict.bobId, amount: "1" })).rejects.toMatchObject({
    reason: "forged",
  });
  for (const verifyProof of ["warn", "off"] as const) {
    const { sandbox, wallet, bobId } = await openWallet({ verifyProof, verifyingKey, logger });
    await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
    expect(sandbox.chain.balanceOf(bobId)).toBe("1");
  }
  expect(warnings).toHaveLength(1);
});

test("closing ends what is under way: unknown when the node may have it", async () => {
  const { sandbox, wallet, bobId } = await openWallet();
  await wallet.transfer({ receiverId: bobId, amount: "1" });
  const hanging = sandbox.chain.faults.node({ kind: "hangBefore", method: "tx.addtx", times: 9 });
  const transfer = wallet.transfer({ receiverId: bobId, amount: "1" });
  const ended = expect(transfer).rejects.toMatchObject({ outcome: "unknown" });
  await expect.poll(() => hanging.hits).toBe(1);
  await wallet.close();
  await ended;
  await expect(wallet.transfer({ receiverId: bobId, amount: "1" })).rejects.toMatchObject({ code: "closed" });
});

test("a wallet shows neither key nor token", async () => {
  const secret = "eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.c2VjcmV0";
  const { wallet } = await openWallet({ idToken: () => secret });
  const shown = inspect(wallet, { depth: 20, showHidden: true }) + JSON.stringify(wallet);
  expect(shown).not.toContain(secret);
});
