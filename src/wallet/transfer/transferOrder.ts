import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { requireObject } from "../../core/requireObject.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { type Amount, toBaseUnits } from "../amount.js";
import { addressFromUserId, requireAddress } from "../keys/address.js";
import { type ExtraInfo, requireExtraInfo, serializeExtraInfo, transferExtraInfo } from "../transaction/extraInfo.js";
import { type Transaction, TransactionType } from "../transaction/transaction.js";
import { readTransaction } from "../transaction/transactionMessage.js";
import { refuse, transactionFaults } from "../transaction/transactionRules.js";
import type { UnnumberedText } from "./transferTrace.js";

/** What a transfer is, but for who receives. */
export interface TransferDetails {
  /** Tokens as a decimal string such as `"1.5"`, or base units as `{ units: 1_500_000n }`. */
  readonly amount: Amount;
  /**
   * A note for the receiver, at most 512 bytes of UTF-8, without `|`.
   * @default "Transfer funds"
   */
  readonly note?: string | undefined;
  /** The sender's name, for Mezon to show. */
  readonly senderName?: string | undefined;
  /** Anything the receiving side is to find in the transfer. */
  readonly extraAttribute?: string | undefined;
  /** Further entries of the transfer's extra info; `type` may be another than `transfer_token`. */
  readonly mmnExtraInfo?: ExtraInfo | undefined;
  /**
   * Names what is paid for, such as an order's number: with the same key the same transfer is made
   * once, whatever restarts. Needs a journal.
   */
  readonly idempotencyKey?: string | undefined;
  /** Gives up when aborted: with `TransactionError` (`unknown`) where the node may have it already. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds until the node has taken it.
   * @default 45_000
   */
  readonly timeoutMs?: number | undefined;
}

/** Who receives: a user, or a wallet by its address. */
export type TransferReceiver =
  | {
      /** The user's id. */
      readonly receiverId: string;
      readonly recipient?: undefined;
    }
  | {
      /** The wallet's address, in base58. Mezon shows nobody such a transfer. */
      readonly recipient: string;
      readonly receiverId?: undefined;
    };

export type TransferOptions = TransferDetails & TransferReceiver;

/** What a transfer is to be, checked and copied: nothing of it changes any more. */
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
  /** Put into the extra info; none when absent. */
  readonly mark?: string | undefined;
}

const DEFAULT_NOTE = "Transfer funds";
const DEFAULT_TIMEOUT_MS = 45_000;
const LONGEST_KEY = 200;
/** The entry of the extra info that holds a mark. */
const MARK = "MezonkitMark";

/** Reads and checks what is to be sent. Throws a `ValidationError` for anything that the node would refuse. */
export function readOrder(context: OrderContext, options: TransferOptions): TransferOrder {
  requireObject(options, "options", "an object such as { receiverId, amount }");
  const { amount, note = DEFAULT_NOTE, idempotencyKey, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  // Read once, and apart from their types: they may come from anywhere.
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

/** Throws a `ValidationError` for what the node would refuse, which names the option where the transaction has another name. */
function validateOrder(order: Parameters<typeof transactionOf>[0]): void {
  const faults = transactionFaults(readTransaction(transactionOf(order, 1n)));
  refuse(faults.map(({ path, message }) => ({ path: path === "textData" ? "note" : path, message })));
}

/** An order as a transaction that is to be signed. */
export function transactionOf(
  order: Omit<UnnumberedText, "extraInfo"> & { readonly extraInfo: string | ExtraInfo },
  nonce: bigint,
): Transaction {
  const { sender, recipient, units, textData, extraInfo } = order;
  return { type: TransactionType.transferByProof, sender, recipient, units, textData, extraInfo, nonce };
}

/** A mark that no other transfer has. */
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

/** A text as it reaches the node and comes back: half a pair of surrogates is U+FFFD there. */
function asSent(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
