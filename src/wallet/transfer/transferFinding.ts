import type { ChainTransaction } from "../transaction/chainTransaction.js";

/**
 * What was found out about a transfer.
 *
 * - `pending`, `confirmed`, `finalized`, `failed`: it is on the chain, as `transaction` says.
 * - `expired`: nothing was moved, and nothing can be any more: its nonce is too old to be taken,
 *   it waits for no block, and the indexer has passed where it could have been.
 * - `unknown`: neither. Ask again later; without an indexer it may stay so.
 */
export type TransferFinding =
  | {
      readonly state: "pending" | "confirmed" | "finalized" | "failed";
      readonly transaction: ChainTransaction;
    }
  | { readonly state: "expired"; readonly transaction: undefined }
  | {
      readonly state: "unknown";
      /** One with the very same text, where it cannot be told whose it is: see `TransferTrace.isAmbiguous`. */
      readonly transaction: ChainTransaction | undefined;
    };

/** How long a transfer is looked for. */
export interface TransferFindOptions {
  /**
   * Milliseconds, after which the finding is `unknown`. A transfer that was not taken is
   * `expired` after about 90 seconds.
   * @default 120_000
   */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}
