import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type Deposit,
  InsufficientFundsError,
  Ledger,
  LedgerError,
  LedgerKeyError,
  type LedgerOptions,
  type Withdrawal,
  WithdrawalError,
} from "../../../src/bot/index.js";
import { type PostgresServer, startPostgres } from "../../cache/postgresServer.js";
import { FakeChain, type Fate } from "./fakeChain.js";
import { Calendar, ledgerFile, ledgerOnPostgres, type OpenLedger } from "./openLedger.js";

const ALICE = "1001";
const BOB = "1002";
let postgres: PostgresServer | string = "not started";

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => {
  if (typeof postgres !== "string") postgres.stop();
});

const kinds: Readonly<Record<string, () => Promise<OpenLedger>>> = {
  sqlite: async () => ledgerFile(),
  postgres: () => ledgerOnPostgres(postgres),
};

interface Setup {
  readonly chain: FakeChain;
  readonly clock: Calendar;
  readonly errors: Error[];
  readonly open: (options?: Partial<LedgerOptions>) => Ledger;
}

async function setUp(kind: string): Promise<Setup> {
  const openLedger = await (kinds[kind] as () => Promise<OpenLedger>)();
  const [chain, clock, errors] = [new FakeChain(), new Calendar(), [] as Error[]];
  const onError = (error: Error): void => void errors.push(error);
  return {
    chain,
    clock,
    errors,
    open: (options = {}) => openLedger({ wallet: chain.wallet(), clock, onError, ...options }),
  };
}

/** A ledger in which Alice has so many units. */
async function funded({ chain, open }: Setup, units = 100n): Promise<Ledger> {
  const ledger = open();
  await ledger.start();
  chain.pay(ALICE, units);
  await vi.waitFor(async () => expect((await ledger.balance(ALICE)).units).toBe(units));
  return ledger;
}

describe.each(Object.keys(kinds))("a ledger in %s", (kind) => {
  test("credits each payment once: after a restart, told again, and by two processes", async () => {
    const setup = await setUp(kind);
    const { chain, open, errors } = setup;
    const deposits: Deposit[] = [];
    const onDeposit = (deposit: Deposit): void => void deposits.push(deposit);
    const ledgers = [open({ onDeposit }), open({ onDeposit })];
    for (const ledger of ledgers) await ledger.start();
    for (let count = 0; count < 10; count += 1) chain.pay(count % 2 === 0 ? ALICE : BOB, 7n);
    await vi.waitFor(() => expect(deposits).toHaveLength(10));
    for (const ledger of ledgers) await ledger.stop();
    chain.pay(ALICE, 1n);
    const again = open({ wallet: chain.wallet({ repeats: true }), onDeposit });
    await again.start();
    await vi.waitFor(() => expect(deposits).toHaveLength(11));
    expect(await again.balance(ALICE)).toMatchObject({ units: 36n, tokens: "0.000036" });
    expect(await again.balance(BOB)).toMatchObject({ units: 35n });
    expect(await again.audit()).toMatchObject({ isSound: true, owed: 71n, surplus: 0n, problems: [] });
    expect(errors).toStrictEqual([]);
  });

  test("moves exact amounts of any size, once for a key, and never more than there is", async () => {
    const large = 10n ** 40n + 1n;
    const ledger = await funded(await setUp(kind), large);
    await expect(ledger.transfer({ from: ALICE, to: BOB, amount: { units: large + 1n } })).rejects.toMatchObject({
      ...{ name: "InsufficientFundsError", available: large, needed: large + 1n },
    });
    const order = { from: ALICE, to: "house", amount: { units: large - 1n }, key: "game 1" };
    expect(await ledger.transfer(order)).toBe(true);
    expect(await ledger.transfer(order)).toBe(false);
    await expect(ledger.transfer({ ...order, amount: { units: 1n } })).rejects.toBeInstanceOf(LedgerKeyError);
    await expect(ledger.transfer({ ...order, to: BOB })).rejects.toBeInstanceOf(LedgerKeyError);
    expect((await ledger.balance("house")).units).toBe(large - 1n);
    expect((await ledger.balance(ALICE)).units).toBe(1n);
  });

  test("two spenders of one balance cannot both pass, in one process or in two", async () => {
    const setup = await setUp(kind);
    const ledger = await funded(setup);
    const ledgers = [ledger, setup.open()];
    const tries = Array.from({ length: 12 }, (_, index) => {
      const one = ledgers[index % 2] as Ledger;
      const amount = { units: 30n };
      return index % 3 === 0
        ? one.hold({ account: ALICE, amount, key: `hold ${index}` })
        : one.transfer({ from: ALICE, to: index % 3 === 1 ? BOB : "house", amount });
    });
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(InsufficientFundsError);
    expect((await ledger.balance(ALICE)).units).toBe(10n);
    expect(await ledger.audit()).toMatchObject({ isSound: true, owed: 100n });
  });

  test("holds are released or captured, once", async () => {
    const ledger = await funded(await setUp(kind));
    const hold = { account: ALICE, amount: { units: 40n }, key: "bet" };
    expect(await ledger.hold(hold)).toBe(true);
    expect(await ledger.hold(hold)).toBe(false);
    await expect(ledger.hold({ ...hold, account: BOB })).rejects.toBeInstanceOf(LedgerKeyError);
    expect(await ledger.balance(ALICE)).toMatchObject({ units: 60n, heldUnits: 40n });
    expect(await ledger.capture("bet", { to: BOB })).toBe(true);
    expect(await ledger.capture("bet", { to: BOB })).toBe(false);
    await expect(ledger.release("bet")).rejects.toBeInstanceOf(LedgerError);
    await expect(ledger.capture("bet", { to: "house" })).rejects.toBeInstanceOf(LedgerKeyError);
    await ledger.hold({ ...hold, key: "another" });
    expect(await ledger.release("another")).toBe(true);
    expect(await ledger.release("another")).toBe(false);
    expect(await ledger.balance(ALICE)).toMatchObject({ units: 60n, heldUnits: 0n });
    expect(await ledger.balance(BOB)).toMatchObject({ units: 40n });
  });

  test("a withdrawal is paid once for its key", async () => {
    const setup = await setUp(kind);
    const ledger = await funded(setup);
    const order = { from: ALICE, amount: { units: 30n }, idempotencyKey: "w1", note: "w1" };
    const [one, other] = await Promise.all([ledger.withdraw(order), ledger.withdraw(order)]);
    expect(one).toMatchObject({ state: "paid", txHash: "transfer 1", tokens: "0.00003" });
    expect(other).toStrictEqual(one);
    expect(await setup.open().withdraw(order)).toMatchObject({ state: "paid" });
    expect(setup.chain.moved("w1")).toBe(1);
    await expect(ledger.withdraw({ ...order, amount: "1" })).rejects.toBeInstanceOf(LedgerKeyError);
    await expect(ledger.withdraw({ ...order, idempotencyKey: "w2", amount: "1" })).rejects.toBeInstanceOf(
      InsufficientFundsError,
    );
    expect(await ledger.balance(ALICE)).toMatchObject({ units: 70n, heldUnits: 0n });
    expect(await ledger.audit()).toMatchObject({ isSound: true, owed: 70n, surplus: 0n });
  });

  test.each<Fate>(["refused", "unreached", "unproven", "failed", "lostUnmoved"])(
    "a withdrawal whose transfer is %s gives the tokens back, and may be tried again",
    async (fate) => {
      const setup = await setUp(kind);
      const ledger = await funded(setup);
      setup.chain.fates.push(fate);
      const order = { from: ALICE, amount: { units: 30n }, idempotencyKey: "w1", note: "w1" };
      await expect(ledger.withdraw(order)).rejects.toMatchObject({
        ...{ name: "WithdrawalError", outcome: "returned", withdrawal: { state: "returned" } },
      });
      expect(await ledger.balance(ALICE)).toMatchObject({ units: 100n, heldUnits: 0n });
      expect(await ledger.withdraw(order)).toMatchObject({ state: "paid" });
      expect(await ledger.balance(ALICE)).toMatchObject({ units: 70n, heldUnits: 0n });
      expect(setup.chain.moved("w1")).toBe(1);
      expect(await ledger.audit()).toMatchObject({ isSound: true, owed: 70n, surplus: 0n });
    },
  );

  test.each<Fate>(["lostMoved", "duplicate"])(
    "a withdrawal whose transfer is %s is looked for, and is paid",
    async (fate) => {
      const setup = await setUp(kind);
      const ledger = await funded(setup);
      setup.chain.fates.push(fate);
      const order = { from: ALICE, amount: { units: 30n }, idempotencyKey: "w1", note: "w1" };
      expect(await ledger.withdraw(order)).toMatchObject({ state: "paid" });
      expect(setup.chain.moved("w1")).toBe(1);
      expect(await ledger.audit()).toMatchObject({ isSound: true, owed: 70n, surplus: 0n });
    },
  );

  test("while nobody can tell, the tokens stay held; the next start finds out", async () => {
    const setup = await setUp(kind);
    const { chain, open } = setup;
    const ledger = await funded(setup);
    chain.fates.push("lostUnmoved", "late");
    chain.knowsExpired = false;
    const order = { from: ALICE, amount: { units: 30n } };
    await expect(ledger.withdraw({ ...order, idempotencyKey: "w1", note: "w1" })).rejects.toMatchObject({
      outcome: "pending",
    });
    await expect(ledger.withdraw({ ...order, idempotencyKey: "w2", note: "w2" })).rejects.toBeInstanceOf(
      WithdrawalError,
    );
    expect(await ledger.balance(ALICE)).toMatchObject({ units: 40n, heldUnits: 60n });
    expect(await ledger.audit()).toMatchObject({ isSound: true, owed: 100n, surplus: -30n, underWay: 60n });
    // The same key does not send again.
    await expect(ledger.withdraw({ ...order, idempotencyKey: "w1", note: "w1" })).rejects.toMatchObject({
      outcome: "pending",
    });
    expect(chain.sent).toHaveLength(2);
    await ledger.stop();
    chain.knowsExpired = true;
    const ended: Withdrawal[] = [];
    const next = open({ onWithdrawal: (withdrawal) => ended.push(withdrawal) });
    await next.start();
    await vi.waitFor(() => expect(ended).toHaveLength(2));
    expect((await next.withdrawal("w1"))?.state).toBe("returned");
    expect((await next.withdrawal("w2"))?.state).toBe("paid");
    expect(await next.balance(ALICE)).toMatchObject({ units: 70n, heldUnits: 0n });
    expect(await next.audit()).toMatchObject({ isSound: true, owed: 70n, surplus: 0n });
  });

  test("a nonce that is too old is signed again, not too often", async () => {
    const setup = await setUp(kind);
    const ledger = await funded(setup);
    const order = { from: ALICE, amount: { units: 30n }, idempotencyKey: "w1", note: "w1" };
    setup.chain.fates.push("stale", "stale");
    expect(await ledger.withdraw(order)).toMatchObject({ state: "paid", txHash: "transfer 3" });
    setup.chain.fates.push("stale", "stale", "stale");
    await expect(ledger.withdraw({ ...order, idempotencyKey: "w2" })).rejects.toMatchObject({ outcome: "returned" });
    expect(await ledger.audit()).toMatchObject({ isSound: true, owed: 70n, surplus: 0n });
  });

  test.each<Fate>(["hangsMoved", "hangsUnmoved"])(
    "a process that ends while a transfer is under way (%s) pays once or not at all",
    async (fate) => {
      const setup = await setUp(kind);
      const { chain, clock, open } = setup;
      const ledger = await funded(setup);
      chain.fates.push(fate);
      const order = { from: ALICE, amount: { units: 30n }, idempotencyKey: "w1", note: "w1" };
      await expect(ledger.withdraw({ ...order, timeoutMs: 200 })).rejects.toMatchObject({ outcome: "pending" });
      // Another process does not take it on as long as the first may live.
      const next = open();
      await expect(next.withdraw({ ...order, timeoutMs: 200 })).rejects.toMatchObject({ outcome: "pending" });
      await next.stop();
      expect(chain.sent).toHaveLength(1);
      clock.advance(11 * 60_000);
      const last = open();
      const isMoved = fate === "hangsMoved";
      const result = await last.withdraw(order).catch((error: unknown) => (error as WithdrawalError).withdrawal);
      expect(result.state).toBe(isMoved ? "paid" : "returned");
      expect(await last.balance(ALICE)).toMatchObject({ units: isMoved ? 70n : 100n, heldUnits: 0n });
      expect(chain.moved("w1")).toBe(isMoved ? 1 : 0);
      expect(await last.audit()).toMatchObject({ isSound: true, surplus: 0n });
    },
  );

  test("statements come as pages, with the balance after each line", async () => {
    const ledger = await funded(await setUp(kind));
    for (let count = 1; count <= 5; count += 1)
      await ledger.transfer({ from: ALICE, to: "house", amount: { units: 10n }, note: `round ${count}` });
    const first = await ledger.statement(ALICE, { limit: 4 });
    expect(first.lines.map(({ number, tokens, note }) => [number, tokens, note])).toStrictEqual([
      [6, "-0.00001", "round 5"],
      [5, "-0.00001", "round 4"],
      [4, "-0.00001", "round 3"],
      [3, "-0.00001", "round 2"],
    ]);
    expect(first.lines[0]).toMatchObject({ kind: "transfer", balance: "0.00005", other: "house", units: -10n });
    const second = await ledger.statement(ALICE, { limit: 4, before: first.older });
    expect(second.lines.map(({ kind: of }) => of)).toStrictEqual(["transfer", "deposit"]);
    expect(second.older).toBeUndefined();
  });
});

describe("an audit", () => {
  test("tells what does not add up, and what the wallet lacks", async () => {
    const setup = await setUp("sqlite");
    const ledger = await funded(setup);
    await ledger.adjust({ account: "house", amount: { units: 5n }, direction: "in", key: "float" });
    expect(await ledger.audit()).toMatchObject({ isSound: false, owed: 105n, wallet: 100n, surplus: -5n });
    setup.chain.units += 5n;
    expect(await ledger.audit()).toMatchObject({ isSound: true, surplus: 0n });
    expect(JSON.parse(JSON.stringify(await ledger.audit()))).toMatchObject({ owed: "105" });
  });

  test("belongs to one account's ledger: another wallet is refused", async () => {
    const setup = await setUp("sqlite");
    await funded(setup);
    const other = { ...setup.chain.wallet(), address: "another" };
    await expect(setup.open({ wallet: other }).balance(ALICE)).rejects.toMatchObject({ path: "wallet" });
  });
});

describe("a ledger", () => {
  test("refuses what it cannot do, by name", async () => {
    const setup = await setUp("sqlite");
    const ledger = await funded(setup);
    const refusals: readonly (readonly [string, Promise<unknown>])[] = [
      ["amount", ledger.transfer({ from: ALICE, to: BOB, amount: 1 as never })],
      ["amount", ledger.transfer({ from: ALICE, to: BOB, amount: "0" })],
      ["amount", ledger.transfer({ from: ALICE, to: BOB, amount: "-1" })],
      ["to", ledger.transfer({ from: ALICE, to: ALICE, amount: "1" })],
      ["to", ledger.transfer({ from: ALICE, to: "no account", amount: "1" })],
      ["from", ledger.transfer({ from: { address: "odd" }, to: BOB, amount: "1" })],
      ["to", ledger.withdraw({ from: "house", amount: "1", idempotencyKey: "w" })],
      ["to.recipient", ledger.withdraw({ from: ALICE, to: { recipient: "x" }, amount: "1", idempotencyKey: "w" })],
      ["idempotencyKey", ledger.withdraw({ from: ALICE, amount: "1", idempotencyKey: "" })],
      ["key", ledger.hold({ account: ALICE, amount: "1", key: "" })],
    ];
    for (const [path, refused] of refusals) await expect(refused).rejects.toMatchObject({ path });
    expect(() => new Ledger({ wallet: setup.chain.wallet(), fil: "x" } as never)).toThrow(/file/);
  });

  test("tells of a withdrawal that ends after nobody waits for it any more, and of no other", async () => {
    const setup = await setUp("sqlite");
    const ended: string[] = [];
    let end: () => void = () => undefined;
    const mayEnd = new Promise<void>((resolve) => {
      end = resolve;
    });
    const wallet = setup.chain.wallet();
    const slow = {
      ...wallet,
      sign: async () => {
        await mayEnd;
        return {} as never;
      },
    };
    const onWithdrawal = ({ key, state }: Withdrawal): void => void ended.push(`${key} ${state}`);
    const ledger = await funded({ ...setup, open: () => setup.open({ wallet: slow, onWithdrawal }) });
    const order = { from: ALICE, amount: { units: 30n } };
    await expect(ledger.withdraw({ ...order, idempotencyKey: "late", timeoutMs: 5 })).rejects.toMatchObject({
      outcome: "pending",
    });
    const awaited = ledger.withdraw({ ...order, idempotencyKey: "awaited" });
    end();
    await expect(awaited).resolves.toMatchObject({ state: "paid" });
    await vi.waitFor(() => expect(ended).toStrictEqual(["late paid"]));
  });

  test("reports what fails after nobody waits for a withdrawal any more", async () => {
    const setup = await setUp("sqlite");
    let fail: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const wallet = {
      ...setup.chain.wallet(),
      submit: async () => {
        await failed;
        throw new TypeError("odd");
      },
      find: () => Promise.reject(new Error("the node is away")),
    };
    const ledger = await funded({ ...setup, open: () => setup.open({ wallet: wallet as never }) });
    const order = { from: ALICE, amount: { units: 30n }, idempotencyKey: "w", timeoutMs: 5 };
    await expect(ledger.withdraw(order)).rejects.toMatchObject({ outcome: "pending" });
    fail();
    await vi.waitFor(() => expect(setup.errors).toMatchObject([{ message: "the node is away" }]));
  });

  test("is started once, whoever asks for it, and not after it was stopped", async () => {
    const setup = await setUp("sqlite");
    let watched = 0;
    const wallet = setup.chain.wallet();
    const counting = {
      ...wallet,
      payments: (...given: Parameters<typeof wallet.payments>) => {
        watched += 1;
        return wallet.payments(...given);
      },
    };
    const ledger = setup.open({ wallet: counting });
    await Promise.all([ledger.start(), ledger.start()]);
    await vi.waitFor(() => expect(watched).toBe(1));
    await ledger.stop();
    const starting = ledger.start();
    await ledger.stop();
    await starting;
    await ledger.start();
    await vi.waitFor(() => expect(watched).toBe(2));
    setup.chain.pay(ALICE, 5n);
    await vi.waitFor(async () => expect((await ledger.balance(ALICE)).units).toBe(5n));
  });
});
