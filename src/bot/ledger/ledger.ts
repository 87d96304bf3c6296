import { brand } from "../../core/brand.js";
import { type Clock, soundClock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { toError, ValidationError } from "../../core/errors.js";
import { loggerOf } from "../../core/loggerOf.js";
import { printable } from "../../core/printable.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import { type DatabaseSource, databaseSource } from "../../database/databaseSource.js";
import type { MezonClient } from "../../index.js";
import { fromBaseUnits } from "../../wallet/amount.js";
import { whenReady } from "../whenReady.js";
import type { Account } from "./accounts.js";
import type { LedgerAudit } from "./audit.js";
import { WithdrawalError } from "./errors.js";
import type { LedgerAdjustment, LedgerBalance, LedgerHold, LedgerOptions, LedgerTransfer } from "./ledgerOptions.js";
import type { LedgerParts } from "./ledgerParts.js";
import type { StatementOptions, StatementPage } from "./statement.js";
import type { Withdrawal, WithdrawOptions } from "./withdrawal.js";
import { WithdrawalWatch } from "./withdrawalWatch.js";

/** What the ledger uses of a bot. */
interface Host {
  readonly client: Pick<MezonClient, "state" | "once" | "reportError">;
}

const OPTIONS: KeysOf<LedgerOptions> = {
  ...{ wallet: true, file: true, dialect: true, since: true, onDeposit: true, onWithdrawal: true },
  ...{ onError: true, lookMs: true, clock: true },
};
const TRANSFER: KeysOf<LedgerTransfer> = { from: true, to: true, amount: true, key: true, note: true };
const HOLD: KeysOf<LedgerHold> = { account: true, amount: true, key: true, note: true };
const CAPTURE: KeysOf<{ readonly to: unknown }> = { to: true };
const WITHDRAW: KeysOf<WithdrawOptions> = {
  ...{ from: true, amount: true, idempotencyKey: true, to: true, note: true, timeoutMs: true },
};
const STATEMENT: KeysOf<StatementOptions> = { limit: true, before: true };
const ADJUSTMENT: KeysOf<LedgerAdjustment> = { account: true, amount: true, direction: true, key: true, note: true };
const DIRECTIONS: readonly string[] = ["in", "out"] satisfies LedgerAdjustment["direction"][];
const DEFAULT_FILE = "./mezon-ledger.db";

/**
 * Records who owns which tokens of the bot's wallet. Each payment to the bot is credited to its payer once; credited tokens
 * can be transferred, held and withdrawn. Amounts are exact, and no balance is ever negative.
 *
 * ```ts
 * const ledger = new Ledger({ wallet: client.wallet, file: "ledger.db" });
 * await ledger.start();
 * await ledger.transfer({ from: userId, to: "house", amount: "1.5" });
 * const { tokens } = await ledger.balance(userId);
 * ```
 */
export class Ledger implements AsyncDisposable {
  static {
    brand(Ledger, "Ledger");
  }

  readonly #options: LedgerOptions;
  readonly #source: DatabaseSource;
  readonly #clock: Clock;
  readonly #withdrawals: WithdrawalWatch;
  #opening: Promise<LedgerParts> | undefined;
  #starting: Promise<void> | undefined;
  #unlisten: (() => void) | undefined;
  #running: Promise<unknown> | undefined;
  #host: Host | undefined;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: LedgerOptions) {
    requireObject(options, "options", "an object such as { wallet: client.wallet }");
    requireKnownKeys(options, OPTIONS);
    const { wallet, since, lookMs = 30_000 } = options;
    requireObject(wallet, "wallet", "a wallet, such as client.wallet");
    this.#source = databaseSource(options, DEFAULT_FILE);
    if (since !== undefined && !(since instanceof Date && since.getTime() >= 0))
      throw new ValidationError("since", "must be a valid Date");
    if (!(lookMs >= 1_000)) throw new ValidationError("lookMs", "must be a number of milliseconds, 1,000 or more");
    this.#options = { ...options };
    this.#clock = soundClock(clockOf(options.clock));
    this.#withdrawals = new WithdrawalWatch({
      ...{ clock: this.#clock, lookMs },
      onEnd: (withdrawal) => this.#tell(this.#options.onWithdrawal, withdrawal),
      report: (error) => this.#report(error),
    });
  }

  /**
   * Begins to credit payments, and to see to withdrawals that have not ended. A bot that has this as its service calls
   * it: then it begins when the client is ready. Rejects if the ledger cannot be opened.
   */
  async start(host?: Host | undefined): Promise<void> {
    this.#starting ??= this.#begin(host).catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    await this.#starting;
  }

  /** Ends the work, waits for the database, and closes it. It is opened again when it is used. */
  async stop(): Promise<void> {
    this.#unlisten?.();
    this.#unlisten = undefined;
    const [opening, running] = [this.#opening, this.#running];
    this.#starting = undefined;
    this.#opening = undefined;
    this.#running = undefined;
    const opened = await opening?.catch(() => undefined);
    opened?.controller.abort(new Error("the ledger was stopped"));
    await running;
    await opened?.sender.idle();
    await opened?.book.database.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Returns what an account holds. One that nothing was booked to holds nothing. */
  async balance(account: Account): Promise<LedgerBalance> {
    const { book, tools } = await this.#opened();
    const id = tools.accountId(account, "account");
    const [units, heldUnits] = await Promise.all([book.units(id), book.units(tools.heldOf(id))]);
    return printable({ units, tokens: fromBaseUnits(units), heldUnits, heldTokens: fromBaseUnits(heldUnits) });
  }

  /**
   * Moves tokens between accounts. Returns false if the key has moved them before.
   *
   * Rejects with `InsufficientFundsError` if `from` holds too little; with `LedgerKeyError` if the key belongs to another
   * transfer; nothing is moved then.
   */
  async transfer(options: LedgerTransfer): Promise<boolean> {
    requireOptions(options, TRANSFER);
    const { from, to, amount, key, note } = options;
    const { book, tools } = await this.#opened();
    const [source, target] = [tools.accountId(from, "from"), tools.accountId(to, "to")];
    if (source === target) throw new ValidationError("to", "is the account that pays");
    const name = key === undefined ? crypto.randomUUID() : tools.requireKey(key, "key");
    const units = tools.readUnits(amount);
    return book.book({ id: `transfer ${name}`, kind: "transfer", note, units, from: source, to: target });
  }

  /**
   * Sets tokens of an account aside, until `release` or `capture`. Returns false if the key holds them already. Rejects as
   * `transfer` does.
   */
  async hold(options: LedgerHold): Promise<boolean> {
    requireOptions(options, HOLD);
    const { account, amount, key, note } = options;
    const { book, tools } = await this.#opened();
    const id = tools.accountId(account, "account");
    return book.hold({ key: tools.requireKey(key, "key"), account: id, units: tools.readUnits(amount), note });
  }

  /** Gives held tokens back to their account. Returns false if that was done before. Rejects with `LedgerError` after `capture`. */
  async release(key: string): Promise<boolean> {
    requireString(key, "key");
    return (await this.#opened()).book.endHold(key, "released", undefined);
  }

  /** Moves held tokens to another account. Returns false if that was done before. Rejects with `LedgerError` after `release`. */
  async capture(key: string, options: { readonly to: Account }): Promise<boolean> {
    requireOptions(options, CAPTURE);
    const { to } = options;
    requireString(key, "key");
    const { book, tools } = await this.#opened();
    return book.endHold(key, "captured", tools.accountId(to, "to"));
  }

  /**
   * Pays tokens of an account out, to the wallet of its owner or of somebody else. Resolves when that is final on the
   * chain; with the same key it is paid once, over crashes and restarts.
   *
   * Rejects with `InsufficientFundsError`, `LedgerKeyError` or `ValidationError` before anything is held; with
   * `WithdrawalError` if it was not paid: its `outcome` says whether the tokens are back (`returned`), or still held
   * because nobody can tell yet (`pending`). After `returned` the same key tries again.
   */
  async withdraw(options: WithdrawOptions): Promise<Withdrawal> {
    requireOptions(options, WITHDRAW);
    const { timeoutMs = 120_000 } = options;
    if (!(timeoutMs >= 0)) throw new ValidationError("timeoutMs", "must be a number of milliseconds");
    const opened = await this.#opened();
    const { store, tools } = opened;
    const order = tools.readWithdrawal(options);
    const begun = await store.begin(order);
    if (begun.state === "paid") return tools.withdrawalOf(begun);
    const { key } = order;
    const cause = await this.#withdrawals.wait(opened, key, timeoutMs);
    const row = cause === undefined ? ((await store.get(key)) ?? begun) : begun;
    const withdrawal = tools.withdrawalOf(row);
    if (withdrawal.state === "paid") return withdrawal;
    throw new WithdrawalError(withdrawal.state === "returned" ? "returned" : "pending", withdrawal, { cause });
  }

  /** Returns a withdrawal by its key. */
  async withdrawal(key: string): Promise<Withdrawal | undefined> {
    requireString(key, "key");
    const { store, tools } = await this.#opened();
    const row = await store.get(key);
    return row === undefined ? undefined : tools.withdrawalOf(row);
  }

  /** Returns a page of what was booked to an account, the newest first. */
  async statement(account: Account, options: StatementOptions = {}): Promise<StatementPage> {
    requireOptions(options, STATEMENT);
    const { book, tools } = await this.#opened();
    return tools.readStatement(book, tools.accountId(account, "account"), options);
  }

  /**
   * Books what came to the wallet or left it beside the ledger, such as what it held before. It moves nothing. Returns
   * false if the key was booked before.
   */
  async adjust(options: LedgerAdjustment): Promise<boolean> {
    requireOptions(options, ADJUSTMENT);
    const { account, amount, direction, key, note } = options;
    const { book, tools } = await this.#opened();
    if (!DIRECTIONS.includes(direction)) throw new ValidationError("direction", 'must be "in" or "out"');
    const id = tools.accountId(account, "account");
    const [from, to] = direction === "in" ? [tools.WALLET, id] : [id, tools.WALLET];
    const name = `adjustment ${tools.requireKey(key, "key")}`;
    return book.book({ id: name, kind: "adjustment", note, units: tools.readUnits(amount), from, to });
  }

  /** Adds everything up again, and compares it with the wallet. */
  async audit(): Promise<LedgerAudit> {
    const { book, tools } = await this.#opened();
    return tools.audit(book, this.#options.wallet);
  }

  #opened(): Promise<LedgerParts> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open(): Promise<LedgerParts> {
    // Databases and keys are heavy: a bot without a ledger does not load them.
    const { openLedger } = await import("./ledgerParts.js");
    return openLedger({ source: this.#source, wallet: this.#options.wallet, clock: this.#clock });
  }

  async #begin(host: Host | undefined): Promise<void> {
    this.#host = host;
    const opening = this.#opened();
    const opened = await opening;
    // It was stopped meanwhile.
    if (this.#opening !== opening) return;
    this.#unlisten = whenReady(host?.client, () => {
      this.#running = Promise.all([this.#watchDeposits(opened), this.#withdrawals.run(opened)]);
    });
  }

  #watchDeposits({ tools, book, controller }: LedgerParts): Promise<void> {
    const { wallet, since = new Date(this.#clock.now()), onDeposit } = this.#options;
    return tools.watchDeposits({
      ...{ book, wallet, since, clock: this.#clock, signal: controller.signal },
      onDeposit: (deposit) => this.#tell(onDeposit, deposit),
      report: (error) => this.#report(error),
    });
  }

  #tell<What>(listener: ((what: What) => unknown) | undefined, what: What): void {
    const told = async (): Promise<unknown> => listener?.(what);
    told().catch((error: unknown) => this.#report(toError(error)));
  }

  #report(error: Error): void {
    const client = this.#host?.client;
    const report = this.#options.onError ?? (client === undefined ? print : (each: Error) => client.reportError(each));
    const reported = async (): Promise<unknown> => report(error);
    reported().catch(print);
  }
}

function print(error: unknown): void {
  loggerOf(undefined, "logger").error({ err: toError(error) }, "the ledger failed");
}
