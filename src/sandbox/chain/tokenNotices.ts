import { TransactionType } from "../../../generated/rest/chain.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Broadcaster } from "../push/broadcaster.js";
import { addressOfUser } from "./addresses.js";
import type { ChainEntry } from "./chainEntry.js";
import type { Transaction } from "./transaction.js";

const NOTICED: ReadonlySet<string> = new Set(["transfer_token", "give_coffee", "unlock_item"]);
const MOST_INT32 = 2n ** 31n - 1n;
const UNITS_PER_TOKEN = 1_000_000n;

/** Notifies sender and receiver of an applied transfer if Mezon would. */
export function pushTransfer(broadcaster: Broadcaster, { tx, hash }: ChainEntry): void {
  const info = noticedInfo(tx);
  if (info === undefined) return;
  const senderId = info.get("UserSenderId") ?? "";
  const receiverId = info.get("UserReceiverId") ?? "";
  if (!owns(senderId, tx.sender) || !owns(receiverId, tx.recipient)) return;
  const tokens = tx.amount / UNITS_PER_TOKEN;
  const amount = Number(tokens > MOST_INT32 ? MOST_INT32 : tokens);
  const payload: EnvelopePayload =
    info.get("type") === "give_coffee"
      ? {
          case: "giveCoffeeEvent",
          value: {
            ...{ senderId, receiverId, tokenCount: amount, messageRefId: idAt(info, "MessageRefId") },
            ...{ channelId: idAt(info, "ChannelId"), clanId: idAt(info, "ClanId") },
          },
        }
      : {
          case: "tokenSentEvent",
          value: {
            ...{ senderId, senderName: info.get("UserSenderUsername") ?? "", receiverId, amount, note: tx.textData },
            ...{ extraAttribute: info.get("ExtraAttribute") ?? "", transactionId: hash },
          },
        };
  broadcaster.toPeople([senderId, receiverId], payload);
}

/**
 * Returns the extra info of a transaction of which the node notifies subscribers such as Mezon: a flat object of texts
 * with one of three types, and no user content.
 */
export function noticedInfo(tx: Pick<Transaction, "type" | "extraInfo">): ReadonlyMap<string, string> | undefined {
  if (tx.type === TransactionType.UserContent) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(tx.extraInfo);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const info = new Map<string, string>();
  for (const [key, text] of Object.entries(value) as [string, unknown][]) {
    // In a map of texts, null is an empty text.
    if (typeof text !== "string" && text !== null) return undefined;
    info.set(key, text ?? "");
  }
  return NOTICED.has(info.get("type") ?? "") ? info : undefined;
}

function owns(userId: string, address: string): boolean {
  return /^[1-9]\d{0,18}$/.test(userId) && addressOfUser(userId) === address;
}

function idAt(info: ReadonlyMap<string, string>, key: string): string {
  const id = info.get(key) ?? "";
  return /^\d{1,19}$/.test(id) ? id : "0";
}
