import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  IdempotencyError,
  KyselyTransferJournal,
  MemoryJournal,
  MmnClient,
  TransactionError,
  TransferRuleError,
  Wallet,
} from "../../../src/wallet/index.js";
import { walletOnSandbox } from "../walletOnSandbox.js";

const ADD = "tx.addtx";

/** A file for a journal, removed when the test ends. */
function journalFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-transfers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "transfers.db");
}

function openJournal(file: string): KyselyTransferJournal {
  const journal = new KyselyTransferJournal({ file });
  onTestFinished(() => journal.close());
  return journal;
}

test("the same key never pays twice: at once, in two wallets with a journal each, and after a restart", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const file = journalFile();
  const order = { receiverId: bobId, amount: "5", note: "prize", idempotencyKey: "prize 1" };
  const wallets = [openWallet({ journal: openJournal(file) }), openWallet({ journal: openJournal(file) })];
  const sent = await Promise.all([...wallets, ...wallets].map((wallet) => wallet.transfer(order).wait()));
  expect(new Set(sent.map(({ txHash }) => txHash)).size).toBe(1);
  for (const wallet of wallets) await wallet.close();
  const again = await openWallet({ journal: openJournal(file) })
    .transfer(order)
    .wait();
  expect(again.txHash).toBe(sent[0]?.txHash);
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
}, 30_000);

test("the same key with another receiver, amount or note is an error; another sender's name is not", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet({ journal: new MemoryJournal() });
  const order = { receiverId: bobId, amount: "5", note: "prize", idempotencyKey: "prize 1" };
  await wallet.transfer(order);
  const carolId = sandbox.user("carol").id;
  for (const other of [{ receiverId: carolId }, { amount: "6" }, { note: "another" }])
    await expect(wallet.transfer({ ...order, ...other })).rejects.toBeInstanceOf(IdempotencyError);
  await wallet.transfer({ ...order, senderName: "alice" });
  sandbox.chain.settle();
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
});

test("after a refusal the key may sign again", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet({ journal: new MemoryJournal() });
  const order = { receiverId: bobId, amount: "1000001", idempotencyKey: "prize 1" };
  await expect(wallet.transfer(order)).rejects.toMatchObject({ outcome: "refused" });
  sandbox.chain.fund(wallet.userId, "10");
  await wallet.transfer(order).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("1000001");
});

test("after unknown the key only looks; once it is expired it signs again", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox({ speed: 30 });
  const file = journalFile();
  const order = { receiverId: bobId, amount: "5", idempotencyKey: "prize 1", timeoutMs: 40_000 };
  const first = openWallet({ journal: openJournal(file) });
  // The first proof takes long.
  await first.transfer({ receiverId: bobId, amount: "1", timeoutMs: 600_000 }).wait();
  const down = sandbox.chain.faults.node({ kind: "hangBefore", method: ADD, times: 9_999 });
  await expect(first.transfer(order)).rejects.toMatchObject({ outcome: "unknown" });
  await first.close();
  const second = openWallet({ journal: openJournal(file) });
  const before = down.hits;
  await second.open();
  await expect(second.transfer(order)).rejects.toMatchObject({ outcome: "unknown" });
  expect(down.hits).toBe(before);
  sandbox.chain.advance(150);
  down.remove();
  await second.transfer({ ...order, timeoutMs: 600_000 }).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("6");
}, 40_000);

test("a wallet that opens settles what an earlier one left, and hands nothing in again", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const file = journalFile();
  const first = openWallet({ journal: openJournal(file), indexer: undefined });
  const hanging = sandbox.chain.faults.node({ kind: "hangAfter", method: ADD, times: 9_999 });
  const sent = first.transfer({ receiverId: bobId, amount: "5" }).catch((error: unknown) => error);
  await expect.poll(() => hanging.hits).toBeGreaterThan(0);
  await first.close();
  expect(await sent).toMatchObject({ outcome: "unknown" });
  const handedIn = hanging.hits;
  const journal = openJournal(file);
  const second = openWallet({ journal });
  await second.open();
  const { dedupHash } = (await journal.listUnsettled(second.address))[0] ?? { dedupHash: "" };
  await expect.poll(async () => (await journal.find(dedupHash))?.state, { timeout: 8_000 }).toBe("finalized");
  expect(hanging.hits).toBe(handedIn);
}, 30_000);

test("a transfer that is followed for the journal's sake tells its holder what was seen", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const transfer = await openWallet({ journal: new MemoryJournal() }).transfer({ receiverId: bobId, amount: "5" });
  expect(await transfer.wait()).toMatchObject({ status: "finalized" });
  expect(transfer.status).toBe("finalized");
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
});

test("a signer or a confirmation that never answers ends with the transfer's deadline", async () => {
  const { bobId, openWallet } = await walletOnSandbox();
  const never = (): Promise<never> => new Promise(() => undefined);
  const late = { code: "timeout", wasSent: false };
  const order = { receiverId: bobId, amount: "5", timeoutMs: 800 };
  await expect(openWallet({ confirm: never }).transfer(order)).rejects.toMatchObject(late);
  const node = new MmnClient({ url: "http://127.0.0.1:9/" });
  await using wallet = new Wallet({ userId: "1", node, signer: { prepare: never, sign: never } });
  await expect(wallet.transfer({ ...order, timeoutMs: 50 })).rejects.toMatchObject(late);
});

test("neither proof nor signature nor key is ever written down", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const file = journalFile();
  const journal = openJournal(file);
  const wallet = openWallet({ journal });
  const prepared = await wallet.prepare({ receiverId: bobId, amount: "5" });
  const signed = await wallet.sign(prepared);
  await wallet.submit(prepared, signed).wait();
  await wallet.close();
  await journal.close();
  const written = readFileSync(file, "latin1");
  expect(written).toContain(prepared.signedText);
  for (const secret of [signed.signature, signed.message.zk_proof, signed.message.zk_pub])
    expect(written).not.toContain(secret);
  expect(sandbox.chain.balanceOf(bobId)).toBe("5");
});

test("a signer that signs something else is refused, and nothing is sent", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet({ journal: new MemoryJournal() });
  const one = await wallet.prepare({ receiverId: bobId, amount: "5" });
  const other = await wallet.prepare({ receiverId: bobId, amount: "50" });
  await expect(wallet.submit(one, await wallet.sign(other))).rejects.toThrow("another transfer");
  await wallet.discard(other);
  expect(sandbox.chain.transactions()).toStrictEqual([]);
});

test("limits are checked before anything is signed, with unknown ones counted", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const limits = { perTransfer: "6", perReceiverPerDay: "8", perDay: "10", timeZone: "Asia/Ho_Chi_Minh" };
  const wallet = openWallet({ journal: new MemoryJournal(), limits });
  const carolId = sandbox.user("carol").id;
  const asked = sandbox.chain.faults.prover({ kind: "slow", ms: 0, times: 99 });
  await expect(wallet.transfer({ receiverId: bobId, amount: "6.1" })).rejects.toMatchObject({ rule: "perTransfer" });
  expect(asked.hits).toBe(0);
  const hanging = sandbox.chain.faults.node({ kind: "hangBefore", method: ADD, times: 999 });
  const lost = await wallet.transfer({ receiverId: bobId, amount: "5", timeoutMs: 4_000 }).catch((e: unknown) => e);
  expect(lost).toBeInstanceOf(TransactionError);
  hanging.remove();
  await expect(wallet.transfer({ receiverId: bobId, amount: "4" })).rejects.toMatchObject({
    rule: "perReceiverPerDay",
    left: 3_000_000n,
  });
  expect(await wallet.quote({ receiverId: bobId, amount: "3" })).toMatchObject({ tokens: "3", allowed: 3_000_000n });
  await expect(wallet.transfer({ receiverId: carolId, amount: "5.5" })).rejects.toMatchObject({ rule: "perDay" });
  await wallet.transfer({ receiverId: carolId, amount: "5" });
  expect(() => openWallet({ limits: { perDay: "1" } })).toThrow("journal");
  expect(() => openWallet({ journal: new MemoryJournal(), limits: { timeZone: "Mars/Base" } })).toThrow("timeZone");
}, 30_000);

test("what is not confirmed is not signed", async () => {
  const { sandbox, bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet({ confirm: ({ tokens }) => tokens === "1" });
  await expect(wallet.transfer({ receiverId: bobId, amount: "2" })).rejects.toBeInstanceOf(TransferRuleError);
  await wallet.transfer({ receiverId: bobId, amount: "1" }).wait();
  expect(sandbox.chain.balanceOf(bobId)).toBe("1");
});

test("what is handed out can be stored as JSON", async () => {
  const { bobId, openWallet } = await walletOnSandbox();
  const wallet = openWallet();
  const transfer = await wallet.transfer({ receiverId: bobId, amount: "1.5" });
  const stored = JSON.parse(JSON.stringify(transfer.trace)) as typeof transfer.trace;
  expect(stored).toMatchObject({ units: "1500000", nonce: transfer.trace.nonce.toString() });
  expect(await wallet.find(stored)).toMatchObject({ state: "finalized", transaction: { txHash: transfer.txHash } });
});
