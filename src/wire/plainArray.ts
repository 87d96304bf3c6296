/** Returns a view as a plain `Uint8Array`: a part of a Node Buffer is a Buffer, whose `slice()` copies nothing. */
export function plainArray(bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}
