/**
 * A Groth16 verifying key over BN254 in the binary form of gnark, which the
 * chain's node reads: big-endian, points compressed to their x and two flag bits.
 */

/** An affine point of G1, as decimal numbers. */
export type G1 = readonly [x: string, y: string];

/** An affine point of G2; each coordinate is `[c0, c1]`, standing for c0 + c1·u. */
export type G2 = readonly [x: readonly [string, string], y: readonly [string, string]];

export interface VerifyingKey {
  readonly alpha1: G1;
  readonly beta1: G1;
  readonly beta2: G2;
  readonly gamma2: G2;
  readonly delta1: G1;
  readonly delta2: G2;
  /** One more than the number of public inputs. */
  readonly k: readonly G1[];
}

const P = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;
const SMALLEST = 0x80;
const LARGEST = 0xc0;

/** Writes a key without commitments. */
export function encodeVerifyingKey(key: VerifyingKey): Uint8Array {
  const none = u32(0);
  return Buffer.concat([
    encodeG1(key.alpha1),
    encodeG1(key.beta1),
    encodeG2(key.beta2),
    encodeG2(key.gamma2),
    encodeG1(key.delta1),
    encodeG2(key.delta2),
    u32(key.k.length),
    ...key.k.map(encodeG1),
    // No lists of committed inputs, and no keys of commitments.
    none,
    none,
  ]);
}

function encodeG1([x, y]: G1): Uint8Array {
  return flagged(field(x), isLargest(BigInt(y)));
}

function encodeG2([[x0, x1], [y0, y1]]: G2): Uint8Array {
  const largest = BigInt(y1) === 0n ? isLargest(BigInt(y0)) : isLargest(BigInt(y1));
  return Buffer.concat([flagged(field(x1), largest), field(x0)]);
}

function isLargest(y: bigint): boolean {
  return y > (P - 1n) / 2n;
}

function flagged(bytes: Buffer, largest: boolean): Buffer {
  bytes.writeUInt8(bytes.readUInt8(0) | (largest ? LARGEST : SMALLEST), 0);
  return bytes;
}

function field(decimal: string): Buffer {
  return Buffer.from(BigInt(decimal).toString(16).padStart(64, "0"), "hex");
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
