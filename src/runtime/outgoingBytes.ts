/**
 * The bytes of messages that are being written. They are cut from a shared buffer that is never overwritten, as Node's
 * own small Buffers are. Copying each message into its own buffer would take as long as writing it.
 */

/** Number of bytes that are allocated at once. A kept message keeps this many in memory. */
const SLAB = 8 * 1024;
/** Longer texts are written by the platform: a call costs more than writing a few characters. */
const SHORT_TEXT = 48;
/** Bytes of the longest tag, and of the longest varint. */
const MAX_TAG = 5;
const MAX_VARINT = 10;
/** Frozen because it is empty. */
const NOTHING = new Uint8Array(0);

type Write = (this: Uint8Array, text: string, offset: number, length: number) => number;

// Node's own method needs no view of the buffer, unlike TextEncoder, which exists everywhere.
const { Buffer } = globalThis as { readonly Buffer?: { readonly prototype: { readonly utf8Write?: Write } } };
const nodeWrite = Buffer?.prototype.utf8Write;
const encoder = new TextEncoder();

export class OutgoingBytes {
  #buffer = new Uint8Array(SLAB);
  /** Where the current message begins. */
  #start = 0;
  #pos = 0;

  /** Returns a view of what was written; the next message begins after it. */
  finish(): Uint8Array<ArrayBuffer> {
    const start = this.#start;
    const end = this.#pos;
    if (start === end) return NOTHING;
    const buffer = this.#buffer;
    this.#start = end;
    if (end - start <= SLAB) return buffer.subarray(start, end);
    // The buffer was enlarged for a long message: that message gets one of its own size.
    this.#renew(SLAB);
    return buffer.slice(start, end);
  }

  /**
   * Makes room for a long message of about so many bytes. Otherwise its buffer is enlarged several times, and the garbage
   * collector counts each of them.
   */
  expect(size: number): void {
    if (size > SLAB && this.#pos + size > this.#buffer.length) this.#renew(this.#pos - this.#start + size);
  }

  /** Discards what was written since the last message. */
  drop(): void {
    this.#pos = this.#start;
  }

  /** Writes a tag and an unsigned number of 32 bits. */
  varintField(tag: number, value: number): void {
    this.#reserve(MAX_TAG + MAX_VARINT);
    const buffer = this.#buffer;
    this.#pos = putVarint(buffer, putVarint(buffer, this.#pos, tag), value);
  }

  /** Writes a tag and a number of 64 bits, given as unsigned words. */
  longField(tag: number, low: number, high: number): void {
    this.#reserve(MAX_TAG + MAX_VARINT);
    const buffer = this.#buffer;
    this.#pos = putLongVarint(buffer, putVarint(buffer, this.#pos, tag), low, high);
  }

  /** Writes a tag and a text with its length before it. */
  textField(tag: number, text: string): void {
    const { length } = text;
    // A UTF-16 unit takes three bytes at most.
    this.#reserve(MAX_TAG + MAX_VARINT + length * 3);
    this.#pos = putVarint(this.#buffer, this.#pos, tag);
    if (length > SHORT_TEXT || !this.#shortText(text)) this.#longText(text);
  }

  /** Writes a tag and bytes with their length before them. */
  bytesField(tag: number, bytes: Uint8Array): void {
    this.varintField(tag, bytes.length);
    this.raw(bytes);
  }

  /** Writes an unsigned number of 32 bits. */
  varint(value: number): void {
    this.#reserve(MAX_VARINT);
    this.#pos = putVarint(this.#buffer, this.#pos, value);
  }

  /** Writes a number of 64 bits, given as unsigned words. */
  longVarint(low: number, high: number): void {
    this.#reserve(MAX_VARINT);
    this.#pos = putLongVarint(this.#buffer, this.#pos, low, high);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#pos);
    this.#pos += bytes.length;
  }

  /** Opens a nested value. Returns the value that `join()` needs to close it. */
  begin(tag: number): number {
    // Room for the length of a short value.
    this.#reserve(MAX_TAG + 1);
    const fork = putVarint(this.#buffer, this.#pos, tag) - this.#start;
    this.#pos = this.#start + fork + 1;
    return fork;
  }

  /** Closes a nested value. */
  join(fork: number): void {
    const prefix = this.#start + fork;
    const length = this.#pos - prefix - 1;
    if (length < 0x80) {
      this.#buffer[prefix] = length;
      return;
    }
    const size = sizeOfVarint(length);
    this.#reserve(size - 1);
    // The message may have been moved.
    const at = this.#start + fork;
    this.#buffer.copyWithin(at + size, at + 1, this.#pos);
    this.#pos = putVarint(this.#buffer, at, length) + length;
  }

  /** Writes a text. Returns false, without having written anything, if it has characters beyond the basic plane. */
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

  #longText(text: string): void {
    const buffer = this.#buffer;
    const prefix = this.#pos;
    // Most texts are nearly all ASCII, with as many bytes as characters.
    const guess = sizeOfVarint(text.length);
    const start = prefix + guess;
    const written = this.#encode(text, start);
    const size = sizeOfVarint(written);
    if (size !== guess) buffer.copyWithin(prefix + size, start, start + written);
    this.#pos = putVarint(buffer, prefix, written) + written;
  }

  /** Writes the text's UTF-8 at `start`, where there must be room. Returns the number of bytes. */
  #encode(text: string, start: number): number {
    if (nodeWrite !== undefined) return nodeWrite.call(this.#buffer, text, start, text.length * 3);
    return encoder.encodeInto(text, this.#buffer.subarray(start)).written;
  }

  #reserve(size: number): void {
    if (this.#pos + size <= this.#buffer.length) return;
    const needed = this.#pos - this.#start + size;
    this.#renew(needed <= SLAB ? SLAB : needed * 2);
  }

  /** Moves the current message into a new buffer. */
  #renew(length: number): void {
    const buffer = new Uint8Array(length);
    // The old buffer may have been transferred to another thread between messages.
    if (this.#pos > this.#start) buffer.set(this.#buffer.subarray(this.#start, this.#pos));
    this.#buffer = buffer;
    this.#pos -= this.#start;
    this.#start = 0;
  }
}

/** Writes an unsigned number of 32 bits at `pos`. Returns where it ends. */
function putVarint(buffer: Uint8Array, pos: number, value: number): number {
  let end = pos;
  let rest = value;
  while (rest > 0x7f) {
    buffer[end++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  buffer[end++] = rest;
  return end;
}

/** Writes a number of 64 bits, given as unsigned words, at `pos`. Returns where it ends. */
function putLongVarint(buffer: Uint8Array, pos: number, low: number, high: number): number {
  let end = pos;
  let lo = low;
  let hi = high;
  while (hi > 0) {
    buffer[end++] = (lo & 0x7f) | 0x80;
    lo = ((lo >>> 7) | (hi << 25)) >>> 0;
    hi >>>= 7;
  }
  return putVarint(buffer, end, lo);
}

function sizeOfVarint(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}
