/**
 * The set-up of simulated proofs: a Groth16 key whose secrets are public. Whoever knows them can make a proof that holds
 * for any inputs, with two multiplications and no circuit.
 */
import { bn254 } from "@noble/curves/bn254.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { encodeVerifyingKey, type G1, type G2 } from "./gnarkKey.js";

/** What the secrets are made of; any text does. */
const SEED = "mezonkit sandbox: worthless by design";
const INPUTS = 4;

/** The secrets of a set-up. */
export interface Trapdoor {
  readonly alpha: bigint;
  readonly beta: bigint;
  readonly gamma: bigint;
  readonly delta: bigint;
  /** One more than there are public inputs. */
  readonly k: readonly bigint[];
}

/** The same secrets each time. */
export function makeTrapdoor(): Trapdoor {
  return {
    alpha: scalar("alpha"),
    beta: scalar("beta"),
    gamma: scalar("gamma"),
    delta: scalar("delta"),
    k: Array.from({ length: INPUTS + 1 }, (_, index) => scalar(`k${index}`)),
  };
}

/** Returns the key that belongs to the secrets, in gnark's binary form. */
export function verifyingKeyOf({ alpha, beta, gamma, delta, k }: Trapdoor): Uint8Array {
  return encodeVerifyingKey({
    alpha1: g1(alpha),
    beta1: g1(beta),
    beta2: g2(beta),
    gamma2: g2(gamma),
    delta1: g1(delta),
    delta2: g2(delta),
    k: k.map(g1),
  });
}

/** 512 bits, so that the remainder is as good as uniform. */
function scalar(name: string): bigint {
  const hash = sha512(new TextEncoder().encode(`${SEED}: ${name}`));
  return BigInt(`0x${Buffer.from(hash).toString("hex")}`) % bn254.fields.Fr.ORDER;
}

function g1(of: bigint): G1 {
  const { x, y } = bn254.G1.Point.BASE.multiply(of).toAffine();
  return [String(x), String(y)];
}

function g2(of: bigint): G2 {
  const { x, y } = bn254.G2.Point.BASE.multiply(of).toAffine();
  return [
    [String(x.c0), String(x.c1)],
    [String(y.c0), String(y.c1)],
  ];
}
