import type { Clock } from "../../core/clock.js";
import type { DatabaseDialect } from "../../database/dialect.js";
import type { Amount } from "../../wallet/amount.js";
import type { Account } from "./accounts.js";
import type { Deposit } from "./depositWatch.js";
import type { LedgerWallet } from "./ledgerWallet.js";
import type { Withdrawal } from "./withdrawal.js";

export interface LedgerOptions {
  /** The bot's wallet: `client.wallet`. It needs an indexer and a transfer journal. */
  readonly wallet: LedgerWallet;
  /** The SQLite file. @default `./mezon-ledger.db` */
  readonly file?: string | undefined;
  /** Another database: a Kysely dialect for PostgreSQL or SQLite, or a function that makes one at each opening. */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /** The time from which payments are credited, for a ledger that is started for the first time. @default its first start */
  readonly since?: Date | undefined;
  /**
   * Called once when a payment was credited, in the process that credited it. It is not called again after a crash: for
   * what must not be missed, use the balance.
   */
  readonly onDeposit?: ((deposit: Deposit) => unknown) | undefined;
  /** Called with a withdrawal that has ended while nobody waited for it, such as after a restart. */
  readonly onWithdrawal?: ((withdrawal: Withdrawal) => unknown) | undefined;
  /**
   * Called with failures that no caller waits for.
   *
   * @default an `error` event of the bot's client; without a bot they are printed to the standard error
   */
  readonly onError?: ((error: Error) => unknown) | undefined;
  /** Milliseconds between two looks at withdrawals that have not ended. @default 30_000 */
  readonly lookMs?: number | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

/** Tokens of an account. In JSON the units are decimal strings. */
export interface LedgerBalance {
  /** Base units that can be used. */
  readonly units: bigint;
  /** The same in tokens. */
  readonly tokens: string;
  /** Base units that are held. */
  readonly heldUnits: bigint;
  /** The same in tokens. */
  readonly heldTokens: string;
}

export interface LedgerTransfer {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Amount;
  /** Identifies the transfer: the same key moves tokens once. @default none */
  readonly key?: string | undefined;
  readonly note?: string | undefined;
}

export interface LedgerHold {
  readonly account: Account;
  readonly amount: Amount;
  /** Identifies the hold. */
  readonly key: string;
  readonly note?: string | undefined;
}

export interface LedgerAdjustment {
  readonly account: Account;
  readonly amount: Amount;
  /** `"in"`: the wallet has received it beside the ledger. `"out"`: it has left the wallet beside the ledger. */
  readonly direction: "in" | "out";
  /** Identifies the adjustment: the same key is booked once. */
  readonly key: string;
  readonly note?: string | undefined;
}
