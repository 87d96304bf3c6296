import type { ValidationFault } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { kindOf } from "../../runtime/kindOf.js";
import { baseUnitsFault } from "../amount.js";
import { serializeExtraInfo } from "./extraInfo.js";
import { type Transaction, type TransactionMessage, TransactionType } from "./transactionTypes.js";

const KEYS = {
  ...{ type: true, sender: true, recipient: true, units: true, nonce: true, textData: true, extraInfo: true },
  ...{ timestamp: true, zkProof: true, zkPub: true },
  // Refused with the name that is meant.
  amount: true,
} satisfies KeysOf<Transaction> & { readonly amount: true };
const NONCE = /^(?:0|[1-9][0-9]{0,19})$/;
const NONCE_LIMIT = 2n ** 64n;

/** A transaction in the form that is signed and sent, with its faults. */
export interface ReadTransaction {
  readonly message: TransactionMessage;
  /** If there are faults, `message` contains placeholders for the wrong fields. */
  readonly faults: readonly ValidationFault[];
}

/**
 * Reads every field once and returns it in the form that the node uses to check the signature. Finds fields that cannot
 * be signed, or that could be read as two different transactions.
 */
export function readTransaction(tx: Transaction): ReadTransaction {
  requireOptions(tx, KEYS, { path: "tx" });
  const faults: ValidationFault[] = [];
  const message: TransactionMessage = {
    type: readType(tx.type, faults),
    sender: readPart(tx.sender, "sender", faults),
    recipient: readPart(tx.recipient, "recipient", faults),
    amount: readUnits(tx, faults),
    timestamp: readTimestamp(tx.timestamp, faults),
    text_data: readPart(tx.textData ?? "", "textData", faults),
    nonce: readNonce(tx.nonce, faults),
    extra_info: readExtraInfo(tx.extraInfo, faults),
    zk_proof: readText(tx.zkProof ?? "", "zkProof", faults),
    zk_pub: readText(tx.zkPub ?? "", "zkPub", faults),
  };
  return { message: Object.freeze(message), faults };
}

/** Returns the bytes that are signed. */
export function signedBytes(message: TransactionMessage): Uint8Array {
  const { type, sender, recipient, amount, text_data, nonce, extra_info } = message;
  return new TextEncoder().encode([type, sender, recipient, amount, text_data, nonce, extra_info].join("|"));
}

function readType(type: unknown, faults: ValidationFault[]): TransactionType {
  const known = Object.values(TransactionType).find((one) => one === type);
  if (known === undefined) {
    faults.push({ path: "type", message: "must be 0 (transfer by proof), 1 (transfer by key) or 2 (user content)" });
  }
  return known ?? TransactionType.transferByProof;
}

function readText(value: unknown, path: string, faults: ValidationFault[]): string {
  if (typeof value === "string") return value;
  faults.push({ path, message: `must be a string, not ${kindOf(value)}` });
  return "";
}

/** Reads a field of the signed text. A `|` separates these fields and cannot be escaped. */
function readPart(value: unknown, path: string, faults: ValidationFault[]): string {
  const text = readText(value, path, faults);
  if (text.includes("|")) {
    faults.push({ path, message: 'must not have a "|": the signed text could be read as another transaction' });
  }
  return text;
}

function readUnits(tx: Transaction, faults: ValidationFault[]): string {
  const units: unknown = tx.units;
  const message = baseUnitsFault(units);
  if (message === undefined) return String(units);
  const advice =
    units === undefined && "amount" in tx ? "; a transaction has units where a transfer has an amount" : "";
  faults.push({ path: "units", message: `${message}${advice}` });
  return "0";
}

function readTimestamp(timestamp: unknown, faults: ValidationFault[]): number {
  if (timestamp === undefined) return 0;
  if (typeof timestamp === "number" && Number.isSafeInteger(timestamp) && timestamp >= 0) return timestamp;
  faults.push({ path: "timestamp", message: "must be whole milliseconds since 1970, 0 or more" });
  return 0;
}

function readNonce(nonce: unknown, faults: ValidationFault[]): bigint {
  const value = nonceValue(nonce);
  if (value !== undefined) return value;
  faults.push({ path: "nonce", message: whyNoNonce(nonce) });
  return 0n;
}

function nonceValue(nonce: unknown): bigint | undefined {
  const whole =
    typeof nonce === "bigint" ||
    (typeof nonce === "number" && Number.isSafeInteger(nonce)) ||
    (typeof nonce === "string" && NONCE.test(nonce));
  if (!whole) return undefined;
  const value = BigInt(nonce);
  return value >= 1n && value < NONCE_LIMIT ? value : undefined;
}

function whyNoNonce(nonce: unknown): string {
  if (typeof nonce === "number" && Number.isInteger(nonce) && !Number.isSafeInteger(nonce)) {
    return "is beyond 2^53 and may have been rounded: give it as a bigint or a decimal string";
  }
  return "must be a whole number from 1 to 2^64 - 1: a bigint, a number, or decimal digits without sign or leading zeros";
}

function readExtraInfo(info: unknown, faults: ValidationFault[]): string {
  if (info === undefined) return "";
  if (typeof info === "string") {
    if (info.includes("|")) {
      faults.push({
        path: "extraInfo",
        message: 'must not have a "|": give an object, or write it as \\u007c inside the JSON text',
      });
    }
    return info;
  }
  if (typeof info !== "object" || info === null || Array.isArray(info)) {
    faults.push({ path: "extraInfo", message: `must be an object or a text, not ${kindOf(info)}` });
    return "";
  }
  // Copied, so that nothing can change between the check and the signature.
  const entries = Object.entries(info).map(([key, value]: [string, unknown]) => [key, copied(value)] as const);
  const wrong = entries.filter(([, value]) => !isFlat(value));
  faults.push(
    ...wrong.map(([key, value]) => ({
      path: `extraInfo.${key}`,
      message: `must be a string${Array.isArray(value) ? ", or a list of strings alone" : `, not ${kindOf(value)}: the node takes flat objects only`}`,
    })),
  );
  return wrong.length > 0 ? "" : serializeExtraInfo(Object.fromEntries(entries) as Record<string, string | undefined>);
}

function copied(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => item) : value;
}

function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  return value === undefined || typeof value === "string";
}
