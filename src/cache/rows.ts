import { decodeChannelMessage, encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { plainArray } from "../wire/plainArray.js";
import { EncodedMessage } from "./encodedMessage.js";
import { StoredMessage } from "./storedMessage.js";
import type { MessagesTable } from "./tables.js";

/** The columns a message is written to, in the order of {@link appendValues}. */
export const WRITTEN = [
  "id",
  "channel_id",
  "clan_id",
  "sender_id",
  "topic_id",
  "code",
  "created",
  "edited",
  "removed",
  "size",
  "content",
  "wire",
] as const satisfies readonly (keyof MessagesTable)[];

/** The columns a message is read from. */
export const READ = ["content", "removed", "wire"] as const satisfies readonly (keyof MessagesTable)[];

export interface ReadRow {
  readonly content: string;
  /** Some drivers return large integers as text. */
  readonly removed: number | string;
  readonly wire: Uint8Array;
}

/** Appends the columns of a message to `values`. Returns its approximate size in bytes. */
export function appendValues(values: unknown[], message: ChannelMessage | EncodedMessage, removed: number): number {
  if (message instanceof EncodedMessage) return appendEncoded(values, message, removed);
  // A text of PostgreSQL cannot contain NUL. Such a content, which is not JSON either, is only stored in the encoded
  // message.
  const content = message.content.includes("\0") ? "" : message.content;
  const wire = encodeChannelMessage(content === "" ? message : { ...message, content: "" });
  const { messageId, channelId, clanId, senderId, topicId, code, createTimeSeconds, updateTimeSeconds } = message;
  values.push(messageId, channelId, clanId, senderId, topicId, code, createTimeSeconds, updateTimeSeconds);
  const size = content.length + wire.length;
  values.push(removed, size, content, wire);
  return size;
}

/** The same for a message that is encoded. */
function appendEncoded(values: unknown[], message: EncodedMessage, removed: number): number {
  const { code, createTimeSeconds, updateTimeSeconds, content, wire } = message;
  values.push(message.messageKey, message.channelKey, message.clanKey, message.senderKey, message.topicKey);
  const size = content.length + wire.length;
  values.push(code, createTimeSeconds, updateTimeSeconds, removed, size, content, wire);
  return size;
}

/** Returns the message of a row. */
export function storedFrom(row: ReadRow): StoredMessage {
  // Drivers return Node buffers.
  const message = decodeChannelMessage(plainArray(row.wire));
  if (row.content !== "") message.content = row.content;
  return new StoredMessage(message, Number(row.removed));
}
