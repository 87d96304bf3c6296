import { MessageReader, MessageWriter } from "../../runtime/wire.js";
import type { ReadRow } from "../rows.js";

/** The tag in front of each column. Which column it is depends on its position. */
const COLUMN = 2;

const writer = new MessageWriter();

/**
 * Returns rows as bytes in one separate buffer, which can be transferred to another thread. Otherwise a thousand rows
 * would be copied one by one, each with the whole buffer in which its driver created it.
 */
export function encodeRows(rows: readonly ReadRow[]): Uint8Array<ArrayBuffer> {
  for (const { content, removed, wire } of rows) {
    writer.textField(COLUMN, content);
    writer.textField(COLUMN, String(removed));
    writer.bytesField(COLUMN, wire);
  }
  const bytes = writer.finish();
  return bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/** Returns the rows that {@link encodeRows} was given. */
export function decodeRows(bytes: Uint8Array): readonly ReadRow[] {
  const reader = new MessageReader(bytes);
  const rows: ReadRow[] = [];
  while (reader.pos < bytes.length) {
    const [content, removed] = [textOf(reader), textOf(reader)];
    reader.nextTag();
    // Copied, so that one message that is kept does not keep the buffer of a whole page.
    rows.push({ content, removed, wire: reader.bytes().slice() });
  }
  return rows;
}

function textOf(reader: MessageReader): string {
  reader.nextTag();
  return reader.string();
}
