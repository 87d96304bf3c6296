/**
 * The writer of the generated codecs: checks every value.
 */
import type { Message } from "@bufbuild/protobuf";
import { FieldValueError } from "./codecErrors.js";
import { readDecimal, words } from "./decimalIds.js";
import { OutgoingBytes } from "./outgoingBytes.js";

/**
 * Writes messages field by field. Every method takes the tag and the value, writes nothing for the zero value, and
 * throws an error when the value is not of the field's type; which field it was, `encodeMessage` finds out.
 */
export class MessageWriter extends OutgoingBytes {
  text(tag: number, value: string | null | undefined): void {
    if (value === undefined || value === "" || value === null) return;
    this.textItem(tag, value);
  }

  textItem(tag: number, value: string): void {
    if (typeof value !== "string") throw new FieldValueError("a string", value);
    this.textField(tag, value);
  }

  id(tag: number, value: string | null | undefined): void {
    if (value === undefined || value === "0" || value === null) return;
    this.idItem(tag, value);
  }

  idItem(tag: number, value: string): void {
    readId(value);
    this.longField(tag, words.lo, words.hi);
  }

  /** Writes a decimal string as an int64 without a tag, as packed lists hold it. */
  idValue(value: string): void {
    readId(value);
    this.longVarint(words.lo, words.hi);
  }

  int(tag: number, value: number | null | undefined): void {
    if (value === undefined || value === 0 || value === null) return;
    this.intItem(tag, value);
  }

  intItem(tag: number, value: number): void {
    requireInt(value);
    if (value >= 0) this.varintField(tag, value);
    // Negative: as 64 bits.
    else this.longField(tag, value >>> 0, 0xffffffff);
  }

  intValue(value: number): void {
    requireInt(value);
    if (value >= 0) this.varint(value);
    else this.longVarint(value >>> 0, 0xffffffff);
  }

  uint(tag: number, value: number | null | undefined): void {
    if (value === undefined || value === 0 || value === null) return;
    this.uintItem(tag, value);
  }

  uintItem(tag: number, value: number): void {
    requireUint(value);
    this.varintField(tag, value);
  }

  uintValue(value: number): void {
    requireUint(value);
    this.varint(value);
  }

  flag(tag: number, value: boolean | null | undefined): void {
    if (value === undefined || value === false || value === null) return;
    this.flagItem(tag, value);
  }

  flagItem(tag: number, value: boolean): void {
    requireFlag(value);
    this.varintField(tag, value ? 1 : 0);
  }

  flagValue(value: boolean): void {
    requireFlag(value);
    this.varint(value ? 1 : 0);
  }

  blob(tag: number, value: Uint8Array | null | undefined): void {
    if (value === undefined || value === null) return;
    if (value.length !== 0) this.blobItem(tag, value);
  }

  blobItem(tag: number, value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) throw new FieldValueError("a Uint8Array", value);
    this.bytesField(tag, value);
  }

  /** Returns the items of a repeated field, none if it is omitted. */
  items<T>(value: readonly T[] | null | undefined): readonly T[] {
    if (value === undefined || value === null) return NOTHING;
    if (!isArray(value)) throw new FieldValueError("an array", value);
    return value;
  }

  /** Opens a nested message, which must be an object. Returns the value that `join()` needs to close it. */
  open(tag: number, value: object | null): number {
    if (!isObject(value)) throw new FieldValueError("an object", value);
    return this.begin(tag);
  }

  /** Writes the message that a oneof contains. */
  nested<T extends object>(tag: number, value: T, write: (writer: MessageWriter, message: T) => void): void {
    const fork = this.open(tag, value);
    write(this, value);
    this.join(fork);
  }

  /** Yields the entries of a map field, none if it is omitted. Each value is read when it is written. */
  *entries<T>(value: Readonly<Record<string, T>> | null | undefined): Generator<readonly [string, T]> {
    if (value === undefined || value === null) return;
    if (!isObject(value)) throw new FieldValueError("an object", value);
    for (const key of Object.keys(value)) yield [key, value[key] as T];
  }

  /** Checks that a oneof without a known case is unset: a misspelt one would be dropped without an error. */
  noCase(value: unknown): void {
    if (value !== undefined && value !== null) throw new FieldValueError("one of its cases", value);
  }

  /** Writes the unknown fields that decoding has kept. */
  unknowns(unknown: Message["$unknown"]): void {
    if (unknown === undefined) return;
    const isRead =
      Array.isArray(unknown) &&
      unknown.every((each: Partial<(typeof unknown)[number]> | null) => each?.data instanceof Uint8Array);
    if (!isRead) throw new FieldValueError("the unknown fields of a message that was read", unknown, "$unknown");
    for (const { no, wireType, data } of unknown) {
      this.varint(((no << 3) | wireType) >>> 0);
      this.raw(data);
    }
  }
}

/** Reads a decimal string into `words`. */
function readId(value: string): void {
  const outcome = typeof value === "string" ? readDecimal(value) : "malformed";
  if (outcome === "malformed") throw new FieldValueError("a decimal string", value);
  if (outcome === "too large") throw new FieldValueError("within 64 bits", value);
}

function requireInt(value: number): void {
  if (typeof value !== "number" || (value | 0) !== value) {
    throw new FieldValueError("an integer of 32 bits", value);
  }
}

function requireUint(value: number): void {
  if (typeof value !== "number" || value >>> 0 !== value) {
    throw new FieldValueError("an unsigned integer of 32 bits", value);
  }
}

function requireFlag(value: boolean): void {
  if (typeof value !== "boolean") throw new FieldValueError("true or false", value);
}

const NOTHING: readonly never[] = [];
/** Whether a value can stand for a message or a map. */
export const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isArray: (value: readonly unknown[]) => boolean = Array.isArray;
