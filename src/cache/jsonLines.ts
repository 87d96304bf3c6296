import { decodeChannelMessage, encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { ValidationError } from "../core/errors.js";
import { isId } from "../core/ids.js";
import { parseContent } from "../wire/messageContent.js";
import type { Written } from "./messageRowWriter.js";
import type { StoredMessage } from "./storedMessage.js";

/** A message as a line of JSON: what people look for in plain form, and all of it as it travels, in base64. */
export function lineOf(message: StoredMessage): string {
  const { id, channelId, clanId, topicId, senderId, senderName, createdAt, editedAt, removedAt, wire } = message;
  return JSON.stringify({
    ...{ id, channelId, clanId, topicId, senderId, senderName, createdAt, editedAt, removedAt },
    content: parseContent(wire.content),
    wire: toBase64(encodeChannelMessage(wire)),
  });
}

/**
 * Reads a line that {@link lineOf} wrote. Throws a {@link ValidationError} that names the line.
 *
 * @param number The line's number, from 1.
 */
export function messageOfLine(line: string, number: number): Written {
  try {
    const { wire, removedAt } = JSON.parse(line) as { readonly wire?: unknown; readonly removedAt?: unknown };
    if (typeof wire !== "string") throw new TypeError("it has no wire");
    const message = decodeChannelMessage(fromBase64(wire));
    if (!isId(message.messageId) || !isId(message.channelId)) throw new TypeError("it has no ids");
    const removed = typeof removedAt === "string" ? Math.floor(Date.parse(removedAt) / 1000) : 0;
    if (Number.isNaN(removed)) throw new TypeError("removedAt is no date");
    return { message, removed };
  } catch (cause) {
    throw new ValidationError(`line ${number}`, "is no message that exportLines wrote", { cause });
  }
}

// Not Buffer: this runs in browsers too.
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
