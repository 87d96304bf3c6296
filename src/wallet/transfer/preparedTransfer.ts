import type { Transaction } from "../transaction/transaction.js";
import type { TransferTrace } from "./transferTrace.js";

/**
 * A transfer whose text stands and whose nonce is claimed, to be signed: here with `wallet.sign`, or
 * elsewhere. It must be handed in within about a minute.
 */
export interface PreparedTransfer {
  readonly trace: TransferTrace;
  /** What is to be signed; proof and public input are yet to be filled in. */
  readonly transaction: Transaction;
  /** The text whose UTF-8 bytes the signature is of. */
  readonly signedText: string;
}
