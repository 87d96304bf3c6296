import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { decimalOf } from "../runtime/decimalIds.js";
import { keepShape } from "../runtime/keepShape.js";
import { readText } from "../runtime/recentTexts.js";
import type { Hearing, StoreChange } from "./storeChange.js";

/** A change whose message may still be encoded. */
export type EncodedChange =
  | Exclude<StoreChange, { readonly kind: "message" }>
  | {
      readonly kind: "message";
      readonly message: ChannelMessage | EncodedMessage;
      readonly heard?: Hearing | undefined;
    };

/** The tags of the fields that are columns, and of the others. Tests compare them with the schema. */
const CLAN_ID = 8;
const CHANNEL_ID = 16;
const MESSAGE_ID = 24;
const CODE = 32;
const SENDER_ID = 40;
const CONTENT = 66;
const CREATE_TIME = 160;
const UPDATE_TIME = 168;
const MODE = 176;
const HIDE_EDITED = 184;
const IS_PUBLIC = 192;
const TOPIC_ID = 200;
const FIRST_TEXT = 50;
const LAST_BYTES = 154;
const LENGTH_DELIMITED = 2;

const NO_BYTES = new Uint8Array(0);

/**
 * An encoded message that was cut into the columns of its row, without decoding the rest. Ids that history ranges are
 * compared by are strings. Each id is also a number of 64 bits, which SQLite stores without parsing a text.
 */
export class EncodedMessage {
  messageId = "0";
  channelId = "0";
  clanId = "0";
  topicId = "0";
  code = 0;
  createTimeSeconds = 0;
  updateTimeSeconds = 0;
  content = "";
  /** The message without its content: a view. */
  wire: Uint8Array = NO_BYTES;
  messageKey = 0n;
  channelKey = 0n;
  clanKey = 0n;
  topicKey = 0n;
  senderKey = 0n;

  /** Returns the message as an object, which a later change of it needs. */
  decoded(): ChannelMessage {
    const message = decodeChannelMessage(this.wire);
    message.content = this.content;
    return message;
  }
}

keepShape(new EncodedMessage());

/** Returns a message as an object. */
export function decodedMessage(message: ChannelMessage | EncodedMessage): ChannelMessage {
  return message instanceof EncodedMessage ? message.decoded() : message;
}

/**
 * Cuts the message between `start` and `end` into columns. Takes only what this library's codec writes as well: known
 * fields, each once, in the order of the schema, in their shortest form, and none that is zero. For any other message it
 * returns `undefined`, and the caller decodes it.
 *
 * Moves bytes within the message, so that all that is not content is in one piece.
 */
export function cutMessage(bytes: Uint8Array, start: number, end: number): EncodedMessage | undefined {
  const message = new EncodedMessage();
  let contentStart = start;
  let contentEnd = start;
  let last = 0;
  at = start;
  while (at < end) {
    const fieldStart = at;
    const tag = readTag(bytes);
    if (tag <= last || !readVarint(bytes)) return undefined;
    last = tag;
    if ((tag & 7) !== LENGTH_DELIMITED) {
      if (!setNumber(message, tag)) return undefined;
      continue;
    }
    if (tag < FIRST_TEXT || tag > LAST_BYTES || !isSmall()) return undefined;
    at += low;
    if (tag !== CONTENT || at > end) continue;
    message.content = readText(bytes, at - low, at);
    contentStart = fieldStart;
    contentEnd = at;
  }
  // A content with NUL is not a column of its own: see `appendValues`.
  if (at !== end || message.content.includes("\0")) return undefined;
  const wireStart = contentEnd - contentStart + start;
  bytes.copyWithin(wireStart, start, contentStart);
  message.wire = bytes.subarray(wireStart, end);
  return message;
}

/** Sets the column of the varint that was read last. Returns false if the field is not known, or has no such value. */
function setNumber(message: EncodedMessage, tag: number): boolean {
  switch (tag) {
    case CLAN_ID:
      message.clanId = decimalOf(low, high);
      message.clanKey = key();
      return true;
    case CHANNEL_ID:
      message.channelId = decimalOf(low, high);
      message.channelKey = key();
      return true;
    case MESSAGE_ID:
      message.messageId = decimalOf(low, high);
      message.messageKey = key();
      return true;
    case SENDER_ID:
      message.senderKey = key();
      return true;
    case TOPIC_ID:
      message.topicId = decimalOf(low, high);
      message.topicKey = key();
      return true;
    case CODE:
      message.code = low;
      return isSmall();
    case CREATE_TIME:
      message.createTimeSeconds = low;
      return isSmall();
    case UPDATE_TIME:
      message.updateTimeSeconds = low;
      return isSmall();
    case MODE:
      return isSmall();
    case HIDE_EDITED:
    case IS_PUBLIC:
      return low === 1 && high === 0;
    default:
      return false;
  }
}

/** Where the next byte is read, and the words of the varint that was read last. */
let at = 0;
let low = 0;
let high = 0;

/** Reads a tag of one or two bytes. Returns 0 for any other. */
function readTag(bytes: Uint8Array): number {
  const tag = bytes[at++] ?? 0;
  if (tag < 0x80) return tag;
  const more = bytes[at++] ?? 0;
  return more === 0 || more >= 0x80 ? 0 : (tag & 0x7f) | (more << 7);
}

/** Reads a varint of at most 63 bits. Returns false for zero, for a longer one and for one with needless bytes. */
function readVarint(bytes: Uint8Array): boolean {
  low = 0;
  high = 0;
  for (let shift = 0; shift < 63; shift += 7) {
    const byte = bytes[at++] ?? 0;
    const bits = byte & 0x7f;
    if (shift < 32) low |= bits << shift;
    if (shift === 28) high = bits >>> 4;
    else if (shift > 28) high |= bits << (shift - 32);
    if (byte < 0x80) return byte !== 0;
  }
  return false;
}

/** Whether the varint that was read last is a number of 31 bits. A negative one takes ten bytes. */
function isSmall(): boolean {
  return high === 0 && low >= 0;
}

const keyBytes = new DataView(new ArrayBuffer(8));

/** Returns the varint that was read last. */
function key(): bigint {
  keyBytes.setInt32(0, low, true);
  keyBytes.setInt32(4, high, true);
  return keyBytes.getBigInt64(0, true);
}
