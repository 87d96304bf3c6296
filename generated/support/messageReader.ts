/**
 * The reader of the generated codecs: knows ids as decimal strings, keeps what it
 * does not understand, and stays within its bounds.
 *
 * This file is copied into `generated/support/` by the generator.
 */
import type { Message } from "@bufbuild/protobuf";
import { BinaryReader, type WireType } from "@bufbuild/protobuf/wire";
import { decimalOf } from "./decimalIds.js";
import { readText } from "./recentTexts.js";

const MAX_DEPTH = 100;
/** Stands for the byte behind the last one. */
const NONE = 0x100;

/**
 * Reads messages from one buffer. `bytes` fields are views of that buffer: copy
 * what must outlive it. Text that is not valid UTF-8 is read with U+FFFD in the
 * place of what is wrong, because one odd name must not cost a message.
 */
export class MessageReader {
  pos = 0;
  readonly #bytes: Uint8Array;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError("a message is read from a Uint8Array");
    this.#bytes = bytes;
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

  /** Reads a length and answers where the nested value ends, which must lie within `end`. */
  sub(end: number): number {
    const length = this.uint32();
    const stop = this.pos + length;
    if (stop > end) throw new RangeError(`a value of ${length} bytes runs past the end of its message`);
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

  /** Reads a value of a kind that is rare in the schema with the library's own reader. */
  rare<T>(read: (reader: BinaryReader) => T): T {
    const reader = new BinaryReader(this.#bytes);
    reader.pos = this.pos;
    const value = read(reader);
    this.pos = reader.pos;
    return value;
  }

  /** Keeps a field that the schema does not know, or knows with another wire type. */
  unknown(message: Message, tag: number): void {
    const data = this.skipped(tag);
    message.$unknown ??= [];
    message.$unknown.push({ no: tag >>> 3, wireType: tag & 7, data });
  }

  /** Passes over a field and answers its bytes without the tag. */
  skipped(tag: number): Uint8Array {
    const no = tag >>> 3;
    const wireType: WireType = tag & 7;
    if (no === 0 || wireType > 5) throw new RangeError(`illegal tag: field ${no}, wire type ${wireType}`);
    return this.rare((reader) => reader.skip(wireType, no));
  }

  /** Counts nesting in messages that can hold themselves. */
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
