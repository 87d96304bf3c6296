import { brand } from "../../core/brand.js";
import { MezonError } from "../../core/errors.js";
import { fromBaseUnits } from "../../wallet/amount.js";
import type { Withdrawal } from "./withdrawal.js";

/** An account holds less than is to be moved. Nothing was moved. */
export class InsufficientFundsError extends MezonError {
  static {
    brand(InsufficientFundsError, "InsufficientFundsError");
  }

  override readonly name = "InsufficientFundsError";
  /** The account's name or address. */
  readonly account: string;
  /** Base units that it holds. */
  readonly available: bigint;
  /** Base units that were to be moved. */
  readonly needed: bigint;

  constructor(account: string, available: bigint, needed: bigint) {
    super(
      "insufficient_funds",
      `${account} holds ${fromBaseUnits(available)} tokens, which is less than ${fromBaseUnits(needed)}; nothing was moved`,
    );
    this.account = account;
    this.available = available;
    this.needed = needed;
  }
}

/** A key belongs to something else. Nothing was moved. */
export class LedgerKeyError extends MezonError {
  static {
    brand(LedgerKeyError, "LedgerKeyError");
  }

  override readonly name = "LedgerKeyError";
  readonly key: string;

  constructor(key: string, why: string) {
    super("idempotency_conflict", `the key ${JSON.stringify(key)} ${why}: give each booking a key of its own`);
    this.key = key;
  }
}

/** The ledger cannot do something in its present state, or contradicts itself. */
export class LedgerError extends MezonError {
  static {
    brand(LedgerError, "LedgerError");
  }

  override readonly name = "LedgerError";

  constructor(message: string, options?: ErrorOptions) {
    super("ledger_refused", message, options);
  }
}

/**
 * A withdrawal was not paid, or it is not known yet whether it was.
 *
 * - `returned`: it was not paid and never will be; the tokens are back in the account.
 * - `pending`: it is not known yet; the tokens are held, and the ledger checks again by itself. Read its state with
 * `ledger.withdrawal(key)`.
 */
export class WithdrawalError extends MezonError {
  static {
    brand(WithdrawalError, "WithdrawalError");
  }

  override readonly name = "WithdrawalError";
  readonly outcome: "returned" | "pending";
  readonly withdrawal: Withdrawal;

  constructor(outcome: WithdrawalError["outcome"], withdrawal: Withdrawal, options?: ErrorOptions) {
    const { key, failure } = withdrawal;
    const why = failure === undefined ? "" : `: ${failure}`;
    super(
      "withdrawal_failed",
      outcome === "returned"
        ? `the withdrawal ${JSON.stringify(key)} was not paid, and its tokens are back in the account${why}`
        : `it is not known yet whether the withdrawal ${JSON.stringify(key)} was paid; its tokens stay held until it is`,
      options,
    );
    this.outcome = outcome;
    this.withdrawal = withdrawal;
  }
}
