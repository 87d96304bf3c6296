import { kindOf } from "./kindOf.js";
/** Errors of the codecs. */
/** Thrown if a value cannot be written as its field's type. Names the field and the expected type. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  /** Full name of the message that was being encoded. */
  readonly typeName: string;
  /** Name of the field with the wrong value, if it is known. */
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

/** Thrown by the writer; becomes the cause of an {@link EncodeError}. */
export class FieldValueError extends Error {
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
  return kindOf(value);
}
