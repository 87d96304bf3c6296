import {
  encodeChannelMessage,
  encodeMessageReaction,
  readChannelMessage,
  readMessageReaction,
  writeChannelMessage,
  writeMessageReaction,
} from "../../../generated/mezon/api/message_codec.js";
import { MessageReader, MessageWriter } from "../../runtime/wire.js";
import { cutMessage, type EncodedChange } from "../encodedMessage.js";
import { PushedMessage } from "../pushedMessage.js";
import type { Hearing, StoreChange } from "../storeChange.js";

/**
 * The kinds of encoded changes. Changes are sent to the thread of a store as bytes. Those with a message are encoded by
 * the message codec: if they were copied as objects, each would copy the whole socket buffer that contains its bytes.
 * A message that was pushed is sent as it was received. All others are small, and are encoded as JSON.
 */
const MESSAGE = 1;
const EDIT = 2;
const REACTION = 3;
const OTHER = 4;
const KIND_BITS = 3;
const KIND = (1 << KIND_BITS) - 1;

/** Flags of a message: whether a `Hearing` follows, and its fields. */
const HEARD = 1 << KIND_BITS;
const FOLLOWS = 2 << KIND_BITS;
const ANEW = 4 << KIND_BITS;
const UNHANDLED = 8 << KIND_BITS;
/** Flag of a message: whether its bytes are those that were received. */
const RECEIVED = 16 << KIND_BITS;
/** Flag of a reaction. */
const MAY_BE_KNOWN = 1 << KIND_BITS;

/** The tag in front of each part. The meaning of a part depends on its position. */
const PART = 2;

/** Largest number of bytes that a change takes besides its message, and room for what is written last. */
const BYTES_BESIDE = 32;
const ROOM = 64;

/**
 * Number of changes that are decoded at once. What was decoded of a part can be freed before the next one is decoded: of
 * thousands of messages, the garbage collector would move all strings once or twice.
 */
const PART_SIZE = 128;

let idleWriter: MessageWriter | undefined = new MessageWriter();

/** Returns changes as bytes in a separate buffer. Throws the codec's error for an invalid message. */
export function encodeChanges(changes: readonly StoreChange[]): Uint8Array<ArrayBuffer> {
  const writer = idleWriter ?? new MessageWriter();
  idleWriter = undefined;
  try {
    writer.expect(changes.reduce((size, change) => size + expectedSize(change), ROOM));
    for (const change of changes) writeChange(writer, change);
    const bytes = writer.finish();
    // Short results are views of a shared buffer.
    return bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
  } catch (error) {
    writer.drop();
    refuseInvalid(changes);
    throw error;
  } finally {
    idleWriter = writer;
  }
}

/**
 * Returns the changes that {@link encodeChanges} was given, in parts, with messages still encoded where that is possible.
 * They are decoded when they are iterated over, and can be iterated over again: a transaction may have to be repeated.
 */
export function decodeChanges(bytes: Uint8Array): Iterable<readonly EncodedChange[]> {
  return { [Symbol.iterator]: () => readParts(bytes.slice()) };
}

/** Reads changes from bytes that nothing else reads, since cutting a message moves some of them. */
function* readParts(bytes: Uint8Array): Generator<readonly EncodedChange[], void, undefined> {
  const reader = new MessageReader(bytes);
  while (reader.pos < bytes.length) {
    const part: EncodedChange[] = [];
    while (part.length < PART_SIZE && reader.pos < bytes.length) part.push(readChange(reader, bytes.length));
    yield part;
  }
}

/** Throws the codec's error for the first invalid message. Unlike an error while many are written, it names the field. */
function refuseInvalid(changes: readonly StoreChange[]): void {
  for (const change of changes) {
    if (change.kind === "reaction") encodeMessageReaction(change.reaction);
    else if (change.kind === "edit" || change.kind === "message") encodeChannelMessage(change.message);
  }
}

/** Returns about how many bytes a change takes. Only those that were received are many. */
function expectedSize(change: StoreChange): number {
  if (change instanceof PushedMessage) return change.size + BYTES_BESIDE;
  return change.kind === "message" && change.encoded !== undefined
    ? change.encoded.length + BYTES_BESIDE
    : BYTES_BESIDE;
}

function writeChange(writer: MessageWriter, change: StoreChange): void {
  switch (change.kind) {
    case "message": {
      // Its `heard` would be an object of its own each time.
      const heard = change instanceof PushedMessage ? change : change.heard;
      const { encoded } = change;
      writeHeader(writer, heard, encoded !== undefined);
      if (encoded === undefined) writeMessage(writer, change.message);
      else writer.blobItem(PART, encoded);
      break;
    }
    case "edit":
      writer.varint(EDIT);
      writeMessage(writer, change.message);
      break;
    case "reaction": {
      writer.varint(change.mayBeKnown === true ? REACTION | MAY_BE_KNOWN : REACTION);
      const fork = writer.open(PART, change.reaction);
      writeMessageReaction(writer, change.reaction);
      writer.join(fork);
      break;
    }
    default:
      writer.varint(OTHER);
      writer.textItem(PART, JSON.stringify(change));
  }
}

function writeHeader(writer: MessageWriter, heard: Hearing | undefined, isReceived: boolean): void {
  const follows = heard?.follows;
  let header = MESSAGE;
  if (heard !== undefined) header |= HEARD;
  if (follows !== undefined) header |= FOLLOWS;
  if (heard?.anew === true) header |= ANEW;
  if (heard?.isHandled === false) header |= UNHANDLED;
  if (isReceived) header |= RECEIVED;
  writer.varint(header);
  if (follows !== undefined) writer.textItem(PART, follows);
}

function writeMessage(writer: MessageWriter, message: Extract<StoreChange, { kind: "message" }>["message"]): void {
  const fork = writer.open(PART, message);
  writeChannelMessage(writer, message);
  writer.join(fork);
}

function readChange(reader: MessageReader, end: number): EncodedChange {
  const header = reader.uint32();
  switch (header & KIND) {
    case MESSAGE: {
      let follows: string | undefined;
      if ((header & FOLLOWS) !== 0) follows = readText(reader);
      const message = readPosted(reader, end, (header & RECEIVED) !== 0);
      if ((header & HEARD) === 0) return { kind: "message", message };
      const heard = { follows, anew: (header & ANEW) !== 0, isHandled: (header & UNHANDLED) === 0 };
      return { kind: "message", message, heard };
    }
    case EDIT:
      return { kind: "edit", message: readMessage(reader, end) };
    case REACTION: {
      reader.nextTag();
      const reaction = readMessageReaction(reader, reader.sub(end));
      return { kind: "reaction", reaction, mayBeKnown: (header & MAY_BE_KNOWN) !== 0 };
    }
    default:
      return JSON.parse(readText(reader)) as StoreChange;
  }
}

function readText(reader: MessageReader): string {
  reader.nextTag();
  return reader.string();
}

function readPosted(
  reader: MessageReader,
  end: number,
  isReceived: boolean,
): Extract<EncodedChange, { readonly kind: "message" }>["message"] {
  reader.nextTag();
  const stop = reader.sub(end);
  const cut = cutMessage(reader.source, reader.pos, stop);
  if (cut !== undefined) {
    reader.pos = stop;
    return cut;
  }
  const message = readChannelMessage(reader, stop);
  // What the receiver does not know was left out of the message there.
  if (isReceived) delete message.$unknown;
  return message;
}

function readMessage(reader: MessageReader, end: number): Extract<StoreChange, { kind: "message" }>["message"] {
  reader.nextTag();
  return readChannelMessage(reader, reader.sub(end));
}
