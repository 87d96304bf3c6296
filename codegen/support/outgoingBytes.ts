/**
 * The bytes of a message that is being written: a buffer that grows, and is used again.
 *
 * This file is copied into `generated/support/` by the generator.
 */

/** Frozen by being empty. */
const NOTHING = new Uint8Array(0);
const FIRST_SIZE = 1024;
/** Longer texts are written by the platform: a call costs more than a few characters. */
const SHORT_TEXT = 48;

type Write = (this: Uint8Array, text: string, offset: number, length: number) => number;

// Node's own way needs no view of the buffer, as a TextEncoder does, which is there everywhere.
const { Buffer } = globalThis as { readonly Buffer?: { readonly prototype: { readonly utf8Write?: Write } } };
const nodeWrite = Buffer?.prototype.utf8Write;
const encoder = new TextEncoder();

export class OutgoingBytes {
  #buffer = new Uint8Array(FIRST_SIZE);
  #pos = 0;
  /** Where the nested messages that are open begin: at their lengths. */
  #forks: number[] = [];

  /** A copy of what was written; what comes next begins anew. */
  finish(): Uint8Array<ArrayBuffer> {
    const bytes = this.#pos === 0 ? NOTHING : this.#buffer.slice(0, this.#pos);
    this.#pos = 0;
    this.#forks.length = 0;
    return bytes;
  }

  /** Writes an unsigned number of 32 bits. */
  varint(value: number): void {
    this.#reserve(5);
    const buffer = this.#buffer;
    let rest = value;
    while (rest > 0x7f) {
      buffer[this.#pos++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[this.#pos++] = rest;
  }

  /** Writes a number of 64 bits, given as unsigned words. */
  longVarint(low: number, high: number): void {
    this.#reserve(10);
    const buffer = this.#buffer;
    let pos = this.#pos;
    let lo = low;
    let hi = high;
    while (hi > 0) {
      buffer[pos++] = (lo & 0x7f) | 0x80;
      lo = ((lo >>> 7) | (hi << 25)) >>> 0;
      hi >>>= 7;
    }
    while (lo > 0x7f) {
      buffer[pos++] = (lo & 0x7f) | 0x80;
      lo >>>= 7;
    }
    buffer[pos++] = lo;
    this.#pos = pos;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#pos);
    this.#pos += bytes.length;
  }

  /** Writes a text with its length before it. */
  string(text: string): void {
    const { length } = text;
    // A UTF-16 unit takes three bytes at most, and the length five.
    this.#reserve(length * 3 + 5);
    if (length <= SHORT_TEXT && this.#shortText(text)) return;
    const prefix = this.#pos;
    // Most texts are nearly all ASCII, so that there are as many bytes as characters.
    const guess = sizeOfVarint(length);
    const start = prefix + guess;
    const written = this.#encode(text, start);
    const size = sizeOfVarint(written);
    if (size !== guess) this.#buffer.copyWithin(prefix + size, start, start + written);
    this.varint(written);
    this.#pos += written;
  }

  /** Opens a nested message. Close it with `join()`. */
  fork(): void {
    this.#forks.push(this.#pos);
    // Room for the length of a short one.
    this.#reserve(1);
    this.#pos += 1;
  }

  join(): void {
    const fork = this.#forks.pop();
    if (fork === undefined) throw new Error("no nested message is open");
    const length = this.#pos - fork - 1;
    const size = sizeOfVarint(length);
    if (size > 1) {
      this.#reserve(size - 1);
      this.#buffer.copyWithin(fork + size, fork + 1, this.#pos);
    }
    this.#pos = fork;
    this.varint(length);
    this.#pos += length;
  }

  /** Answers false, having written nothing, for a text with characters beyond the basic plane. */
  #shortText(text: string): boolean {
    const buffer = this.#buffer;
    const prefix = this.#pos;
    let pos = prefix + 1;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) {
        buffer[pos++] = unit;
      } else if (unit < 0x800) {
        buffer[pos++] = 0xc0 | (unit >> 6);
        buffer[pos++] = 0x80 | (unit & 0x3f);
      } else if (unit >= 0xd800 && unit < 0xe000) {
        return false;
      } else {
        buffer[pos++] = 0xe0 | (unit >> 12);
        buffer[pos++] = 0x80 | ((unit >> 6) & 0x3f);
        buffer[pos++] = 0x80 | (unit & 0x3f);
      }
    }
    const length = pos - prefix - 1;
    // Its length would need a second byte.
    if (length > 0x7f) return false;
    buffer[prefix] = length;
    this.#pos = pos;
    return true;
  }

  /** Writes the text's UTF-8 at `start`, for which there is room. Answers how many bytes it takes. */
  #encode(text: string, start: number): number {
    if (nodeWrite !== undefined) return nodeWrite.call(this.#buffer, text, start, text.length * 3);
    return encoder.encodeInto(text, this.#buffer.subarray(start)).written;
  }

  #reserve(size: number): void {
    const needed = this.#pos + size;
    if (needed <= this.#buffer.length) return;
    let { length } = this.#buffer;
    while (length < needed) length *= 2;
    const buffer = new Uint8Array(length);
    buffer.set(this.#buffer.subarray(0, this.#pos));
    this.#buffer = buffer;
  }
}

function sizeOfVarint(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}
