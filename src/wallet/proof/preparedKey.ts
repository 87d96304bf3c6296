import { BoundedMap } from "../../core/boundedMap.js";
import { isDecoded } from "./decodeBase64.js";
import { type Fp12, isOne, multiply } from "./pairing/fp12.js";
import type { Line } from "./pairing/lines.js";
import { finalExponentiation, millerLoop } from "./pairing/pairing.js";
import { canonical } from "./pairing/primeField.js";
import { WeightedSum } from "./pairing/weightedSum.js";
import type { G1Point } from "./points.js";
import type { ProofPoints } from "./proof.js";
import type { PublicInput } from "./publicInput.js";
import { type KeyPoints, keyPoints, parseVerifyingKey, type VerifyingKey } from "./verifyingKey.js";

/** Keys given as text are decoded once. Programs use one or two. */
const KEYS_KEPT = 4;
const fromText = new BoundedMap<string, VerifyingKey>(KEYS_KEPT);
/** Keyed by the checked points. Only decoded keys have them, because an object that a caller has made could change. */
const prepared = new WeakMap<KeyPoints, PreparedKey>();

/** The part of the verification that depends on the verifying key only. */
class PreparedKey {
  /** Number of public inputs. */
  readonly inputCount: number;
  /** The first point for the inputs, which stands for a constant input. */
  readonly #constant: G1Point | undefined;
  readonly #inputPoints: WeightedSum;
  readonly #gamma: readonly Line[];
  readonly #delta: readonly Line[];
  /** The pairing of alpha and beta, before the final exponentiation. */
  readonly #alphaBeta: Fp12;

  constructor({ alpha1, beta2, gamma2, delta2, k: [constant, ...k] }: KeyPoints) {
    this.inputCount = k.length;
    this.#constant = constant;
    this.#inputPoints = new WeightedSum(k);
    this.#gamma = gamma2;
    this.#delta = delta2;
    this.#alphaBeta = millerLoop([{ point: alpha1, lines: beta2 }]);
  }

  /** Whether e(Ar, Bs) = e(alpha, beta) · e(K0 + Σ input·K, gamma) · e(Krs, delta). */
  holds({ ar, bs, krs }: ProofPoints, inputs: PublicInput): boolean {
    if (this.#constant === undefined || inputs.length !== this.inputCount) return false;
    const sum = this.#inputPoints.of(inputs, this.#constant);
    const pairs = [
      { point: { x: ar.x, y: canonical(-ar.y) }, lines: bs },
      { point: krs, lines: this.#delta },
    ];
    // A pairing with the identity is one, and does not change the product.
    if (sum !== undefined) pairs.push({ point: sum, lines: this.#gamma });
    return isOne(finalExponentiation(multiply(millerLoop(pairs), this.#alphaBeta)));
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
