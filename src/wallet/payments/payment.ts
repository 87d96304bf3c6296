import type { ChainTransaction } from "../transaction/chainTransaction.js";

/** A final transfer to the wallet. In JSON its bigints are decimal strings. */
export interface Payment extends ChainTransaction {
  readonly status: "finalized";
  /**
   * Id of the user who paid, from the transfer's extra info, if the paying wallet belongs to that user; `undefined`
   * otherwise.
   */
  readonly senderId: string | undefined;
  /**
   * Where to continue after this payment. Store it in the same transaction as the effect of the payment, and pass it
   * as `since` after a restart.
   */
  readonly cursor: string;
}

export interface PaymentsOptions {
  /**
   * The `cursor` of the last payment that was processed, or the time from which payments count, in whole seconds of
   * the chain's time. @default the newest block that the indexer knows
   */
  readonly since?: string | Date | undefined;
  /**
   * How late the indexer may list a payment after newer ones, in milliseconds of the chain's time. Younger payments
   * are read again each time and recognised by their hash. @default 600_000
   */
  readonly lagMs?: number | undefined;
  /** Milliseconds between two polls without a hint. @default 10_000 */
  readonly pollMs?: number | undefined;
  /** Ends the iteration, which rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
