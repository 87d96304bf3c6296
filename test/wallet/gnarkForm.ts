import { base64 } from "@scure/base";
import type { G1Point, G2Point } from "../../src/wallet/proof/points.js";
import type { Proof } from "../../src/wallet/proof/proof.js";
import type { VerifyingKey } from "../../src/wallet/proof/verifyingKey.js";

export const PRIME = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47n;
export const ORDER = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001n;

/** Where the parts of a proof stand in its 164 bytes. */
export const PROOF_PARTS = { ar: 0, bs: 32, krs: 96, commitments: 128, pok: 132, end: 164 } as const;
export const INFINITY_G1 = Uint8Array.of(0x40, ...new Array<number>(31).fill(0));

/** A number in big-endian bytes. */
export function bytesOf(value: bigint, length = 32): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Number((value >> BigInt(8 * (length - 1 - index))) & 255n));
}

export function uint32(value: number): Uint8Array {
  return bytesOf(BigInt(value), 4);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function compressedG1({ x, y }: G1Point): Uint8Array {
  return withForm(bytesOf(x), isLarger(y));
}

export function compressedG2({ x, y }: G2Point): Uint8Array {
  return withForm(joined(bytesOf(x.c1), bytesOf(x.c0)), isLarger(y.c1 === 0n ? y.c0 : y.c1));
}

export function uncompressedG1({ x, y }: G1Point): Uint8Array {
  return joined(bytesOf(x), bytesOf(y));
}

export function uncompressedG2({ x, y }: G2Point): Uint8Array {
  return joined(bytesOf(x.c1), bytesOf(x.c0), bytesOf(y.c1), bytesOf(y.c0));
}

export function proofBytes({ ar, bs, krs }: Proof): Uint8Array {
  return joined(compressedG1(ar), compressedG2(bs), compressedG1(krs), uint32(0), INFINITY_G1);
}

export function inputBytes(inputs: readonly bigint[]): Uint8Array {
  const { length } = inputs;
  return joined(uint32(length), uint32(0), uint32(length), ...inputs.map((input) => bytesOf(input)));
}

export function keyBytes({ alpha1, beta1, beta2, gamma2, delta1, delta2, k }: VerifyingKey): Uint8Array {
  return joined(
    compressedG1(alpha1),
    compressedG1(beta1),
    compressedG2(beta2),
    compressedG2(gamma2),
    compressedG1(delta1),
    compressedG2(delta2),
    uint32(k.length),
    ...k.map(compressedG1),
    uint32(0),
    uint32(0),
  );
}

export const text = (bytes: Uint8Array): string => base64.encode(bytes);

function withForm(bytes: Uint8Array, larger: boolean): Uint8Array {
  bytes[0] = (bytes[0] ?? 0) | (larger ? 0b1100_0000 : 0b1000_0000);
  return bytes;
}

function isLarger(value: bigint): boolean {
  return value > (PRIME - 1n) / 2n;
}
