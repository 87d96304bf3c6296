import { sha256 } from "@noble/hashes/sha2.js";
import { base58 } from "@scure/base";
import { ValidationError } from "../../core/errors.js";
import { printable } from "../../core/printable.js";
import { requireObject } from "../../core/requireObject.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";
import { TransactionType } from "../transaction/transactionTypes.js";
import { requireHash } from "../transaction/txHash.js";

/**
 * Identifies a transfer on the chain, even if its hash is not known, by all signed fields. It can be stored: in JSON
 * its bigints are decimal strings, and `wallet.find` accepts that form.
 */
export interface TransferTrace {
  readonly sender: string;
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  readonly nonce: bigint;
  /** The note. */
  readonly textData: string;
  /** JSON text. */
  readonly extraInfo: string;
  /**
   * Whether another process may have sent the same text, so that a transaction with this text may not be this
   * transfer. Always false with a journal.
   */
  readonly isAmbiguous: boolean;
  /** The transaction's hash, once the node has returned it. */
  readonly txHash?: string | undefined;
}

/** A trace as JSON contains it. */
export type StoredTransferTrace = Omit<TransferTrace, "units" | "nonce"> & {
  readonly units: string;
  readonly nonce: string;
};

/** The signed fields without the nonce. */
export type UnnumberedText = Pick<TransferTrace, "sender" | "recipient" | "units" | "textData" | "extraInfo">;

/** Returns the text that is signed. */
export function signedTextOf(trace: UnnumberedText & { readonly nonce: bigint }): string {
  const { sender, recipient, units, textData, nonce, extraInfo } = trace;
  return [TransactionType.transferByProof, sender, recipient, units, textData, nonce, extraInfo].join("|");
}

/** Returns base58 of the SHA-256 of a signed text: the node recognises duplicates by it. */
export function dedupHashOf(signedText: string): string {
  return base58.encode(sha256(new TextEncoder().encode(signedText)));
}

/** Returns the trace of a signed text. @throws {ValidationError} if it is not the text of a transfer. */
export function traceOfText(signedText: string): TransferTrace {
  const parts = signedText.split("|");
  const [, sender = "", recipient = "", units = "", textData = "", nonce = "", extraInfo = ""] = parts;
  if (parts.length !== 7)
    throw new ValidationError("signedText", "must be type|sender|recipient|amount|text_data|nonce|extra_info");
  return readTrace({ sender, recipient, units, textData, nonce, extraInfo, isAmbiguous: false });
}

/** Reads a trace that may come from storage. @throws {ValidationError} that names what is wrong. */
export function readTrace(given: TransferTrace | StoredTransferTrace): TransferTrace {
  requireObject(given, "trace", "the trace of a transfer, as a TransactionError or a Transfer has it");
  const { isAmbiguous = false, txHash } = given;
  return printable({
    sender: textOf(given, "sender"),
    recipient: textOf(given, "recipient"),
    units: wholeOf(given, "units"),
    nonce: wholeOf(given, "nonce"),
    textData: textOf(given, "textData"),
    extraInfo: textOf(given, "extraInfo"),
    isAmbiguous: Boolean(isAmbiguous),
    txHash: txHash === undefined ? undefined : requireHash(txHash, "trace.txHash"),
  });
}

/** Whether a transaction has exactly the text of a trace. */
export function hasTextOf(trace: TransferTrace, transaction: ChainTransaction): boolean {
  return (
    hasNumbersOf(trace, transaction) &&
    transaction.textData === trace.textData &&
    transaction.extraInfo === trace.extraInfo
  );
}

/**
 * Whether a transaction has the sender, recipient, amount and nonce of a trace. The node returns no other fields of
 * transactions that wait for a block.
 */
export function hasNumbersOf(
  trace: TransferTrace,
  other: Pick<TransferTrace, "sender" | "recipient" | "units" | "nonce">,
): boolean {
  return (
    trace.nonce === other.nonce &&
    trace.units === other.units &&
    trace.sender === other.sender &&
    trace.recipient === other.recipient
  );
}

type TextField = "sender" | "recipient" | "textData" | "extraInfo";

function textOf(given: Readonly<Record<TextField, unknown>>, key: TextField): string {
  const value = given[key];
  if (typeof value !== "string") throw new ValidationError(`trace.${key}`, "must be a string");
  return value;
}

function wholeOf(given: Readonly<Record<"units" | "nonce", unknown>>, key: "units" | "nonce"): bigint {
  const value = given[key];
  if (typeof value === "bigint" && value >= 0n) return value;
  if (typeof value !== "string" || !/^\d{1,80}$/.test(value))
    throw new ValidationError(`trace.${key}`, "must be a bigint, or its decimal digits as JSON has them");
  return BigInt(value);
}
