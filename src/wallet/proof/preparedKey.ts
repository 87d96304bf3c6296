import { mulAddUnsafe } from "@noble/curves/abstract/curve.js";
import { bn254 } from "@noble/curves/bn254.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { isDecoded } from "./decodeBase64.js";
import type { ProofPoints } from "./proof.js";
import type { PublicInput } from "./publicInput.js";
import { type KeyPoints, keyPoints, parseVerifyingKey, type VerifyingKey } from "./verifyingKey.js";

const { Fp12 } = bn254.fields;
const { calcPairingPrecomputes: linesOf } = bn254.utils;

/** Keys given as text are decoded once. Programs use one or two. */
const KEYS_KEPT = 4;
const fromText = new BoundedMap<string, VerifyingKey>(KEYS_KEPT);
/** Keyed by the checked points. Only decoded keys have them, because an object that a caller has made could change. */
const prepared = new WeakMap<KeyPoints, PreparedKey>();

/** The part of the verification that depends on the verifying key only. */
class PreparedKey {
  /** Number of public inputs. */
  readonly inputCount: number;
  readonly #k: KeyPoints["k"];
  readonly #gammaLines: ReturnType<typeof linesOf>;
  readonly #deltaLines: ReturnType<typeof linesOf>;
  /** The pairing of alpha and beta, before the final exponentiation. */
  readonly #alphaBeta: typeof Fp12.ONE;

  constructor({ alpha1, beta2, gamma2, delta2, k }: KeyPoints) {
    this.inputCount = k.length - 1;
    this.#k = k;
    this.#gammaLines = linesOf(gamma2);
    this.#deltaLines = linesOf(delta2);
    this.#alphaBeta = bn254.pairing(alpha1, beta2, false);
  }

  /** Whether e(Ar, Bs) = e(alpha, beta) · e(K0 + Σ input·K, gamma) · e(Krs, delta). */
  holds({ ar, bs, krs }: ProofPoints, inputs: PublicInput): boolean {
    const [k0, ...k] = this.#k;
    if (k0 === undefined || inputs.length !== k.length) return false;
    const sum = k0.add(mulAddUnsafe(bn254.G1.Point, k, [...inputs]));
    const left = ar.negate().toAffine();
    const right = krs.toAffine();
    const pairs: Parameters<typeof bn254.millerLoopBatch>[0] = [
      [linesOf(bs), left.x, left.y],
      [this.#deltaLines, right.x, right.y],
    ];
    // A pairing with the identity is one, and does not change the product.
    if (!sum.is0()) {
      const middle = sum.toAffine();
      pairs.push([this.#gammaLines, middle.x, middle.y]);
    }
    const product = Fp12.mul(bn254.millerLoopBatch(pairs), this.#alphaBeta);
    return Fp12.eql(Fp12.finalExponentiate(product), Fp12.ONE);
  }
}

/** Prepares a key, once. @throws {@link ProofError} for an invalid key. */
export function prepareKey(key: string | VerifyingKey): PreparedKey {
  const points = keyPoints(isDecoded(key) ? key : parsedOnce(key));
  const known = prepared.get(points);
  if (known !== undefined) return known;
  const made = new PreparedKey(points);
  prepared.set(points, made);
  return made;
}

function parsedOnce(base64: string): VerifyingKey {
  const known = fromText.get(base64);
  if (known !== undefined) return known;
  const key = parseVerifyingKey(base64);
  fromText.set(base64, key);
  return key;
}
