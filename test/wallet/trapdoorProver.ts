import { bn254 } from "@noble/curves/bn254.js";
import type { G1Point, G2Point } from "../../src/wallet/proof/points.js";
import type { Proof } from "../../src/wallet/proof/proof.js";
import type { VerifyingKey } from "../../src/wallet/proof/verifyingKey.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { ORDER } from "./gnarkForm.js";

const { Fr } = bn254.fields;

/**
 * Makes a verifying key of which it knows the trapdoor, so that it can make a proof that holds
 * for any inputs, without a circuit. For tests of the verifier only.
 */
export class TrapdoorProver {
  readonly key: VerifyingKey;
  readonly #random: SeededRandom;
  readonly #alpha: bigint;
  readonly #beta: bigint;
  readonly #gamma: bigint;
  readonly #delta: bigint;
  readonly #k: readonly bigint[];

  constructor(seed: string, inputCount: number) {
    this.#random = new SeededRandom(seed);
    this.#alpha = this.#scalar();
    this.#beta = this.#scalar();
    this.#gamma = this.#scalar();
    this.#delta = this.#scalar();
    this.#k = Array.from({ length: inputCount + 1 }, () => this.#scalar());
    this.key = {
      alpha1: g1(this.#alpha),
      beta1: g1(this.#beta),
      beta2: g2(this.#beta),
      gamma2: g2(this.#gamma),
      delta1: g1(this.#delta),
      delta2: g2(this.#delta),
      k: this.#k.map(g1),
    };
  }

  /** A proof that holds: a·b = alpha·beta + (k0 + Σ input·k)·gamma + c·delta. */
  prove(inputs: readonly bigint[]): Proof {
    const a = this.#scalar();
    const b = this.#scalar();
    const [k0 = 0n, ...k] = this.#k;
    const sum = k.reduce((total, one, index) => Fr.add(total, Fr.mul(one, inputs[index] ?? 0n)), k0);
    const rest = Fr.sub(Fr.sub(Fr.mul(a, b), Fr.mul(this.#alpha, this.#beta)), Fr.mul(sum, this.#gamma));
    return { ar: g1(a), bs: g2(b), krs: g1(Fr.div(rest, this.#delta)) };
  }

  /** A field element that nobody chose. */
  #scalar(): bigint {
    return this.#random.bytes(40).reduce((value, byte) => value * 256n + BigInt(byte), 0n) % ORDER;
  }
}

function g1(scalar: bigint): G1Point {
  const { x, y } = bn254.G1.Point.BASE.multiply(scalar).toAffine();
  return { x, y };
}

function g2(scalar: bigint): G2Point {
  const { x, y } = bn254.G2.Point.BASE.multiply(scalar).toAffine();
  return { x: { c0: x.c0, c1: x.c1 }, y: { c0: y.c0, c1: y.c1 } };
}
