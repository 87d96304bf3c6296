/**
 * The reader of the generated codecs: knows ids as decimal strings, keeps what it
 * does not understand, and stays within its bounds.
 *
 * This file is copied into `generated/support/` by the generator.
 */
import type { Message } from "@bufbuild/protobuf";
import { BinaryReader, type WireType } from "@bufbuild/protobuf/wire";

const TWO_32 = 4294967296;
const MILLION = 1_000_000;
const MAX_DEPTH = 100;

/**
 * Reads messages from one buffer. `bytes` fields are views of that buffer: copy
 * what must outlive it. Text that is not valid UTF-8 is read with U+FFFD in the
 * place of what is wrong, because one odd name must not cost a message.
 */
export class MessageReader extends BinaryReader {
  readonly #bytes: Uint8Array;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    super(bytes);
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

  /** Reads an int64 as a decimal string. */
  id(): string {
    const bytes = this.#bytes;
    let pos = this.pos;
    let lo = 0;
    let hi = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[pos++] ?? 0x100;
      if (byte > 0xff) throw new RangeError("premature EOF");
      lo |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.pos = pos;
        return String(lo);
      }
    }
    const middle = bytes[pos++] ?? 0x100;
    lo |= (middle & 0x0f) << 28;
    hi = (middle & 0x70) >> 4;
    let more = middle >= 0x80;
    for (let shift = 3; more; shift += 7) {
      if (shift > 31) throw new RangeError("a varint is longer than ten bytes");
      const byte = bytes[pos++] ?? 0x100;
      if (byte > 0xff) break;
      hi |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    if (pos > bytes.length) throw new RangeError("premature EOF");
    this.pos = pos;
    return decimal(lo, hi);
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
    return this.skip(wireType, no);
  }

  /** Counts nesting in messages that can hold themselves. */
  enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} messages`);
  }

  leave(): void {
    this.#depth -= 1;
  }
}

/** Two's complement words to the decimal string of the signed number they hold. */
function decimal(lo: number, hi: number): string {
  if (hi < 0) {
    const low = (~lo + 1) >>> 0;
    const high = (low === 0 ? ~hi + 1 : ~hi) >>> 0;
    return `-${magnitude(low, high)}`;
  }
  return magnitude(lo >>> 0, hi);
}

/** Unsigned words to decimal, split at a million so that every step stays exact in a double. */
function magnitude(lo: number, hi: number): string {
  if (hi < 0x200000) return String(hi * TWO_32 + lo);
  const millions = Math.floor(hi / MILLION);
  const rest = (hi % MILLION) * TWO_32 + lo;
  const carried = Math.floor(rest / MILLION);
  return `${millions * TWO_32 + carried}${String(rest - carried * MILLION + MILLION).slice(1)}`;
}
