import { bigEndian } from "./byteReader.js";
import { ORDER } from "./pairing/primeField.js";

/** Returns a text as a public input: its bytes as one big-endian number, modulo the order. */
export function proofField(text: string): bigint {
  return bigEndian(new TextEncoder().encode(text)) % ORDER;
}
