import type { Amount } from "../../wallet/amount.js";
import type { Account } from "./accounts.js";

/** Tokens that leave the ledger for a wallet. In JSON its units are a decimal string. */
export interface Withdrawal {
  readonly key: string;
  /** Whose tokens they are: the name or address of an account. */
  readonly from: string;
  /** Address of the wallet that receives them. */
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  /** The same amount in tokens. */
  readonly tokens: string;
  /**
   * - `held`: not submitted yet.
   * - `sending`: it may have been submitted.
   * - `paid`: final on the chain, once.
   * - `returned`: not paid; the tokens are back in the account.
   */
  readonly state: "held" | "sending" | "paid" | "returned";
  /** Hash of the transfer, once it is paid. */
  readonly txHash: string | undefined;
  /** Why it was returned. */
  readonly failure: string | undefined;
  readonly createdAt: Date;
}

export interface WithdrawOptions {
  /** The account that pays. */
  readonly from: Account;
  readonly amount: Amount;
  /** Identifies the withdrawal: the same key pays once, over restarts as well. */
  readonly idempotencyKey: string;
  /** Who receives it: a user, or a wallet. @default the wallet of the user who pays */
  readonly to?: { readonly receiverId: string } | { readonly recipient: string } | undefined;
  /** A note for the receiver. @default "Withdrawal" */
  readonly note?: string | undefined;
  /** Milliseconds to wait for its end. @default 120_000 */
  readonly timeoutMs?: number | undefined;
}
