import { ProofError } from "../errors.js";
import { prepareKey } from "./preparedKey.js";
import { type Proof, type ProofForm, proofPoints } from "./proof.js";
import { type ProofOwner, requireOwner } from "./proofBinding.js";
import { type PublicInput, publicInputs } from "./publicInput.js";
import { publicVerifyingKey } from "./publicVerifyingKey.js";
import type { VerifyingKey } from "./verifyingKey.js";

/** What {@link verifyProof} looks at. */
export interface VerifyProofOptions extends ProofForm {
  /** The prover's `proof`, in base64 or decoded. */
  readonly proof: string | Proof;
  /** The prover's `public_input`, in base64 or decoded. */
  readonly publicInput: string | PublicInput;
  /** In base64 or decoded. Default: {@link publicVerifyingKey}. A key is prepared once and then remembered. */
  readonly verifyingKey?: string | VerifyingKey | undefined;
  /** Whose proof it must be. @default anybody's */
  readonly expected?: ProofOwner | undefined;
}

/**
 * Verifies a Groth16 proof over BN254: its form, whose it is, and that it holds under the key.
 *
 * A proof that holds can be rewritten by anybody into another that holds for the same inputs
 * (both Ar and Bs negated, for one). That is so with every Groth16 proof: never take the bytes
 * of a proof for the name of what it proves.
 *
 * @returns `true`; everything else is thrown.
 * @throws {@link ProofError} with its `reason`: what is wrong with the form first, then whose it
 * is, then `forged`.
 */
export function verifyProof({ proof, publicInput, verifyingKey, expected, allowRaw }: VerifyProofOptions): true {
  const key = prepareKey(verifyingKey ?? publicVerifyingKey.base64);
  const points = proofPoints(proof, { allowRaw });
  const inputs = publicInputs(publicInput);
  if (expected !== undefined) requireOwner(inputs, expected);
  if (inputs.length !== key.inputCount) {
    throw new ProofError(
      "wrong_input_count",
      `the public input has ${inputs.length} inputs, but the verifying key takes ${key.inputCount}`,
    );
  }
  if (!key.holds(points, inputs)) {
    throw new ProofError("forged", "the proof does not hold under the verifying key for these inputs");
  }
  return true;
}
