/**
 * Values of the types that are rare in the schema, with the library's own reader and writer. Its code is part of a
 * client only if the schema has such a field.
 */
import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import type { MessageReader } from "./messageReader.js";
import type { MessageWriter } from "./messageWriter.js";

/** Reads a value. */
export function readRare<T>(r: MessageReader, read: (reader: BinaryReader) => T): T {
  const reader = new BinaryReader(r.source);
  reader.pos = r.pos;
  const value = read(reader);
  r.pos = reader.pos;
  return value;
}

/** Writes a value without a tag. */
export function writeRare(w: MessageWriter, write: (writer: BinaryWriter) => BinaryWriter): void {
  w.raw(write(new BinaryWriter()).finish());
}

/** Writes a value with its tag. */
export function writeRareItem(w: MessageWriter, tag: number, write: (writer: BinaryWriter) => BinaryWriter): void {
  w.varint(tag);
  writeRare(w, write);
}
