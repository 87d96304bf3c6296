import { requireCallOptions } from "../../core/requireWaitOptions.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";
import { readTrace, type StoredTransferTrace, type TransferTrace } from "./transferTrace.js";

/**
 * The known state of a transfer.
 *
 * - `pending`, `confirmed`, `finalized`, `failed`: it is on the chain. `transaction` has the details.
 * - `expired`: no tokens were moved, and none can be: its nonce is too old to be accepted, it does not wait for a
 * block, and the indexer has read all slots in which it could have been.
 * - `unknown`: none of these is certain. Call `find` again later. Without an indexer it may remain unknown.
 */
export type TransferFinding =
  | {
      readonly state: "pending" | "confirmed" | "finalized" | "failed";
      readonly transaction: ChainTransaction;
    }
  | { readonly state: "expired"; readonly transaction: undefined }
  | {
      readonly state: "unknown";
      /** A transaction with the same text that may be another process's: see `TransferTrace.isAmbiguous`. */
      readonly transaction: ChainTransaction | undefined;
    };

/** Options of a search for a transfer. */
export interface TransferFindOptions {
  /**
   * Milliseconds after which the finding is `unknown`. A transfer that was not accepted is `expired` after about 90
   * seconds.
   *
   * @default 120_000
   */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the arguments of `wallet.find`.
 *
 * @throws {ValidationError} that names the wrong one.
 */
export function readFind(
  trace: TransferTrace | StoredTransferTrace,
  options: TransferFindOptions,
): { readonly sought: TransferTrace; readonly timeoutMs: number; readonly signal: AbortSignal | undefined } {
  requireCallOptions(options);
  const { timeoutMs = 120_000, signal } = options;
  return { sought: readTrace(trace), timeoutMs, signal };
}
