import type { components } from "../../../generated/rest/chain.js";
import type { ExtraInfo, UserContent } from "./extraInfo.js";

type WireTransaction = components["schemas"]["Transaction"];

/** What a transaction does, as the chain numbers it. */
export const TransactionType = {
  /** A transfer from a user's wallet: a proof shows that the signing key is the user's. */
  transferByProof: 0,
  /** A transfer from the address that is the signing key itself. */
  transferByKey: 1,
  /** Content that is published. Nothing is transferred. */
  userContent: 2,
} as const satisfies Record<string, WireTransaction["type"]>;
export type TransactionType = WireTransaction["type"];

/** A transaction to be signed. */
export interface Transaction {
  /** One of {@link TransactionType}. */
  readonly type: TransactionType;
  /** Address that pays. For `transferByKey` it is the key that signs. */
  readonly sender: string;
  /** Address that receives. Nobody checks that it has an owner: a wrong one loses the tokens. */
  readonly recipient: string;
  /** Base units; {@link toBaseUnits} makes them of tokens. */
  readonly units: bigint;
  /** A recent slot number: what the node calls the current nonce, plus 1. It counts nothing. */
  readonly nonce: bigint | number | string;
  /** The note, at most 512 bytes in UTF-8, without `|`. @default empty */
  readonly textData?: string | undefined;
  /** An object, which is written as JSON, or the text itself, without `|`. @default empty */
  readonly extraInfo?: string | ExtraInfo | UserContent | undefined;
  /** Milliseconds since 1970. It is not signed, and the node replaces it. @default 0 */
  readonly timestamp?: number | undefined;
  /** The prover's proof, in base64. Not signed. @default empty */
  readonly zkProof?: string | undefined;
  /** The prover's public input, in base64. Not signed. @default empty */
  readonly zkPub?: string | undefined;
}

/** `tx_msg` as `tx.addtx` takes it, `amount` in base units. The nonce may exceed 2^53: write it as a JSON number without loss. */
export type TransactionMessage = Readonly<Omit<WireTransaction, "nonce" | "timestamp">> & {
  readonly nonce: bigint;
  readonly timestamp: number;
};

/** A signed transaction, which cannot be changed. To try again, hand in this same one. */
export interface SignedTransaction {
  readonly message: TransactionMessage;
  /** Base58 of the 64 bytes for `transferByKey`; else base58 of JSON with key and signature. */
  readonly signature: string;
  /** Base58 of the SHA-256 of the signed bytes. The node takes the same one only once in about five minutes. */
  readonly dedupHash: string;
}
