import {
  readChannelMessage,
  readMessageReaction,
  writeChannelMessage,
  writeMessageReaction,
} from "../../../generated/mezon/api/message_codec.js";
import { MessageReader, MessageWriter } from "../../runtime/wire.js";
import type { StoreChange } from "../storeChange.js";

/**
 * The kinds of encoded changes. Changes are sent to the thread of a store as bytes. Those with a message are encoded by
 * the message codec: if they were copied as objects, each would copy the whole socket buffer that contains its bytes.
 * All others are small, and are encoded as JSON.
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
/** Flag of a reaction. */
const MAY_BE_KNOWN = 1 << KIND_BITS;

/** The tag in front of each part. The meaning of a part depends on its position. */
const PART = 2;

let idleWriter: MessageWriter | undefined = new MessageWriter();

/** Returns changes as bytes in a separate buffer. Throws the codec's error for an invalid message. */
export function encodeChanges(changes: readonly StoreChange[]): Uint8Array<ArrayBuffer> {
  const writer = idleWriter ?? new MessageWriter();
  idleWriter = undefined;
  try {
    for (const change of changes) writeChange(writer, change);
    const bytes = writer.finish();
    // Short results are views of a shared buffer.
    return bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
  } catch (error) {
    writer.drop();
    throw error;
  } finally {
    idleWriter = writer;
  }
}

/** Returns the changes that {@link encodeChanges} was given. The bytes of messages are views of `bytes`. */
export function decodeChanges(bytes: Uint8Array): readonly StoreChange[] {
  const reader = new MessageReader(bytes);
  const changes: StoreChange[] = [];
  while (reader.pos < bytes.length) changes.push(readChange(reader, bytes.length));
  return changes;
}

function writeChange(writer: MessageWriter, change: StoreChange): void {
  switch (change.kind) {
    case "message": {
      const { message, heard } = change;
      const follows = heard?.follows;
      let header = MESSAGE;
      if (heard !== undefined) header |= HEARD;
      if (follows !== undefined) header |= FOLLOWS;
      if (heard?.anew === true) header |= ANEW;
      if (heard?.isHandled === false) header |= UNHANDLED;
      writer.varint(header);
      if (follows !== undefined) writer.textItem(PART, follows);
      writeMessage(writer, message);
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

function writeMessage(writer: MessageWriter, message: Extract<StoreChange, { kind: "message" }>["message"]): void {
  const fork = writer.open(PART, message);
  writeChannelMessage(writer, message);
  writer.join(fork);
}

function readChange(reader: MessageReader, end: number): StoreChange {
  const header = reader.uint32();
  switch (header & KIND) {
    case MESSAGE: {
      let follows: string | undefined;
      if ((header & FOLLOWS) !== 0) follows = readText(reader);
      const message = readMessage(reader, end);
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

function readMessage(reader: MessageReader, end: number): Extract<StoreChange, { kind: "message" }>["message"] {
  reader.nextTag();
  return readChannelMessage(reader, reader.sub(end));
}
