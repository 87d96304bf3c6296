import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import { TransactionType } from "../../../../generated/rest/chain.js";
import { base58Bytes, keyBytes } from "../addresses.js";
import { signedText, type Transaction } from "../transaction.js";
import { base64Bytes } from "./base64.js";

const MOST_SIGNATURE = { base58: 2048, bytes: 4096 };
const SIGNATURE_LENGTH = 64;
const KEY_LENGTH = 32;

/** Returns the public key with which a transaction is signed, in base58; `undefined` if the signature is invalid. */
export function signingKey(tx: Transaction): string | undefined {
  const signed = readSignature(tx);
  if (signed === undefined) return undefined;
  const { key, signature } = signed;
  return isSigned(signature, new TextEncoder().encode(signedText(tx)), key) ? base58.encode(key) : undefined;
}

interface Signed {
  readonly key: Uint8Array;
  readonly signature: Uint8Array;
}

function readSignature(tx: Transaction): Signed | undefined {
  if (tx.signature.length > MOST_SIGNATURE.base58) return undefined;
  const bytes = base58Bytes(tx.signature);
  if (bytes === undefined || bytes.length > MOST_SIGNATURE.bytes) return undefined;
  const signed = tx.type === TransactionType.TransferByKey ? bare(tx.sender, bytes) : wrapped(bytes);
  return signed?.key.length === KEY_LENGTH && signed.signature.length === SIGNATURE_LENGTH ? signed : undefined;
}

function bare(sender: string, signature: Uint8Array): Signed | undefined {
  const key = keyBytes(sender);
  return key === undefined ? undefined : { key, signature };
}

function wrapped(bytes: Uint8Array): Signed | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const entries = new Map(Object.entries(json).map(([name, value]: [string, unknown]) => [name.toLowerCase(), value]));
  const [key, signature] = ["pubkey", "sig"].map((name) => base64Of(entries.get(name)));
  return key === undefined || signature === undefined ? undefined : { key, signature };
}

function base64Of(value: unknown): Uint8Array | undefined {
  return typeof value === "string" ? base64Bytes(value) : undefined;
}

function isSigned(signature: Uint8Array, text: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, text, key, { zip215: false });
  } catch {
    return false;
  }
}
