import type { ChainTransaction } from "../transaction/chainTransaction.js";

/** A transfer to the wallet that cannot change any more. JSON has its bigints as decimal strings. */
export interface Payment extends ChainTransaction {
  readonly status: "finalized";
  /**
   * Id of the user who paid: what the transfer's extra info says, where the paying wallet is that
   * user's. `undefined` where it is not, or nothing is said.
   */
  readonly senderId: string | undefined;
  /**
   * Where to go on after this payment: store it in the same transaction as what the payment led
   * to, and give it as `since` after a restart.
   */
  readonly cursor: string;
}

export interface PaymentsOptions {
  /**
   * The `cursor` of the last payment that was dealt with, or the time from which payments count,
   * in whole seconds of the chain's time. @default the newest block the indexer knows
   */
  readonly since?: string | Date | undefined;
  /**
   * Milliseconds of the chain's time that the indexer may list a payment after newer ones. What is younger than that is
   * read again each time, and told apart by hash. @default 600_000
   */
  readonly lagMs?: number | undefined;
  /** Milliseconds between two looks, when nothing hurries them. @default 10_000 */
  readonly pollMs?: number | undefined;
  /** Ends the listening: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
