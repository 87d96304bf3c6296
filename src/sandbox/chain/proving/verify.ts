import { bn254 } from "@noble/curves/bn254.js";
import type { SnarkKey } from "./gnarkForms.js";
import type { SnarkProof } from "./snarkProof.js";

const { Fp12 } = bn254.fields;

type Coordinates = readonly string[];

/**
 * Whether a proof holds for these inputs. Returns false if their number is not that of the key. The points must come
 * from `GnarkReader`, which checks that they are in their groups.
 */
export function verify(key: SnarkKey, inputs: readonly bigint[], proof: SnarkProof): boolean {
  if (inputs.length !== key.nPublic) return false;
  const [first = [], ...others] = key.IC;
  const sum = others.reduce((total, point, index) => {
    const input = inputs[index] ?? 0n;
    return input === 0n ? total : total.add(g1(point).multiply(input));
  }, g1(first));
  // e(A, B) = e(alpha, beta) · e(sum, gamma) · e(C, delta)
  const pairs = [
    { g1: g1(proof.pi_a), g2: g2(proof.pi_b) },
    { g1: g1(key.vk_alpha_1).negate(), g2: g2(key.vk_beta_2) },
    { g1: sum.negate(), g2: g2(key.vk_gamma_2) },
    { g1: g1(proof.pi_c).negate(), g2: g2(key.vk_delta_2) },
  ];
  // A point at infinity pairs to one.
  const finite = pairs.filter((pair) => !pair.g1.is0());
  return Fp12.eql(bn254.pairingBatch(finite), Fp12.ONE);
}

function g1([x = "", y = ""]: Coordinates) {
  return bn254.G1.Point.fromAffine({ x: BigInt(x), y: BigInt(y) });
}

function g2([x = [], y = []]: readonly Coordinates[]) {
  const pair = ([c0 = "", c1 = ""]: Coordinates) => ({ c0: BigInt(c0), c1: BigInt(c1) });
  return bn254.G2.Point.fromAffine({ x: pair(x), y: pair(y) });
}
