/**
 * The writer of the generated codecs: checks every value and says which field was
 * wrong.
 */
import type { Message } from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { FieldValueError } from "./codecErrors.js";
import { readDecimal, words } from "./decimalIds.js";
import { OutgoingBytes } from "./outgoingBytes.js";

/**
 * Writes messages field by field. Every method takes the tag, the value and the
 * field's name, writes nothing for the zero value, and throws an error that
 * names the field when the value is not of its type.
 */
export class MessageWriter extends OutgoingBytes {
  text(tag: number, value: string | null | undefined, field: string): void {
    if (value === undefined || value === "" || value === null) return;
    this.textItem(tag, value, field);
  }

  textItem(tag: number, value: string, field: string): void {
    if (typeof value !== "string") throw new FieldValueError(field, "a string", value);
    this.textField(tag, value);
  }

  id(tag: number, value: string | null | undefined, field: string): void {
    if (value === undefined || value === "0" || value === null) return;
    this.idItem(tag, value, field);
  }

  idItem(tag: number, value: string, field: string): void {
    readId(value, field);
    this.longField(tag, words.lo, words.hi);
  }

  /** Writes a decimal string as an int64 without a tag, as packed lists hold it. */
  idValue(value: string, field: string): void {
    readId(value, field);
    this.longVarint(words.lo, words.hi);
  }

  int(tag: number, value: number | null | undefined, field: string): void {
    if (value === undefined || value === 0 || value === null) return;
    this.intItem(tag, value, field);
  }

  intItem(tag: number, value: number, field: string): void {
    requireInt(value, field);
    if (value >= 0) this.varintField(tag, value);
    // Negative: as 64 bits.
    else this.longField(tag, value >>> 0, 0xffffffff);
  }

  intValue(value: number, field: string): void {
    requireInt(value, field);
    if (value >= 0) this.varint(value);
    else this.longVarint(value >>> 0, 0xffffffff);
  }

  uint(tag: number, value: number | null | undefined, field: string): void {
    if (value === undefined || value === 0 || value === null) return;
    this.uintItem(tag, value, field);
  }

  uintItem(tag: number, value: number, field: string): void {
    requireUint(value, field);
    this.varintField(tag, value);
  }

  uintValue(value: number, field: string): void {
    requireUint(value, field);
    this.varint(value);
  }

  flag(tag: number, value: boolean | null | undefined, field: string): void {
    if (value === undefined || value === false || value === null) return;
    this.flagItem(tag, value, field);
  }

  flagItem(tag: number, value: boolean, field: string): void {
    requireFlag(value, field);
    this.varintField(tag, value ? 1 : 0);
  }

  flagValue(value: boolean, field: string): void {
    requireFlag(value, field);
    this.varint(value ? 1 : 0);
  }

  blob(tag: number, value: Uint8Array | null | undefined, field: string): void {
    if (value === undefined || value === null) return;
    if (value.length !== 0) this.blobItem(tag, value, field);
  }

  blobItem(tag: number, value: Uint8Array, field: string): void {
    if (!(value instanceof Uint8Array)) throw new FieldValueError(field, "a Uint8Array", value);
    this.bytesField(tag, value);
  }

  rareItem(tag: number, write: (writer: BinaryWriter) => BinaryWriter): void {
    this.varint(tag);
    this.rare(write);
  }

  /** Writes a value of a type that is rare in the schema with the library's own writer. */
  rare(write: (writer: BinaryWriter) => BinaryWriter): void {
    this.raw(write(new BinaryWriter()).finish());
  }

  /** Returns the items of a repeated field, none if it is omitted. */
  items<T>(value: readonly T[] | null | undefined, field: string): readonly T[] {
    if (value === undefined || value === null) return NOTHING;
    if (!isArray(value)) throw new FieldValueError(field, "an array", value);
    return value;
  }

  /** Opens a nested message, which must be an object. Returns the value that `join()` needs to close it. */
  open(tag: number, value: object | null, field: string): number {
    if (!isObject(value)) throw new FieldValueError(field, "an object", value);
    return this.begin(tag);
  }

  /** Returns the entries of a map field, none if it is omitted. */
  entries<T>(value: Readonly<Record<string, T>> | null | undefined, field: string): readonly (readonly [string, T])[] {
    if (value === undefined || value === null) return NOTHING;
    if (!isObject(value)) throw new FieldValueError(field, "an object", value);
    return Object.entries(value);
  }

  /** Checks that a oneof without a known case is unset: a misspelt one would be dropped without an error. */
  noCase(value: unknown, field: string): void {
    if (value !== undefined && value !== null) throw new FieldValueError(field, "one of its cases", value);
  }

  /** Writes the unknown fields that decoding has kept. */
  unknowns(unknown: NonNullable<Message["$unknown"]>): void {
    const isRead =
      Array.isArray(unknown) &&
      unknown.every((each: Partial<(typeof unknown)[number]> | null) => each?.data instanceof Uint8Array);
    if (!isRead) throw new FieldValueError("$unknown", "the unknown fields of a message that was read", unknown);
    for (const { no, wireType, data } of unknown) {
      this.varint(((no << 3) | wireType) >>> 0);
      this.raw(data);
    }
  }
}

/** Reads a decimal string into `words`. */
function readId(value: string, field: string): void {
  const outcome = typeof value === "string" ? readDecimal(value) : "malformed";
  if (outcome === "malformed") throw new FieldValueError(field, "a decimal string", value);
  if (outcome === "too large") throw new FieldValueError(field, "within 64 bits", value);
}

function requireInt(value: number, field: string): void {
  if (typeof value !== "number" || (value | 0) !== value) {
    throw new FieldValueError(field, "an integer of 32 bits", value);
  }
}

function requireUint(value: number, field: string): void {
  if (typeof value !== "number" || value >>> 0 !== value) {
    throw new FieldValueError(field, "an unsigned integer of 32 bits", value);
  }
}

function requireFlag(value: boolean, field: string): void {
  if (typeof value !== "boolean") throw new FieldValueError(field, "true or false", value);
}

const NOTHING: readonly never[] = [];
/** Whether a value can stand for a message or a map. */
export const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isArray: (value: readonly unknown[]) => boolean = Array.isArray;
