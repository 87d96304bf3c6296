import { decodeChannelMessage, encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { ValidationError } from "../core/errors.js";
import { isId } from "../core/ids.js";
import { requireString } from "../core/requireString.js";
import { parseContent } from "../wire/messageContent.js";
import type { MessageRowWriter, Written } from "./messageRowWriter.js";
import { READ, storedFrom } from "./rows.js";
import type { StepOptions } from "./stepOptions.js";
import type { StoredMessage } from "./storedMessage.js";

const ROWS_A_STEP = 500;

/**
 * Yields every message as a line of JSON, oldest first.
 */
export async function* exportLines({ read, turn }: StepOptions): AsyncGenerator<string, void, undefined> {
  for (let last = "0"; ; ) {
    const rows = await read((db) =>
      db.selectFrom("mezonkit_messages").select(READ).where("id", ">", last).orderBy("id").limit(ROWS_A_STEP).execute(),
    );
    const messages = rows.map(storedFrom);
    for (const message of messages) yield lineOf(message);
    await turn();
    const end = messages.at(-1);
    if (end === undefined || messages.length < ROWS_A_STEP) return;
    last = end.id;
  }
}

/**
 * Stores messages that {@link exportLines} wrote. Returns their number.
 *
 * @throws {ValidationError} that names a line which is no such message.
 */
export async function importLines(
  lines: AsyncIterable<string> | Iterable<string>,
  writer: MessageRowWriter,
  { write, turn }: StepOptions,
): Promise<number> {
  let number = 0;
  let imported = 0;
  let waiting: Written[] = [];
  const store = async (): Promise<void> => {
    // The last line of a message counts, as it would if they came apart.
    const messages = [...new Map(waiting.map((one) => [one.message.messageId, one])).values()];
    await write((db) => writer.add(db, messages));
    imported += waiting.length;
    waiting = [];
  };
  requireIterable(lines);
  for await (const line of lines) {
    number += 1;
    requireString(line, `line ${number}`);
    if (line.trim() === "") continue;
    waiting.push(messageOfLine(line, number));
    if (waiting.length < ROWS_A_STEP) continue;
    await store();
    await turn();
  }
  await store();
  return imported;
}

function requireIterable(lines: unknown): void {
  const iterates = Object(lines) as Partial<AsyncIterable<unknown> & Iterable<unknown>>;
  if (typeof iterates[Symbol.asyncIterator] !== "function" && typeof iterates[Symbol.iterator] !== "function")
    throw new ValidationError("lines", "must be what exportLines() yields, or a list of such lines");
}

/** A message as a line of JSON: what people look for in plain form, and all of it as it travels, in base64. */
function lineOf(message: StoredMessage): string {
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
function messageOfLine(line: string, number: number): Written {
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
