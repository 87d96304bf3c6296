/** A proof in the form of snarkjs. */
export interface SnarkProof {
  readonly pi_a: string[];
  readonly pi_b: string[][];
  readonly pi_c: string[];
  readonly protocol: "groth16";
  readonly curve: "bn128";
}
