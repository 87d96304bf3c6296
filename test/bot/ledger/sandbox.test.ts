import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Deposit, Ledger, type LedgerOptions, type Withdrawal } from "../../../src/bot/index.js";
import { createSandbox } from "../../../src/sandbox/index.js";
import { IndexerClient, KyselyTransferJournal, MmnClient, ProverClient, Wallet } from "../../../src/wallet/index.js";
import { fastClock } from "../../harness/fastClock.js";
import { idTokenOf } from "../../harness/idToken.js";
import type { LedgerProcessOptions } from "./ledgerProcess.js";

const PROJECT = resolve(import.meta.dirname, "../../..");

async function setUp(speed: number) {
  const start = Date.now();
  const clock = fastClock(speed, start);
  const sandbox = await createSandbox({ clock });
  onTestFinished(() => sandbox.close());
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-ledger-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  // Carol stands for the bot: what matters is her wallet.
  const [bot, bob] = [sandbox.user("carol"), sandbox.user("bob")];
  const idToken = await idTokenOf(sandbox, bot);
  const { mmnApiUrl, zkApiUrl, indexerApiUrl } = sandbox;
  const given: LedgerProcessOptions = {
    ...{ userId: bot.id, idToken, mmnApiUrl, zkApiUrl, indexerApiUrl, speed, start, from: bob.id },
    ...{ journal: join(folder, "transfers.db"), ledger: join(folder, "ledger.db") },
  };
  const open = (options: Partial<LedgerOptions> = {}): Ledger => {
    const http = { clock, timeoutMs: 30_000 };
    const wallet = new Wallet({
      userId: bot.id,
      node: new MmnClient({ ...http, url: mmnApiUrl }),
      prover: new ProverClient({ ...http, timeoutMs: 240_000, url: zkApiUrl }),
      indexer: new IndexerClient({ ...http, url: indexerApiUrl }),
      journal: new KyselyTransferJournal({ file: given.journal, clock }),
      idToken: () => idToken,
      verifyProof: "off",
      clock,
    });
    const ledger = new Ledger({ wallet, file: given.ledger, clock, since: new Date(start), ...options });
    onTestFinished(async () => {
      await ledger.stop();
      await wallet.close();
    });
    return ledger;
  };
  sandbox.chain.fund(bob.id, "100");
  const opening = sandbox.chain.unitsOf(bot.id);
  return { sandbox, bot, bob, given, open, opening };
}

test("what a person pays is theirs, and comes back when they withdraw it", async () => {
  const { sandbox, bot, bob, open, opening } = await setUp(20);
  const deposits: Deposit[] = [];
  const ledger = open({ onDeposit: (deposit) => deposits.push(deposit) });
  await ledger.start();
  if (opening > 0n)
    await ledger.adjust({ account: "house", amount: { units: opening }, direction: "in", key: "what it held" });
  await bob.pay(bot.id, "5", "for the game");
  await vi.waitFor(() => expect(deposits).toHaveLength(1), 15_000);
  expect(deposits[0]).toMatchObject({ tokens: "5", note: "for the game" });
  expect(await ledger.balance(bob.id)).toMatchObject({ tokens: "5" });
  const before = sandbox.chain.unitsOf(bob.id);
  expect(await ledger.withdraw({ from: bob.id, amount: "2", idempotencyKey: "w1" })).toMatchObject({ state: "paid" });
  expect(sandbox.chain.unitsOf(bob.id)).toBe(before + 2_000_000n);
  await expect(
    ledger.withdraw({ from: bob.id, amount: "2", idempotencyKey: "w2", note: "no | in it" }),
  ).rejects.toMatchObject({ outcome: "returned" });
  expect(await ledger.balance(bob.id)).toMatchObject({ tokens: "3", heldTokens: "0" });
  expect(await ledger.audit()).toMatchObject({ isSound: true, surplus: 0n });
}, 60_000);

test.each(["hangBefore", "hangAfter"] as const)(
  "a process that is killed in the middle of a withdrawal (%s) has paid once or not at all",
  async (kind) => {
    const { sandbox, bot, bob, given, open, opening } = await setUp(20);
    const first = open();
    await first.start();
    if (opening > 0n)
      await first.adjust({ account: "house", amount: { units: opening }, direction: "in", key: "what it held" });
    await bob.pay(bot.id, "5");
    await vi.waitFor(async () => expect((await first.balance(bob.id)).tokens).toBe("5"), 15_000);
    await first.stop();
    const before = sandbox.chain.unitsOf(bob.id);
    const fault = sandbox.chain.faults.node({ kind, method: "tx.addtx", times: 9_999 });
    const script = join(PROJECT, "test/bot/ledger/ledgerProcess.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(given)], {
      ...{ cwd: PROJECT, stdio: ["ignore", "inherit", "inherit"] },
    });
    await vi.waitFor(() => expect(fault.hits).toBeGreaterThan(0), { timeout: 30_000, interval: 5 });
    child.kill("SIGKILL");
    await once(child, "exit");
    fault.remove();
    const ended: Withdrawal[] = [];
    const next = open({ lookMs: 10_000, onWithdrawal: (withdrawal) => ended.push(withdrawal) });
    await next.start();
    await vi.waitFor(() => expect(ended).toHaveLength(1), 60_000);
    const isPaid = kind === "hangAfter";
    expect(ended[0]).toMatchObject({ key: "w1", state: isPaid ? "paid" : "returned" });
    expect(sandbox.chain.unitsOf(bob.id)).toBe(before + (isPaid ? 2_000_000n : 0n));
    expect(await next.balance(bob.id)).toMatchObject({ tokens: isPaid ? "3" : "5", heldTokens: "0" });
    expect(await next.audit()).toMatchObject({ isSound: true, surplus: 0n });
  },
  120_000,
);
