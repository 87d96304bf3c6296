/**
 * The writer of the generated codecs: checks every value and says which field was
 * wrong.
 *
 * This file is copied into `generated/support/` by the generator.
 */
import type { Message } from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { FieldValueError } from "./codecErrors.js";

const TWO_32 = 4294967296;
const MILLION = 1_000_000;

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
/** True for what can stand for a message or a map. */
export const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isArray: (value: readonly unknown[]) => boolean = Array.isArray;
