import { type EdDSA, eddsa, edwards } from "@noble/curves/abstract/edwards.js";
import { sha512 } from "@noble/hashes/sha2.js";

/**
 * Ed25519 in JavaScript. Made of the library's parts when first needed: its ready-made module also loads and sets up
 * key exchange, hashing to the curve and more, which takes longer than everything else that a transfer loads.
 */
export function nobleEd25519(): EdDSA {
  made ??= eddsa(edwards(CURVE), sha512, { adjustScalarBytes: clamp });
  return made;
}

let made: EdDSA | undefined;

/** Edwards25519 of RFC 8032, section 5.1. */
const CURVE = {
  p: 2n ** 255n - 19n,
  n: 2n ** 252n + 0x14def9dea2f79cd65812631a5cf5d3edn,
  h: 8n,
  a: 2n ** 255n - 20n,
  d: 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n,
  Gx: 0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51an,
  Gy: 0x6666666666666666666666666666666666666666666666666666666666666658n,
};

/** RFC 8032, section 5.1.5, step 2. */
function clamp(bytes: Uint8Array): Uint8Array {
  const first = bytes[0] ?? 0;
  const last = bytes[31] ?? 0;
  bytes[0] = first & 0b1111_1000;
  bytes[31] = (last & 0b0111_1111) | 0b0100_0000;
  return bytes;
}
