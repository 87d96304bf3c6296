import type { components } from "../../../generated/rest/chain.js";

type WireStatus = components["schemas"]["TransactionStatus"];

/**
 * `pending`: waits for a block. `confirmed`: is in one, and can still fail. `finalized`: cannot
 * change any more. `failed`: was not applied. `unknown`: whoever answered does not say.
 */
export type TransactionStatus = "pending" | "confirmed" | "finalized" | "failed" | "unknown";

/** A transaction, by the node's word or the indexer's. JSON has its bigints as decimal strings. */
export interface ChainTransaction {
  readonly txHash: string;
  /** `undefined` when the node answered, which does not say. 0 transfer by proof, 1 transfer by key, 2 user content. */
  readonly type: number | undefined;
  readonly sender: string;
  readonly recipient: string;
  /** Base units; 10^6 are a token. */
  readonly units: bigint;
  /** The note. */
  readonly textData: string;
  readonly nonce: bigint;
  /** JSON text, or empty. */
  readonly extraInfo: string;
  readonly status: TransactionStatus;
  /** Why it failed; empty unless it did, and always from the indexer, which does not say. */
  readonly failure: string;
  /** Slot of its block; 0 while it waits. */
  readonly slot: bigint;
  readonly blockHash: string;
  /** When the node took it; the indexer knows whole seconds only. */
  readonly takenAt: Date;
}

const STATUSES = {
  0: "pending",
  1: "confirmed",
  2: "finalized",
  3: "failed",
} as const satisfies Record<WireStatus, TransactionStatus>;

/** The status that a number stands for, which node and indexer count alike. */
export function statusOf(number: bigint | undefined): TransactionStatus {
  const statuses: Readonly<Partial<Record<string, TransactionStatus>>> = STATUSES;
  return statuses[String(number)] ?? "unknown";
}
