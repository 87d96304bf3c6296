import type { Transaction } from "./transaction.js";

export const TransactionStatus = { Pending: 0, Confirmed: 1, Finalized: 2, Failed: 3 } as const;

export type TransactionStatus = (typeof TransactionStatus)[keyof typeof TransactionStatus];

/** A transaction that the node accepted, and its state. */
export interface ChainEntry {
  readonly tx: Transaction;
  readonly hash: string;
  readonly duplicateKey: string;
  status: TransactionStatus;
  /** Slot of its block; 0 while it waits. */
  slot: bigint;
  /** Hash of its block; empty while it waits. */
  blockHash: string;
  /** Why it failed. */
  error: string;
}
