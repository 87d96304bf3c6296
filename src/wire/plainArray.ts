/** A view as a plain array: what is cut from a Node Buffer is a Buffer again, whose `slice()` copies nothing. */
export function plainArray(bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}
