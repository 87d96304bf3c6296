import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import type { DatabaseSource } from "../../database/databaseSource.js";
import { readAmount } from "../../wallet/amount.js";
import { addressFromUserId, isAddress } from "../../wallet/index.js";
import { accountId, addressOf, heldOf, WALLET } from "./accounts.js";
import { audit } from "./audit.js";
import { watchDeposits } from "./depositWatch.js";
import { LedgerBook } from "./ledgerBook.js";
import { type LedgerWallet, walletAddress } from "./ledgerWallet.js";
import { readStatement } from "./statement.js";
import type { WithdrawOptions } from "./withdrawal.js";
import { WithdrawalSender } from "./withdrawalSender.js";
import { type WithdrawalOrder, WithdrawalStore, withdrawalOf } from "./withdrawalStore.js";

export interface LedgerPartsOptions {
  readonly source: DatabaseSource;
  readonly wallet: LedgerWallet;
  readonly clock: Clock;
}

/** An open ledger. */
export interface LedgerParts {
  readonly book: LedgerBook;
  readonly store: WithdrawalStore;
  readonly sender: WithdrawalSender;
  /** Ends what is under way. */
  readonly controller: AbortController;
  readonly tools: typeof tools;
}

const LONGEST_KEY = 150;
/** What is loaded together with the ledger's database. */
const tools = {
  ...{ WALLET, accountId, heldOf, readUnits, requireKey, readWithdrawal, withdrawalOf },
  ...{ audit, readStatement, watchDeposits },
};

/** Opens the ledger of a wallet. Rejects if it is that of another one. */
export async function openLedger({ source, wallet, clock }: LedgerPartsOptions): Promise<LedgerParts> {
  const book = new LedgerBook({ source, clock });
  try {
    await book.requireAddress(await walletAddress(wallet));
  } catch (error) {
    await book.database.close();
    throw error;
  }
  const controller = new AbortController();
  const store = new WithdrawalStore(book, clock);
  return {
    tools,
    book,
    store,
    controller,
    sender: new WithdrawalSender({ store, wallet, clock, signal: controller.signal }),
  };
}

/** @throws {ValidationError} that names what is wrong. */
function readWithdrawal(options: WithdrawOptions): WithdrawalOrder {
  const { from, amount, idempotencyKey, to, note = "Withdrawal" } = options;
  const account = accountId(from, "from");
  if (typeof note !== "string") throw new ValidationError("note", "must be a text");
  const order = { key: requireKey(idempotencyKey, "idempotencyKey"), account, note, units: readUnits(amount) };
  if (to === undefined) {
    const recipient = addressOf(account);
    if (recipient === undefined) throw new ValidationError("to", "is needed: the account belongs to no person");
    const receiverId = typeof from === "string" ? from : undefined;
    return { ...order, recipient, receiverId };
  }
  const { receiverId, recipient } = to as { readonly receiverId?: string; readonly recipient?: string };
  if ((receiverId === undefined) === (recipient === undefined))
    throw new ValidationError("to", "must be { receiverId } or { recipient }");
  if (receiverId !== undefined) return { ...order, receiverId, recipient: addressFromUserId(receiverId) };
  if (!isAddress(recipient)) throw new ValidationError("to.recipient", "must be the address of a wallet");
  return { ...order, recipient, receiverId: undefined };
}

/** @throws {ValidationError} for anything but an amount above zero. */
function readUnits(amount: unknown): bigint {
  const units = readAmount(amount, "amount");
  if (units === 0n) throw new ValidationError("amount", "must be more than zero");
  return units;
}

/** @throws {ValidationError} for a key that cannot be stored. */
function requireKey(key: unknown, path: string): string {
  if (typeof key === "string" && key !== "" && key.length <= LONGEST_KEY) return key;
  throw new ValidationError(path, `must be a text of 1 to ${LONGEST_KEY} characters`);
}
