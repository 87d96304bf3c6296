/**
 * The base of the generated codecs.
 */
import type { Message } from "@bufbuild/protobuf";
import { DecodeError, EncodeError, FieldValueError } from "./codecErrors.js";
import { lastFieldRead } from "./lastFieldRead.js";
import { MessageReader } from "./messageReader.js";
import { isObject, MessageWriter } from "./messageWriter.js";

export { DecodeError, EncodeError } from "./codecErrors.js";
export { MessageReader } from "./messageReader.js";
export { MessageWriter } from "./messageWriter.js";

/** What an encoder accepts: the message, or any part of it. Fields that are omitted or `undefined` are zero. */
export type Init<T extends Message> =
  | T
  | { [Field in keyof T]?: Field extends "$typeName" ? undefined : FieldInit<T[Field]> | undefined };

type FieldInit<Value> = Value extends Message
  ? Init<Value>
  : Value extends readonly (infer Item)[]
    ? FieldInit<Item>[]
    : Value extends { readonly case: infer Case extends string; readonly value: infer Chosen }
      ? { case: Case; value: FieldInit<Chosen> }
      : Value;

let idleWriter: MessageWriter | undefined = new MessageWriter();

/**
 * Encodes with a writer that is reused between calls. The bytes are a view of a buffer that other messages
 * share, like Node's own small Buffers: `slice()` bytes that are kept for long, or transferred. @throws {EncodeError}
 */
export function encodeMessage<T extends object>(
  typeName: string,
  write: (writer: MessageWriter, message: T) => void,
  message: T,
): Uint8Array {
  const writer = idleWriter ?? new MessageWriter();
  idleWriter = undefined;
  try {
    if (!isObject(message)) throw new FieldValueError("an object", message, "the message");
    write(writer, message);
    return writer.finish();
  } catch (cause) {
    writer.drop();
    throw new EncodeError(typeName, cause instanceof FieldValueError ? withField(cause, write, message) : cause);
  } finally {
    idleWriter = writer;
  }
}

function withField<T extends object>(
  error: FieldValueError,
  write: (writer: MessageWriter, message: T) => void,
  message: T,
): FieldValueError {
  return error.field === undefined
    ? error.in(lastFieldRead(message, (view) => write(new MessageWriter(), view)))
    : error;
}

/** Decodes one message that fills `bytes`. @throws {DecodeError} */
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

/** The value of a bytes field that is unset. Frozen because it is empty. */
export const NO_BYTES = new Uint8Array(0);

/** Sets an entry of a map field, `__proto__` included. */
export function setEntry<V>(map: Record<string, V>, key: string | number, value: V): void {
  if (key === "__proto__") {
    Object.defineProperty(map, key, { configurable: true, enumerable: true, writable: true, value });
  } else {
    map[key] = value;
  }
}
