import { type components, TransactionType as WireType } from "../../../generated/rest/chain.js";
import type { ExtraInfo, UserContent } from "./extraInfo.js";

type WireTransaction = components["schemas"]["Transaction"];

/** Types of transactions, as the chain numbers them. */
export const TransactionType = {
  /** A transfer from a user's wallet: a proof shows that the signing key is the user's. */
  transferByProof: WireType.TransferByProof,
  /** A transfer from the address of the signing key itself. */
  transferByKey: WireType.TransferByKey,
  /** Published content. Nothing is transferred. */
  userContent: WireType.UserContent,
} as const satisfies Record<string, WireTransaction["type"]>;
export type TransactionType = WireTransaction["type"];

/** A transaction to be signed. */
export interface Transaction {
  /** One of {@link TransactionType}. */
  readonly type: TransactionType;
  /** The address that pays. For `transferByKey` it is the address of the key that signs. */
  readonly sender: string;
  /**
   * The address that receives. The chain does not check that it has an owner: tokens sent to a wrong address are lost.
   */
  readonly recipient: string;
  /** Base units; {@link toBaseUnits} converts tokens. */
  readonly units: bigint;
  /** A recent slot number: the node's current nonce plus 1. It is not a counter. */
  readonly nonce: bigint | number | string;
  /** The note, at most 512 bytes in UTF-8, without `|`. @default empty */
  readonly textData?: string | undefined;
  /** An object, which is written as JSON, or a text, which is used unchanged; without `|`. @default empty */
  readonly extraInfo?: string | ExtraInfo | UserContent | undefined;
  /** Milliseconds since 1970. Not signed; the node replaces it. @default 0 */
  readonly timestamp?: number | undefined;
  /** The prover's proof, in base64. Not signed. @default empty */
  readonly zkProof?: string | undefined;
  /** The prover's public input, in base64. Not signed. @default empty */
  readonly zkPub?: string | undefined;
}

/**
 * `tx_msg` as `tx.addtx` expects it, `amount` in base units. The nonce may exceed 2^53: write it as a JSON number
 * without loss.
 */
export type TransactionMessage = Readonly<Omit<WireTransaction, "nonce" | "timestamp">> & {
  readonly nonce: bigint;
  readonly timestamp: number;
};

/** A signed transaction, which is frozen. To try again, submit the same object. */
export interface SignedTransaction {
  readonly message: TransactionMessage;
  /** Base58 of the 64 bytes for `transferByKey`; otherwise base58 of JSON with key and signature. */
  readonly signature: string;
  /** Base58 of the SHA-256 of the signed bytes. The node accepts the same hash only once within about five minutes. */
  readonly dedupHash: string;
}
