import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { type Amount, toBaseUnits } from "../amount.js";
import { addressFromUserId, requireAddress } from "../keys/address.js";
import { type ExtraInfo, requireExtraInfo, serializeExtraInfo, transferExtraInfo } from "../transaction/extraInfo.js";
import { type Transaction, TransactionType } from "../transaction/transaction.js";
import { readTransaction } from "../transaction/transactionMessage.js";
import { refuse, transactionFaults } from "../transaction/transactionRules.js";
import type { UnnumberedText } from "./transferTrace.js";

/** The details of a transfer, without the receiver. */
export interface TransferDetails {
  /** Tokens as a decimal string such as `"1.5"`, or base units as `{ units: 1_500_000n }`. */
  readonly amount: Amount;
  /**
   * A note for the receiver, at most 512 bytes of UTF-8, without `|`.
   *
   * @default "Transfer funds"
   */
  readonly note?: string | undefined;
  /** The sender's name that Mezon shows. */
  readonly senderName?: string | undefined;
  /** Any attribute for the receiving side. */
  readonly extraAttribute?: string | undefined;
  /** Further entries of the transfer's extra info; `type` may replace `transfer_token`. */
  readonly mmnExtraInfo?: ExtraInfo | undefined;
  /**
   * Identifies what is paid for, such as the number of an order. Only one transfer is made for each key, even across
   * restarts. Needs a journal.
   */
  readonly idempotencyKey?: string | undefined;
  /** Aborts the transfer. It then rejects with `TransactionError` (`unknown`) if the node may have it already. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds until the node has accepted it.
   *
   * @default 45_000
   */
  readonly timeoutMs?: number | undefined;
}

/** The receiver: a user, or a wallet by its address. */
export type TransferReceiver =
  | {
      /** The user's id. */
      readonly receiverId: string;
      readonly recipient?: undefined;
    }
  | {
      /** The wallet's address, in base58. Mezon sends no notification of such a transfer. */
      readonly recipient: string;
      readonly receiverId?: undefined;
    };

export type TransferOptions = TransferDetails & TransferReceiver;

/** A checked copy of a transfer's options. Later changes of the options do not affect it. */
export interface TransferOrder extends UnnumberedText {
  readonly idempotencyKey: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export interface OrderContext {
  readonly userId: string;
  readonly address: string;
  /** Whether there is a journal that remembers keys. */
  readonly hasJournal: boolean;
  /** Put into the extra info. @default none */
  readonly mark?: string | undefined;
}

const DEFAULT_NOTE = "Transfer funds";
const DEFAULT_TIMEOUT_MS = 45_000;
const LONGEST_KEY = 200;
/** The key of the extra info entry with a mark. */
const MARK = "MezonkitMark";

const TRANSFER_DETAILS: KeysOf<TransferDetails> = {
  ...{ amount: true, note: true, senderName: true, extraAttribute: true, mmnExtraInfo: true, idempotencyKey: true },
  ...{ signal: true, timeoutMs: true },
};

/** Names of a transfer's details in other SDKs, with the name here. */
export const olderTransferNames: Readonly<Record<string, string>> = {
  ...{ receiver_id: "receiverId", extra_attribute: "extraAttribute", mmn_extra_info: "mmnExtraInfo" },
  ...{ sender_name: "senderName", text: "note", text_data: "note", textData: "note", memo: "note" },
  ...{ to: "receiverId, or recipient for an address" },
  sender_id: ": leave it out, the sender is the account that logged in",
  senderId: ": leave it out, the sender is the account that logged in",
};

const TRANSFER_OPTIONS = { ...TRANSFER_DETAILS, receiverId: true, recipient: true } as const;

/** Reads and checks the options. @throws {ValidationError} for anything that the node would refuse. */
export function readOrder(context: OrderContext, options: TransferOptions): TransferOrder {
  requireObject(options, "options", "an object such as { receiverId, amount }");
  requireKnownKeys(options, TRANSFER_OPTIONS, { instead: olderTransferNames });
  const { amount, note = DEFAULT_NOTE, idempotencyKey, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  // Each option is read once, and its type is checked, since the values may come from untyped code.
  const { receiverId, recipient } = options as { readonly receiverId?: unknown; readonly recipient?: unknown };
  if ((receiverId === undefined) === (recipient === undefined))
    throw new ValidationError("receiverId", "give either it or recipient: who is to receive the tokens");
  requireWaitOptions({ timeoutMs, signal });
  requireKey(idempotencyKey, context.hasJournal);
  const to =
    receiverId === undefined
      ? requireAddress(recipient as string, "recipient")
      : addressFromUserId(requireId(receiverId as string, "receiverId"));
  const units = toBaseUnits(amount);
  if (units === 0n) throw new ValidationError("amount", "must be more than zero");
  if (to === context.address)
    throw new ValidationError(receiverId === undefined ? "recipient" : "receiverId", "is the sender's own wallet");
  const extraInfo = extraInfoOf(context, options);
  const order = { sender: context.address, recipient: to, units, textData: note, extraInfo };
  validateOrder(order);
  return Object.freeze({
    ...order,
    textData: asSent(note),
    extraInfo: asSent(serializeExtraInfo(extraInfo)),
    idempotencyKey,
    timeoutMs,
    signal,
  });
}

/**
 * @throws {ValidationError} for an order that the node would refuse. It names the option, even if the transaction's
 * field has another name.
 */
function validateOrder(order: Parameters<typeof transactionOf>[0]): void {
  const faults = transactionFaults(readTransaction(transactionOf(order, 1n)));
  refuse(faults.map(({ path, message }) => ({ path: path === "textData" ? "note" : path, message })));
}

/** Returns an order as a transaction to be signed. */
export function transactionOf(
  order: Omit<UnnumberedText, "extraInfo"> & { readonly extraInfo: string | ExtraInfo },
  nonce: bigint,
): Transaction {
  const { sender, recipient, units, textData, extraInfo } = order;
  return { type: TransactionType.transferByProof, sender, recipient, units, textData, extraInfo, nonce };
}

/** Returns a mark that no other transfer has. */
export function randomMark(): string {
  return crypto.randomUUID();
}

function requireKey(key: unknown, hasJournal: boolean): void {
  if (key === undefined) return;
  if (typeof key !== "string" || key === "" || key.length > LONGEST_KEY)
    throw new ValidationError("idempotencyKey", `must be a string of 1 to ${LONGEST_KEY} characters`);
  if (!hasJournal)
    throw new ValidationError(
      "idempotencyKey",
      "needs a journal, which remembers it: give the wallet `journal` (the client: `transferJournal`), such as new KyselyTransferJournal({ file })",
    );
}

function extraInfoOf({ userId, mark }: OrderContext, options: TransferOptions): ExtraInfo {
  const { receiverId, senderName, extraAttribute, mmnExtraInfo } = options;
  requireExtraInfo(mmnExtraInfo, "mmnExtraInfo");
  const extra = { ...mmnExtraInfo, [MARK]: mark };
  if (receiverId === undefined) return extra;
  return transferExtraInfo({ senderId: userId, receiverId, senderName, extraAttribute, extra });
}

/** Returns a text as the node returns it: a lone surrogate becomes U+FFFD. */
function asSent(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
