import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { ProofError } from "../errors.js";
import { ByteReader } from "./byteReader.js";
import { curveG1, curveG2, decodeG1, decodeG2, isInfinity, takeG1, takeG2 } from "./curvePoints.js";
import { decodeBase64, isDecoded } from "./decodeBase64.js";
import type { Line } from "./pairing/lines.js";
import type { G1Point, G2Point } from "./points.js";

/** A Groth16 proof over BN254, with gnark's names. snarkjs calls them `pi_a`, `pi_b` and `pi_c`. */
export interface Proof {
  readonly ar: G1Point;
  readonly bs: G2Point;
  readonly krs: G1Point;
}

/** The checked points of a proof, for calculations. */
export interface ProofPoints {
  readonly ar: G1Point;
  readonly bs: readonly Line[];
  readonly krs: G1Point;
}

const checked = new WeakMap<Proof, ProofPoints>();

/** Accepted forms of a proof. */
export interface ProofForm {
  /**
   * Whether points may also be in gnark's raw, uncompressed form: a proof then has up to 324 bytes. The node accepts
   * both. @default false
   */
  readonly allowRaw?: boolean | undefined;
}

/** Known keys of a {@link ProofForm}. */
export const FORM: KeysOf<ProofForm> = { allowRaw: true };

/**
 * Decodes a proof from gnark's binary form: exactly 164 bytes, three compressed points and no commitments. Stricter
 * than gnark, which ignores trailing bytes and accepts points in other forms.
 *
 * @throws {@link ProofError}; see its `reason`.
 */
export function parseProof(base64: string, form: ProofForm = {}): Proof {
  requireOptions(form, FORM, { path: "form" });
  const { allowRaw = false } = form;
  const reader = new ByteReader(decodeBase64(base64, "proof"), "proof", allowRaw);
  const ar = takeG1(reader, "the proof's Ar");
  const bs = takeG2(reader, "the proof's Bs");
  const krs = takeG1(reader, "the proof's Krs");
  const commitments = reader.uint32();
  if (commitments !== 0) {
    throw new ProofError("has_commitments", `the proof says that it has ${commitments} commitments: it must have none`);
  }
  const pok = takeG1(reader, "the proof's commitment");
  if (!isInfinity(pok)) {
    throw new ProofError("has_commitments", "the proof shows knowledge of a commitment: it must have none");
  }
  reader.end();
  const proof = Object.freeze({ ar: decodeG1(ar), bs: decodeG2(bs), krs: decodeG1(krs) });
  checked.set(proof, check(proof));
  return proof;
}

/** Returns the checked points of a proof, which is a text or an object. @throws {@link ProofError} */
export function proofPoints(proof: string | Proof, form?: ProofForm): ProofPoints {
  const parsed = isDecoded(proof) ? proof : parseProof(proof, form);
  return checked.get(parsed) ?? check(parsed);
}

function check({ ar, bs, krs }: Proof): ProofPoints {
  return { ar: curveG1(ar, "the proof's Ar"), bs: curveG2(bs, "the proof's Bs"), krs: curveG1(krs, "the proof's Krs") };
}
