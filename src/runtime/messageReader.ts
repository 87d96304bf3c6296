/**
 * The reader of the generated codecs: reads ids as decimal strings, keeps unknown
 * fields, and never reads beyond its bounds.
 */
import type { Message } from "@bufbuild/protobuf";
import { decimalOf } from "./decimalIds.js";
import { keepShape } from "./keepShape.js";
import { readText } from "./recentTexts.js";

const MAX_DEPTH = 100;
/**
 * Largest number of messages that may be nested in one that is read, at any depth: this many, and one more for each
 * {@link BYTES_A_MESSAGE} bytes. Each takes about a hundred bytes of memory, but may take only two on the wire.
 */
const MESSAGES = 4096;
const BYTES_A_MESSAGE = 16;
/** Largest number of unknown fields that are kept, for the same reason; others are skipped. */
const UNKNOWN_FIELDS = 64;
const BYTES_AN_UNKNOWN_FIELD = 16;
const MOST_UNKNOWN_FIELDS = 4096;
const VARINT = 0;
const BIT64 = 1;
const LENGTH_DELIMITED = 2;
const START_GROUP = 3;
const END_GROUP = 4;
const BIT32 = 5;
/** Stands for the byte after the last one. */
const NONE = 0x100;

/**
 * Reads messages from one buffer. `bytes` fields are views of that buffer: copy what must outlive it. In text that is
 * not valid UTF-8, wrong bytes become U+FFFD, because one wrong name must not lose a message.
 */
export class MessageReader {
  pos = 0;
  readonly #bytes: Uint8Array;
  #depth = 0;
  /** Number of nested messages that may still come. */
  #messages: number;
  /** Number of unknown fields that may still be kept. */
  #unknownFields: number;

  constructor(bytes: Uint8Array) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError("a message is read from a Uint8Array");
    this.#bytes = bytes;
    this.#messages = MESSAGES + ((bytes.length / BYTES_A_MESSAGE) | 0);
    this.#unknownFields = Math.min(UNKNOWN_FIELDS + ((bytes.length / BYTES_AN_UNKNOWN_FIELD) | 0), MOST_UNKNOWN_FIELDS);
  }

  /** Reads a tag. One that does not fit 32 bits is an error, not another field. */
  nextTag(): number {
    const byte = this.#bytes[this.pos];
    if (byte !== undefined && byte < 0x80) {
      this.pos += 1;
      return byte;
    }
    const start = this.pos;
    const tag = this.uint32();
    const length = this.pos - start;
    if (length > 5 || (length === 5 && (this.#bytes[this.pos - 1] ?? 0) > 0x0f)) {
      throw new RangeError("illegal tag: a varint of more than 32 bits");
    }
    return tag;
  }

  /** Reads a length. Returns where the nested value ends, which must be within `end`. */
  sub(end: number): number {
    const length = this.uint32();
    const stop = this.pos + length;
    if (stop > end) throw new RangeError(`a value of ${length} bytes runs past the end of its message`);
    this.#messages -= 1;
    if (this.#messages < 0) throw new RangeError("holds more messages than its bytes have room for");
    return stop;
  }

  /** Checks that a message ended where its length said. */
  finished(end: number): void {
    if (this.pos !== end) throw new RangeError("a value runs past the end of its message");
  }

  uint32(): number {
    const byte = this.#bytes[this.pos];
    if (byte !== undefined && byte < 0x80) {
      this.pos += 1;
      return byte;
    }
    return this.#low() >>> 0;
  }

  int32(): number {
    const byte = this.#bytes[this.pos];
    if (byte !== undefined && byte < 0x80) {
      this.pos += 1;
      return byte;
    }
    return this.#low();
  }

  bool(): boolean {
    const byte = this.#bytes[this.pos];
    if (byte !== undefined && byte < 0x80) {
      this.pos += 1;
      return byte !== 0;
    }
    return this.id() !== "0";
  }

  string(): string {
    const length = this.uint32();
    if (length === 0) return "";
    const start = this.pos;
    this.#pass(length);
    return readText(this.#bytes, start, this.pos);
  }

  bytes(): Uint8Array {
    const length = this.uint32();
    const start = this.pos;
    this.#pass(length);
    return this.#bytes.subarray(start, this.pos);
  }

  /** Reads an int64 as a decimal string. */
  id(): string {
    const bytes = this.#bytes;
    let pos = this.pos;
    let lo = 0;
    let hi = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[pos++] ?? NONE;
      if (byte === NONE) throw new RangeError("premature EOF");
      lo |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.pos = pos;
        return String(lo);
      }
    }
    const middle = bytes[pos++] ?? NONE;
    lo |= (middle & 0x0f) << 28;
    hi = (middle & 0x70) >> 4;
    let more = middle >= 0x80;
    for (let shift = 3; more; shift += 7) {
      if (shift > 31) throw new RangeError("a varint is longer than ten bytes");
      const byte = bytes[pos++] ?? NONE;
      if (byte === NONE) break;
      hi |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    if (pos > bytes.length) throw new RangeError("premature EOF");
    this.pos = pos;
    return decimalOf(lo, hi);
  }

  /** The bytes that are read, from the start of the outermost message. */
  get source(): Uint8Array {
    return this.#bytes;
  }

  /** Reads the message that a oneof contains, merging into the one that it contains already. */
  choice<Case extends string, T>(
    known: { readonly case: string | undefined; readonly value?: unknown },
    name: Case,
    read: (reader: MessageReader, end: number, message?: T) => T,
    end: number,
  ): { case: Case; value: T } {
    const value = read(this, this.sub(end), known.case === name ? (known.value as T) : undefined);
    return { case: name, value };
  }

  /** Keeps a field that the schema does not know, or knows with another wire type; skips it if there are too many. */
  unknown(message: Message, tag: number): void {
    const start = this.pos;
    this.skip(tag);
    this.#unknownFields -= 1;
    if (this.#unknownFields < 0) return;
    message.$unknown ??= [];
    message.$unknown.push({ no: tag >>> 3, wireType: tag & 7, data: this.#bytes.subarray(start, this.pos) });
  }

  /** Skips a field. */
  skip(tag: number): void {
    if ((tag & 7) === START_GROUP) this.#skipGroup(tag);
    else this.#skipValue(tag);
  }

  #skipValue(tag: number): void {
    const no = tag >>> 3;
    if (no === 0) throw new RangeError(`illegal tag: field 0, wire type ${tag & 7}`);
    switch (tag & 7) {
      case VARINT:
        this.#low();
        return;
      case BIT64:
        this.#pass(8);
        return;
      case LENGTH_DELIMITED:
        this.#pass(this.uint32());
        return;
      case BIT32:
        this.#pass(4);
        return;
      default:
        throw new RangeError(`illegal tag: field ${no}, wire type ${tag & 7}`);
    }
  }

  /** Skips a group and the groups in it, without recursion. */
  #skipGroup(tag: number): void {
    const open = [tag >>> 3];
    if (tag >>> 3 === 0) throw new RangeError("illegal tag: field 0, wire type 3");
    while (open.length > 0) {
      const inner = this.nextTag();
      const no = inner >>> 3;
      if ((inner & 7) === START_GROUP && no !== 0) {
        if (open.length === MAX_DEPTH) throw new RangeError(`groups are nested deeper than ${MAX_DEPTH}`);
        open.push(no);
      } else if ((inner & 7) === END_GROUP) {
        if (open.pop() !== no) throw new RangeError(`the end of a group that field ${no} did not begin`);
      } else {
        this.#skipValue(inner);
      }
    }
  }

  /** Counts nesting in messages that can contain themselves. */
  enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} messages`);
  }

  leave(): void {
    this.#depth -= 1;
  }

  #pass(length: number): void {
    this.pos += length;
    if (this.pos > this.#bytes.length) throw new RangeError("premature EOF");
  }

  /** The low 32 bits of a varint of any length. */
  #low(): number {
    const bytes = this.#bytes;
    let low = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[this.pos] ?? NONE;
      if (byte === NONE) throw new RangeError("premature EOF");
      this.pos += 1;
      if (shift < 32) low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return low;
    }
    throw new RangeError("a varint is longer than ten bytes");
  }
}

keepShape(new MessageReader(new Uint8Array(0)));
