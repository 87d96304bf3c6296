import { bn254 } from "@noble/curves/bn254.js";
import { trapdoor } from "../../../../generated/circuit/trapdoor.js";
import { numberOfBytes, randomBytes } from "../../crypto.js";
import { json1, json2 } from "./gnarkForms.js";
import type { SnarkProof } from "./snarkProof.js";
import type { Proven, Statement } from "./statement.js";

const { Fr } = bn254.fields;

/**
 * Returns a simulated proof. It is made from the secrets of its set-up, without a circuit. It verifies like any other
 * proof, and looks the same on the wire.
 */
export function simulateProof({ user, key, address }: Statement): Proven {
  const inputs = [scalar(), user, key, address];
  const { alpha, beta, gamma, delta, k } = trapdoor;
  const [a, b] = [scalar(), scalar()];
  const [k0, ...rest] = k;
  const sum = rest.reduce((total: bigint, one, index) => Fr.add(total, Fr.mul(one, inputs[index] ?? 0n)), k0);
  // It holds when a·b = alpha·beta + (k0 + Σ input·k)·gamma + c·delta.
  const c = Fr.div(Fr.sub(Fr.sub(Fr.mul(a, b), Fr.mul(alpha, beta)), Fr.mul(sum, gamma)), delta);
  const proof: SnarkProof = { pi_a: g1(a), pi_b: g2(b), pi_c: g1(c), protocol: "groth16", curve: "bn128" };
  return { proof, inputs };
}

/** Returns a random element of the field. Uses more bits than the field has, so that the remainder is uniform. */
function scalar(): bigint {
  return numberOfBytes(randomBytes(48)) % Fr.ORDER;
}

function g1(of: bigint): string[] {
  const { x, y } = bn254.G1.Point.BASE.multiply(of).toAffine();
  return json1([x, y]);
}

function g2(of: bigint): string[][] {
  const { x, y } = bn254.G2.Point.BASE.multiply(of).toAffine();
  return json2([
    [x.c0, x.c1],
    [y.c0, y.c1],
  ]);
}
