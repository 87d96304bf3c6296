import { bn254_Fr } from "@noble/curves/bn254.js";
import { bigEndian } from "./byteReader.js";

/** Returns a text as a public input: its bytes as one big-endian number, modulo the order. */
export function proofField(text: string): bigint {
  return bigEndian(new TextEncoder().encode(text)) % bn254_Fr.ORDER;
}
