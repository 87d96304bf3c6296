import { sha256 } from "@noble/hashes/sha2.js";
import { base58, base64 } from "@scure/base";
import type { ValidationFault } from "../../core/errors.js";
import type { KeyPair } from "../keys/keyPair.js";
import { readTransaction, signedBytes } from "./transactionMessage.js";
import { refuse, transactionFaults } from "./transactionRules.js";
import {
  type SignedTransaction,
  type Transaction,
  type TransactionMessage,
  TransactionType,
} from "./transactionTypes.js";

export { type SignedTransaction, type Transaction, type TransactionMessage, TransactionType };

/**
 * Returns the exact bytes that are signed: `type|sender|recipient|amount|text_data|nonce|extra_info` in UTF-8. Two
 * different transactions never give the same bytes.
 *
 * @throws {@link ValidationError} if a field is malformed or contains a `|`. Does not check everything that the node
 * requires; {@link validateTransaction} does.
 */
export function serializeTransaction(tx: Transaction): Uint8Array {
  const { message, faults } = readTransaction(tx);
  refuse(faults);
  return signedBytes(message);
}

/**
 * Checks a transaction as {@link validateTransaction} does, and signs it. A transfer by key must come from the address
 * of that key.
 *
 * @throws {@link ValidationError} with every fault in `faults`.
 */
export function signTransaction(tx: Transaction, keyPair: KeyPair): SignedTransaction {
  const read = readTransaction(tx);
  const { message } = read;
  refuse([...transactionFaults(read), ...signerFaults(message, keyPair)]);
  const bytes = signedBytes(message);
  return Object.freeze({
    message,
    signature: signatureText(message.type, keyPair, keyPair.sign(bytes)),
    dedupHash: base58.encode(sha256(bytes)),
  });
}

function signerFaults({ type, sender }: TransactionMessage, keyPair: KeyPair): readonly ValidationFault[] {
  if (type !== TransactionType.transferByKey || sender === keyPair.publicKey) return [];
  return [{ path: "sender", message: "must be the signing key's own address when the key alone signs (type 1)" }];
}

function signatureText(type: TransactionType, keyPair: KeyPair, signature: Uint8Array): string {
  if (type === TransactionType.transferByKey) return base58.encode(signature);
  const wrapped = { PubKey: base64.encode(keyPair.publicKeyBytes()), Sig: base64.encode(signature) };
  return base58.encode(new TextEncoder().encode(JSON.stringify(wrapped)));
}
