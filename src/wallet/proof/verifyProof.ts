import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { ProofError } from "../errors.js";
import { prepareKey } from "./preparedKey.js";
import { FORM, type Proof, type ProofForm, proofPoints } from "./proof.js";
import { type ProofOwner, requireOwner, requireProofOwner } from "./proofBinding.js";
import { type PublicInput, publicInputs } from "./publicInput.js";
import { publicVerifyingKey } from "./publicVerifyingKey.js";
import type { VerifyingKey } from "./verifyingKey.js";

/** Arguments of {@link verifyProof}. */
export interface VerifyProofOptions extends ProofForm {
  /** The prover's `proof`, in base64 or decoded. */
  readonly proof: string | Proof;
  /** The prover's `public_input`, in base64 or decoded. */
  readonly publicInput: string | PublicInput;
  /** In base64 or decoded. A key is prepared once and then remembered. @default {@link publicVerifyingKey} */
  readonly verifyingKey?: string | VerifyingKey | undefined;
  /** The owner that the proof must have. @default not checked */
  readonly expected?: ProofOwner | undefined;
}

const OPTIONS: KeysOf<VerifyProofOptions> = {
  ...{ ...FORM, proof: true, publicInput: true },
  ...{ verifyingKey: true, expected: true },
};

/**
 * Verifies a Groth16 proof over BN254: its form, its owner, and that it holds with the key.
 *
 * Anybody can turn a valid proof into another valid proof of the same inputs, for example by negating both Ar and Bs.
 * That is true of every Groth16 proof: never use the bytes of a proof to identify what it proves.
 *
 * @returns `true`; any fault is thrown.
 * @throws {@link ProofError} with its `reason`: a fault of the form first, then of the owner, then `forged`.
 */
export function verifyProof(options: VerifyProofOptions): true {
  requireOptions(options, OPTIONS);
  const { proof, publicInput, verifyingKey, expected, allowRaw } = options;
  if (expected !== undefined) requireProofOwner(expected);
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
