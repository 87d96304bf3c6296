import { type components, TransactionStatus as WireStatuses } from "../../../generated/rest/chain.js";

type WireStatus = components["schemas"]["TransactionStatus"];

/**
 * `pending`: waits for a block. `confirmed`: is in a block, and can still fail. `finalized`: final. `failed`: was not
 * applied. `unknown`: the service did not report a status.
 */
export type TransactionStatus = "pending" | "confirmed" | "finalized" | "failed" | "unknown";

/** A transaction from the node or the indexer. In JSON its bigints are decimal strings. */
export interface ChainTransaction {
  readonly txHash: string;
  /** 0 transfer by proof, 1 transfer by key, 2 user content; `undefined` from the node, which does not report it. */
  readonly type: number | undefined;
  readonly sender: string;
  readonly recipient: string;
  /** Base units. A token is 10^6 base units. */
  readonly units: bigint;
  /** The note. */
  readonly textData: string;
  readonly nonce: bigint;
  /** JSON text, or empty. */
  readonly extraInfo: string;
  readonly status: TransactionStatus;
  /** Why it failed. Empty if it did not fail, and always empty from the indexer. */
  readonly failure: string;
  /** Slot of its block; 0 while it waits. */
  readonly slot: bigint;
  readonly blockHash: string;
  /** When the node accepted it. The indexer only stores whole seconds. */
  readonly takenAt: Date;
}

const STATUSES = {
  [WireStatuses.Pending]: "pending",
  [WireStatuses.Confirmed]: "confirmed",
  [WireStatuses.Finalized]: "finalized",
  [WireStatuses.Failed]: "failed",
} as const satisfies Record<WireStatus, TransactionStatus>;

/** Returns the status for a number; node and indexer use the same numbers. */
export function statusOf(number: bigint | undefined): TransactionStatus {
  const statuses: Readonly<Partial<Record<string, TransactionStatus>>> = STATUSES;
  return statuses[String(number)] ?? "unknown";
}
