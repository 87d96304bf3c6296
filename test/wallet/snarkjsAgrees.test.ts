import { groth16 } from "snarkjs";
import { afterAll, describe, expect, it } from "vitest";
import { ProofError } from "../../src/wallet/errors.js";
import type { G1Point, G2Point } from "../../src/wallet/proof/points.js";
import { type Proof, parseProof } from "../../src/wallet/proof/proof.js";
import { parsePublicInput } from "../../src/wallet/proof/publicInput.js";
import { parseVerifyingKey, type VerifyingKey } from "../../src/wallet/proof/verifyingKey.js";
import { verifyProof } from "../../src/wallet/proof/verifyProof.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { ORDER, PRIME } from "./gnarkForm.js";
import { TrapdoorProver } from "./trapdoorProver.js";
import { vectorKey, vectorsOf } from "./vectors.js";

afterAll(async () => {
  // Its worker threads would keep the process alive.
  const { curve_bn128: curve } = globalThis as { readonly curve_bn128?: { terminate(): Promise<void> } };
  await curve?.terminate();
});

const pointG1 = ({ x, y }: G1Point) => [x.toString(), y.toString(), "1"];
const pointG2 = ({ x, y }: G2Point) => [
  [x.c0.toString(), x.c1.toString()],
  [y.c0.toString(), y.c1.toString()],
  ["1", "0"],
];

function snarkjsVerifies(key: VerifyingKey, inputs: readonly bigint[], { ar, bs, krs }: Proof): Promise<boolean> {
  const vk = {
    protocol: "groth16",
    curve: "bn128",
    nPublic: key.k.length - 1,
    vk_alpha_1: pointG1(key.alpha1),
    vk_beta_2: pointG2(key.beta2),
    vk_gamma_2: pointG2(key.gamma2),
    vk_delta_2: pointG2(key.delta2),
    IC: key.k.map(pointG1),
  };
  const proof = { protocol: "groth16", curve: "bn128", pi_a: pointG1(ar), pi_b: pointG2(bs), pi_c: pointG1(krs) };
  return groth16.verify(vk, inputs.map(String), proof);
}

function weVerify(verifyingKey: VerifyingKey, publicInput: readonly bigint[], proof: Proof): boolean {
  try {
    return verifyProof({ verifyingKey, publicInput, proof });
  } catch (error) {
    if (error instanceof ProofError && error.reason === "forged") return false;
    throw error;
  }
}

describe("snarkjs", () => {
  it("verifies what we verify of the known proofs", async () => {
    for (const { input, expect: known } of vectorsOf("zk_verify")) {
      const key = parseVerifyingKey(vectorKey(input.vk));
      const proof = parseProof(input.proof_base64);
      const inputs = parsePublicInput(input.public_base64);
      expect(await snarkjsVerifies(key, inputs, proof)).toBe(known.valid);
      expect(weVerify(key, inputs, proof)).toBe(known.valid);
    }
  }, 60_000);

  it("answers as we do for proofs that hold and for what they can be turned into", async () => {
    const random = new SeededRandom("snarkjs");
    const prover = new TrapdoorProver("snarkjs", 4);
    const answers = { true: 0, false: 0 };
    for (let turn = 0; turn < 24; turn++) {
      const inputs = Array.from({ length: 4 }, () => BigInt(random.uint32()) ** 8n % ORDER);
      const other = prover.prove(inputs.with(0, 1n));
      let proof = prover.prove(inputs);
      if (random.chance(0.5)) proof = { ...proof, ar: negatedG1(proof.ar) };
      if (random.chance(0.5)) proof = { ...proof, bs: negatedG2(proof.bs) };
      if (random.chance(0.2)) proof = { ...proof, krs: other.krs };
      const given = random.chance(0.2) ? inputs.with(random.below(4), 5n) : inputs;
      const ours = weVerify(prover.key, given, proof);
      expect(await snarkjsVerifies(prover.key, given, proof)).toBe(ours);
      answers[`${ours}`]++;
    }
    expect(answers.true).toBeGreaterThan(4);
    expect(answers.false).toBeGreaterThan(4);
  }, 60_000);
});

function negatedG1({ x, y }: G1Point): G1Point {
  return { x, y: PRIME - y };
}

function negatedG2({ x, y }: G2Point): G2Point {
  return { x, y: { c0: PRIME - y.c0, c1: PRIME - y.c1 } };
}
