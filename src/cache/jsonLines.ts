import { decodeChannelMessage, encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { ValidationError } from "../core/errors.js";
import { isId } from "../core/ids.js";
import { requireString } from "../core/requireString.js";
import { parseContent } from "../wire/messageContent.js";
import type { MessageRowWriter, Written } from "./messageRowWriter.js";
import { READ, storedFrom } from "./rows.js";
import type { StepOptions } from "./stepOptions.js";
import type { ExportedLines, StoreBackend } from "./storeBackend.js";
import type { StoredMessage } from "./storedMessage.js";

const LINES_A_STEP = 500;

/** Yields every message as a line of JSON, oldest first. */
export async function* exportLines(backend: () => Promise<StoreBackend>): AsyncGenerator<string, void, undefined> {
  for (let after: string | undefined = "0"; after !== undefined; ) {
    const { lines, last }: ExportedLines = await (await backend()).exportSome(after);
    yield* lines;
    after = last;
  }
}

/**
 * Stores messages that {@link exportLines} yielded, in steps, so that no more lines are read than can be stored.
 * Returns the number of messages.
 *
 * @throws {ValidationError} that names a line that is not an exported message.
 */
export async function importLines(
  lines: AsyncIterable<string> | Iterable<string>,
  backend: () => Promise<StoreBackend>,
): Promise<number> {
  let first = 1;
  let imported = 0;
  let waiting: string[] = [];
  const store = async (): Promise<void> => {
    imported += await (await backend()).importSome(waiting, first);
    first += waiting.length;
    waiting = [];
  };
  requireIterable(lines);
  for await (const line of lines) {
    waiting.push(requireString(line, `line ${first + waiting.length}`));
    if (waiting.length >= LINES_A_STEP) await store();
  }
  await store();
  return imported;
}

function requireIterable(lines: unknown): void {
  const iterates = Object(lines) as Partial<AsyncIterable<unknown> & Iterable<unknown>>;
  if (typeof iterates[Symbol.asyncIterator] !== "function" && typeof iterates[Symbol.iterator] !== "function")
    throw new ValidationError("lines", "must be what exportLines() yields, or a list of such lines");
}

/** Returns the messages after a message, as many as one step reads. */
export async function linesAfter(after: string, { read, afterStep }: StepOptions): Promise<ExportedLines> {
  const rows = await read((db) =>
    db.selectFrom("mezonkit_messages").select(READ).where("id", ">", after).orderBy("id").limit(LINES_A_STEP).execute(),
  );
  const messages = rows.map(storedFrom);
  await afterStep();
  return { lines: messages.map(lineOf), last: messages.length < LINES_A_STEP ? undefined : messages.at(-1)?.id };
}

/** Stores the messages of some lines, the first of which has the number `first`. Returns their number. */
export async function storeLines(
  lines: readonly string[],
  first: number,
  writer: MessageRowWriter,
  { write, afterStep }: StepOptions,
): Promise<number> {
  const messages: Written[] = [];
  for (const [index, line] of lines.entries())
    if (line.trim() !== "") messages.push(messageOfLine(line, first + index));
  // If a message has several lines, the last one counts, as it would in separate steps.
  const last = [...new Map(messages.map((one) => [one.message.messageId, one])).values()];
  await write((db) => writer.add(db, last));
  await afterStep();
  return messages.length;
}

/**
 * Returns a message as a line of JSON: the fields that people look for in plain form, and the whole encoded message in
 * base64.
 */
function lineOf(message: StoredMessage): string {
  const { id, channelId, clanId, topicId, senderId, senderName, createdAt, editedAt, removedAt, wire } = message;
  return JSON.stringify({
    ...{ id, channelId, clanId, topicId, senderId, senderName, createdAt, editedAt, removedAt },
    content: parseContent(wire.content),
    wire: toBase64(encodeChannelMessage(wire)),
  });
}

/**
 * Reads a line that {@link lineOf} wrote.
 *
 * @param number The line's number, from 1.
 * @throws {ValidationError} that names the line.
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

// Does not use Buffer, because this code runs in browsers too.
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
