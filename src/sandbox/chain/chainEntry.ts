import type { components } from "../../../generated/rest/chain.js";
import type { Transaction } from "./transaction.js";

type TransactionStatus = components["schemas"]["TransactionStatus"];

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
