/** Errors of the codecs. */
import { kindOf } from "./kindOf.js";

/** Thrown if a value cannot be written as its field's type. Names the field and the expected type. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  /** Full name of the message that was being encoded. */
  readonly typeName: string;
  /** Path of the field with the wrong value in that message, such as `mentions[0].userId`, if it is known. */
  readonly field: string | undefined;

  constructor(typeName: string, cause: unknown) {
    const field = cause instanceof FieldValueError ? cause.field : undefined;
    super(`cannot encode ${typeName}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.typeName = typeName;
    this.field = field;
  }
}

/** Thrown if bytes are not a valid encoding of the message. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  /** Full name of the message that was being decoded. */
  readonly typeName: string;

  constructor(typeName: string, cause: unknown) {
    super(`cannot decode ${typeName}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.typeName = typeName;
  }
}

/** Thrown by the writer, mostly without the field; with it, it becomes the cause of an {@link EncodeError}. */
export class FieldValueError extends Error {
  readonly field: string | undefined;
  readonly #expected: string;
  readonly #value: unknown;

  constructor(expected: string, value: unknown, field?: string) {
    super(`${field ?? "a field"} must be ${expected}, got ${describe(value)}`);
    this.field = field;
    this.#expected = expected;
    this.#value = value;
  }

  /** Returns the same error with the field that it is about. */
  in(field: string): FieldValueError {
    return new FieldValueError(this.#expected, this.#value, field);
  }
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return `the ${typeof value} ${value}`;
  }
  return kindOf(value);
}
