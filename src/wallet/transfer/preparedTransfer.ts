import { requireObject } from "../../core/requireObject.js";
import type { Transaction } from "../transaction/transaction.js";
import { readTrace, type TransferTrace } from "./transferTrace.js";

/**
 * A transfer whose text is final and whose nonce is claimed. Sign it with `wallet.sign` or elsewhere; submit it within
 * about a minute.
 */
export interface PreparedTransfer {
  readonly trace: TransferTrace;
  /** The transaction to be signed; proof and public input are not filled in yet. */
  readonly transaction: Transaction;
  /** The text whose UTF-8 bytes are signed. */
  readonly signedText: string;
}

/** @throws {ValidationError} for an object that `prepare` did not return. */
export function requirePrepared(prepared: PreparedTransfer): void {
  requireObject(prepared, "prepared", "what prepare() returned");
  readTrace(prepared.trace);
  requireObject(prepared.transaction, "prepared.transaction", "the transaction to be signed");
}
