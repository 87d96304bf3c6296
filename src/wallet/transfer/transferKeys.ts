import type { KeysOf } from "../../core/requireKnownKeys.js";
import type { TransferDetails } from "./transferOrder.js";

export const TRANSFER_DETAILS: KeysOf<TransferDetails> = {
  ...{ amount: true, note: true, senderName: true, extraAttribute: true, mmnExtraInfo: true, idempotencyKey: true },
  ...{ signal: true, timeoutMs: true },
};

/** What is meant by the names that other SDKs have for details of a transfer. */
export const OLDER_TRANSFER_KEYS = {
  ...{ receiver_id: "receiverId", extra_attribute: "extraAttribute", mmn_extra_info: "mmnExtraInfo" },
  ...{ sender_name: "senderName", text: "note", text_data: "note", textData: "note", memo: "note" },
  ...{ to: "receiverId, or recipient for an address" },
  sender_id: ": leave it out, the sender is the account that logged in",
  senderId: ": leave it out, the sender is the account that logged in",
};
