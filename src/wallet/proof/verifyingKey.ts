import { ProofError } from "../errors.js";
import { ByteReader } from "./byteReader.js";
import { curveG1, curveG2, decodeG1, decodeG2, takeG1, takeG2 } from "./curvePoints.js";
import { decodeBase64 } from "./decodeBase64.js";
import type { Line } from "./pairing/lines.js";
import type { G1Point, G2Point } from "./points.js";

/** A Groth16 verifying key over BN254, with gnark's names. snarkjs calls `k` `IC`. */
export interface VerifyingKey {
  readonly alpha1: G1Point;
  readonly beta1: G1Point;
  readonly beta2: G2Point;
  readonly gamma2: G2Point;
  readonly delta1: G1Point;
  readonly delta2: G2Point;
  /** One more than the number of public inputs. */
  readonly k: readonly G1Point[];
}

/** The checked points of a key that verification needs, for calculations. */
export interface KeyPoints {
  readonly alpha1: G1Point;
  readonly beta2: readonly Line[];
  readonly gamma2: readonly Line[];
  readonly delta2: readonly Line[];
  readonly k: readonly G1Point[];
}

const POINT_BYTES = 32;
const checked = new WeakMap<VerifyingKey, KeyPoints>();

/**
 * Decodes a verifying key from gnark's binary form, as strictly as a proof: for four inputs it has exactly 460 bytes.
 *
 * @throws {@link ProofError}; see its `reason`.
 */
export function parseVerifyingKey(base64: string): VerifyingKey {
  const reader = new ByteReader(decodeBase64(base64, "verifying key"), "verifying key");
  const alpha1 = takeG1(reader, nameOf("alpha1"));
  const beta1 = takeG1(reader, nameOf("beta1"));
  const beta2 = takeG2(reader, nameOf("beta2"));
  const gamma2 = takeG2(reader, nameOf("gamma2"));
  const delta1 = takeG1(reader, nameOf("delta1"));
  const delta2 = takeG2(reader, nameOf("delta2"));
  const count = reader.uint32();
  if (count < 2) {
    throw new ProofError("bad_header", `the verifying key has ${count} points for inputs: it must have two at least`);
  }
  reader.require(count * POINT_BYTES);
  const k = Array.from({ length: count }, (_, index) => takeG1(reader, nameOf(`k[${index}]`)));
  if (reader.uint32() !== 0 || reader.uint32() !== 0) {
    throw new ProofError("has_commitments", "the verifying key takes commitments: it must take none");
  }
  reader.end();
  const key: VerifyingKey = Object.freeze({
    alpha1: decodeG1(alpha1),
    beta1: decodeG1(beta1),
    beta2: decodeG2(beta2),
    gamma2: decodeG2(gamma2),
    delta1: decodeG1(delta1),
    delta2: decodeG2(delta2),
    k: Object.freeze(k.map(decodeG1)),
  });
  checked.set(key, check(key));
  return key;
}

/** Returns the checked points of a key. @throws {@link ProofError} */
export function keyPoints(key: VerifyingKey): KeyPoints {
  return checked.get(key) ?? check(key);
}

function check({ alpha1, beta1, beta2, gamma2, delta1, delta2, k }: VerifyingKey): KeyPoints {
  // Verification does not use these two, but a key with invalid points must not be trusted.
  curveG1(beta1, nameOf("beta1"));
  curveG1(delta1, nameOf("delta1"));
  return {
    alpha1: curveG1(alpha1, nameOf("alpha1")),
    beta2: curveG2(beta2, nameOf("beta2")),
    gamma2: curveG2(gamma2, nameOf("gamma2")),
    delta2: curveG2(delta2, nameOf("delta2")),
    k: k.map((point, index) => curveG1(point, nameOf(`k[${index}]`))),
  };
}

function nameOf(point: string): string {
  return `the verifying key's ${point}`;
}
