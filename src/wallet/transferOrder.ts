import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { addressFromUserId, requireAddress } from "./address.js";
import { type Amount, toBaseUnits } from "./amount.js";
import type { Credential } from "./credentials.js";
import { type ExtraInfo, requireExtraInfo, transferExtraInfo } from "./extraInfo.js";
import { type SignedTransaction, signTransaction, type Transaction, TransactionType } from "./transaction.js";
import { validateTransaction } from "./transactionRules.js";

export interface TransferOptions {
  /** Who receives: a user's id. This, or `recipient`. */
  readonly receiverId?: string | undefined;
  /** The wallet that receives, in base58. Mezon shows nobody such a transfer. */
  readonly recipient?: string | undefined;
  /** Tokens as a decimal string such as `"1.5"`, or base units as `{ units: 1_500_000n }`. */
  readonly amount: Amount;
  /** A note for the receiver, at most 512 bytes of UTF-8, without `|`. Default `"Transfer funds"`. */
  readonly note?: string | undefined;
  /** The sender's name, for Mezon to show. */
  readonly senderName?: string | undefined;
  /** Anything the receiving side is to find in the transfer. */
  readonly extraAttribute?: string | undefined;
  /** Further entries of the transfer's extra info; `type` may be another than `transfer_token`. */
  readonly mmnExtraInfo?: ExtraInfo | undefined;
  /** Gives up when aborted: with `TransactionError` (`unknown`) where the node may have it already. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the node has taken it. Default 45,000. */
  readonly timeoutMs?: number | undefined;
}

/** What a transfer is to be, checked. */
export interface TransferOrder {
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  readonly textData: string;
  readonly extraInfo: ExtraInfo;
}

const DEFAULT_NOTE = "Transfer funds";

/** Checks what is to be sent. Throws a `ValidationError` for anything that the node would refuse. */
export function orderOf(
  sender: { readonly userId: string; readonly address: string },
  options: TransferOptions,
): TransferOrder {
  const { receiverId, recipient, note = DEFAULT_NOTE } = options;
  if ((receiverId === undefined) === (recipient === undefined))
    throw new ValidationError("receiverId", "give either it or recipient: who is to receive the tokens");
  const order: TransferOrder = {
    recipient: receiverId === undefined ? requireAddress(recipient ?? "", "recipient") : addressOf(receiverId),
    units: toBaseUnits(options.amount),
    textData: note,
    extraInfo: extraInfoOf(sender.userId, options),
  };
  if (order.units === 0n) throw new ValidationError("amount", "must be more than zero");
  if (order.recipient === sender.address)
    throw new ValidationError(receiverId === undefined ? "recipient" : "receiverId", "is the sender's own wallet");
  validateTransaction(transactionOf(order, sender.address, 1n));
  return order;
}

/** The order as a signed transaction. */
export function signOrder(
  order: TransferOrder,
  signing: { readonly sender: string; readonly nonce: bigint; readonly credential: Credential },
): SignedTransaction {
  const { sender, nonce, credential } = signing;
  const transaction = transactionOf(order, sender, nonce);
  return signTransaction(
    { ...transaction, zkProof: credential.proof, zkPub: credential.publicInput },
    credential.keyPair,
  );
}

function transactionOf(order: TransferOrder, sender: string, nonce: bigint): Transaction {
  return { ...order, type: TransactionType.transferByProof, sender, nonce };
}

function addressOf(receiverId: string): string {
  return addressFromUserId(requireId(receiverId, "receiverId"));
}

function extraInfoOf(
  senderId: string,
  { receiverId, senderName, extraAttribute, mmnExtraInfo }: TransferOptions,
): ExtraInfo {
  requireExtraInfo(mmnExtraInfo, "mmnExtraInfo");
  if (receiverId === undefined) return { ...mmnExtraInfo };
  return transferExtraInfo({
    senderId,
    receiverId,
    ...(senderName === undefined ? {} : { senderName }),
    ...(extraAttribute === undefined ? {} : { extraAttribute }),
    ...(mmnExtraInfo === undefined ? {} : { extra: mmnExtraInfo }),
  });
}
