/**
 * What the generated codecs stand on: a reader and a writer over
 * `@bufbuild/protobuf/wire` that know ids as decimal strings, keep what they do
 * not understand, and say which field was wrong.
 *
 * This file is copied into `generated/support/` by the generator.
 */
import type { Message, MessageInitShape } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import { BinaryReader, BinaryWriter, type WireType } from "@bufbuild/protobuf/wire";

/** What an encoder accepts: the message, or any part of it; absent fields are zero. */
export type Init<T extends Message> = MessageInitShape<GenMessage<T>>;

/** Thrown when a value cannot be written as its field's type. Says which field and what was expected. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  /** Full name of the message that was being encoded. */
  readonly typeName: string;
  /** Name of the field that held the bad value, when it is known. */
  readonly field: string | undefined;

  constructor(typeName: string, cause: unknown) {
    const field = cause instanceof FieldValueError ? cause.field : undefined;
    super(`cannot encode ${typeName}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.typeName = typeName;
    this.field = field;
  }
}

/** Thrown when bytes are not a valid encoding of the message. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  /** Full name of the message that was being decoded. */
  readonly typeName: string;

  constructor(typeName: string, cause: unknown) {
    super(`cannot decode ${typeName}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.typeName = typeName;
  }
}

class FieldValueError extends Error {
  readonly field: string;

  constructor(field: string, expected: string, value: unknown) {
    super(`${field} must be ${expected}, got ${describe(value)}`);
    this.field = field;
  }
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return `the ${typeof value} ${value}`;
  }
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}

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

const varint = new Uint8Array(10);
const varintOfLength = Array.from({ length: 11 }, (_, length) => varint.subarray(0, length));
const DECIMAL = /^(?:0|-?[1-9][0-9]{0,18})$/;

/**
 * Writes messages field by field. Every method takes the tag, the value and the
 * field's name, writes nothing for the zero value, and throws an error that
 * names the field when the value is not of its type.
 */
export class MessageWriter extends BinaryWriter {
  text(tag: number, value: string | null | undefined, field: string): void {
    if (value === undefined || value === "" || value === null) return;
    this.textItem(tag, value, field);
  }

  textItem(tag: number, value: string, field: string): void {
    if (typeof value !== "string") throw new FieldValueError(field, "a string", value);
    this.uint32(tag).string(value);
  }

  id(tag: number, value: string | null | undefined, field: string): void {
    if (value === undefined || value === "0" || value === null) return;
    this.idItem(tag, value, field);
  }

  idItem(tag: number, value: string, field: string): void {
    this.uint32(tag);
    this.idValue(value, field);
  }

  /** Writes a decimal string as an int64 without a tag, as packed lists hold it. */
  idValue(value: string, field: string): void {
    if (typeof value !== "string" || !DECIMAL.test(value)) {
      throw new FieldValueError(field, "a decimal string", value);
    }
    const negative = value.charCodeAt(0) === 45;
    const digits = negative ? value.slice(1) : value;
    const millions = digits.length > 6 ? Number(digits.slice(0, -6)) : 0;
    const high = Math.floor(millions / TWO_32);
    const rest = (millions - high * TWO_32) * MILLION + Number(digits.slice(-6));
    let hi = high * MILLION + Math.floor(rest / TWO_32);
    let lo = rest % TWO_32;
    if (hi > 0x7fffffff && !(negative && hi === 0x80000000 && lo === 0)) {
      throw new FieldValueError(field, "within 64 bits", value);
    }
    if (negative) {
      lo = (~lo + 1) >>> 0;
      hi = (lo === 0 ? ~hi + 1 : ~hi) >>> 0;
    }
    let length = 0;
    while (hi > 0) {
      varint[length++] = (lo & 0x7f) | 0x80;
      lo = ((lo >>> 7) | (hi << 25)) >>> 0;
      hi >>>= 7;
    }
    while (lo > 0x7f) {
      varint[length++] = (lo & 0x7f) | 0x80;
      lo >>>= 7;
    }
    varint[length++] = lo;
    this.raw(varintOfLength[length] ?? varint);
  }

  int(tag: number, value: number | null | undefined, field: string): void {
    if (value === undefined || value === 0 || value === null) return;
    this.intItem(tag, value, field);
  }

  intItem(tag: number, value: number, field: string): void {
    this.uint32(tag);
    this.intValue(value, field);
  }

  intValue(value: number, field: string): void {
    if (typeof value !== "number" || (value | 0) !== value) {
      throw new FieldValueError(field, "an integer of 32 bits", value);
    }
    this.int32(value);
  }

  uint(tag: number, value: number | null | undefined, field: string): void {
    if (value === undefined || value === 0 || value === null) return;
    this.uintItem(tag, value, field);
  }

  uintItem(tag: number, value: number, field: string): void {
    this.uint32(tag);
    this.uintValue(value, field);
  }

  uintValue(value: number, field: string): void {
    if (typeof value !== "number" || value >>> 0 !== value) {
      throw new FieldValueError(field, "an unsigned integer of 32 bits", value);
    }
    this.uint32(value);
  }

  flag(tag: number, value: boolean | null | undefined, field: string): void {
    if (value === undefined || value === false || value === null) return;
    this.flagItem(tag, value, field);
  }

  flagItem(tag: number, value: boolean, field: string): void {
    this.uint32(tag);
    this.flagValue(value, field);
  }

  flagValue(value: boolean, field: string): void {
    if (typeof value !== "boolean") throw new FieldValueError(field, "true or false", value);
    this.bool(value);
  }

  blob(tag: number, value: Uint8Array | null | undefined, field: string): void {
    if (value === undefined || value === null) return;
    if (value.length !== 0) this.blobItem(tag, value, field);
  }

  blobItem(tag: number, value: Uint8Array, field: string): void {
    if (!(value instanceof Uint8Array)) throw new FieldValueError(field, "a Uint8Array", value);
    this.uint32(tag).bytes(value);
  }

  /** Answers the items of a repeated field, none when it is absent. */
  items<T>(value: readonly T[] | null | undefined, field: string): readonly T[] {
    if (value === undefined || value === null) return NOTHING;
    if (!isArray(value)) throw new FieldValueError(field, "an array", value);
    return value;
  }

  /** Opens a nested message, which must be an object. Close it with `join()`. */
  open(tag: number, value: object | null, field: string): void {
    if (!isObject(value)) throw new FieldValueError(field, "an object", value);
    this.uint32(tag).fork();
  }

  /** Answers the entries of a map field, none when it is absent. */
  entries<T>(value: Readonly<Record<string, T>> | null | undefined, field: string): readonly (readonly [string, T])[] {
    if (value === undefined || value === null) return NOTHING;
    if (!isObject(value)) throw new FieldValueError(field, "an object", value);
    return Object.entries(value);
  }

  /** Checks that a oneof without a known case is unset: a misspelt one would be dropped in silence. */
  noCase(value: unknown, field: string): void {
    if (value !== undefined && value !== null) throw new FieldValueError(field, "one of its cases", value);
  }

  /** Writes back what decoding did not understand. */
  unknowns(message: { readonly $typeName?: string; $unknown?: Message["$unknown"] }): void {
    const unknown = message.$unknown;
    if (unknown === undefined) return;
    for (const { no, wireType, data } of unknown) this.tag(no, wireType).raw(data);
  }
}

const NOTHING: readonly never[] = [];
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
const isArray: (value: readonly unknown[]) => boolean = Array.isArray;

// A writer that once held a large message keeps a buffer of that size.
const KEPT_BUFFER_LIMIT = 1 << 20;
let idleWriter: MessageWriter | undefined = new MessageWriter();

/** Encodes with a writer that is reused between calls. Throws {@link EncodeError}. */
export function encodeMessage<T>(
  typeName: string,
  write: (writer: MessageWriter, message: T) => void,
  message: T,
): Uint8Array {
  const writer = idleWriter ?? new MessageWriter();
  idleWriter = undefined;
  let bytes: Uint8Array;
  try {
    if (!isObject(message)) throw new FieldValueError("the message", "an object", message);
    write(writer, message);
    bytes = writer.finish();
  } catch (cause) {
    writer.finish();
    idleWriter = writer;
    throw new EncodeError(typeName, cause);
  }
  idleWriter = bytes.length > KEPT_BUFFER_LIMIT ? new MessageWriter() : writer;
  return bytes;
}

/** Decodes one message that fills `bytes`. Throws {@link DecodeError}. */
export function decodeMessage<T>(
  typeName: string,
  read: (reader: MessageReader, end: number) => T,
  bytes: Uint8Array,
): T {
  try {
    return read(new MessageReader(bytes), bytes.length);
  } catch (cause) {
    throw new DecodeError(typeName, cause);
  }
}

/** The bytes field's value when it is unset. Frozen by being empty. */
export const NO_BYTES = new Uint8Array(0);

/** Sets an entry of a map field, `__proto__` included. */
export function setEntry<V>(map: Record<string, V>, key: string | number, value: V): void {
  if (key === "__proto__") {
    Object.defineProperty(map, key, { configurable: true, enumerable: true, writable: true, value });
  } else {
    map[key] = value;
  }
}
