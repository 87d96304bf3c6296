import { base58 } from "@scure/base";
import { sha256, sha256Hex } from "../crypto.js";
import { goText } from "./goText.js";

/** A submitted transaction, with the node's own timestamp. */
export interface Transaction {
  readonly type: number;
  readonly sender: string;
  readonly recipient: string;
  readonly amount: bigint;
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly textData: string;
  readonly nonce: bigint;
  readonly extraInfo: string;
  readonly zkProof: string;
  readonly zkPub: string;
  readonly signature: string;
}

/** Returns the text that is signed. */
export function signedText(tx: Omit<Transaction, "timestamp" | "signature">): string {
  const { type, sender, recipient, amount, textData, nonce, extraInfo } = tx;
  return [type, sender, recipient, amount, textData, nonce, extraInfo].join("|");
}

/** Returns the key that equal transactions share: base58 of the SHA-256 of the signed text. */
export function duplicateKey(tx: Transaction): string {
  return base58.encode(sha256(signedText(tx)));
}

/**
 * Returns the hash of a transaction in hexadecimal digits. It covers the node's timestamp, the signature and the
 * proof.
 */
export function transactionHash(tx: Transaction): string {
  return sha256Hex(hashedText(tx));
}

/** Returns the JSON text that is hashed: in a fixed order, without empty fields at the end. */
export function hashedText(tx: Transaction): string {
  const always = [
    `"type":${tx.type}`,
    `"sender":${goText(tx.sender)}`,
    `"recipient":${goText(tx.recipient)}`,
    `"amount":"${tx.amount}"`,
    `"timestamp":${tx.timestamp}`,
    `"text_data":${goText(tx.textData)}`,
  ];
  const texts = { signature: tx.signature, extra_info: tx.extraInfo, zk_proof: tx.zkProof, zk_pub: tx.zkPub };
  const optional = Object.entries(texts).flatMap(([key, text]) => (text === "" ? [] : [`"${key}":${goText(text)}`]));
  return `{${[...always, ...(tx.nonce === 0n ? [] : [`"nonce":${tx.nonce}`]), ...optional].join(",")}}`;
}
