import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { ProofError, type ProofFault } from "../errors.js";
import { requireAddress, requireUserId } from "../keys/address.js";
import { FORM, type Proof, type ProofForm, proofPoints } from "./proof.js";
import { proofField } from "./proofField.js";
import { type PublicInput, publicInputs } from "./publicInput.js";

/** The owner that a proof must have. Omitted fields are not checked. */
export interface ProofOwner {
  /** The user's id; the second input. */
  readonly userId?: string | undefined;
  /** The signing key in base58; the third input. */
  readonly publicKey?: string | undefined;
  /** The address that pays; the fourth input. */
  readonly address?: string | undefined;
}

/** Public inputs of Mezon's circuit. */
const INPUT_COUNT = 4;
const USER_INPUT = 1;
const KEY_INPUT = 2;
const ADDRESS_INPUT = 3;

/** Arguments of {@link checkProofBinding}. */
export interface ProofBindingOptions extends ProofForm {
  /** The prover's `proof`. */
  readonly proof: string | Proof;
  /** The prover's `public_input`. */
  readonly publicInput: string | PublicInput;
  readonly expected: Required<{ readonly [Key in keyof ProofOwner]: string }>;
}

const OPTIONS: KeysOf<ProofBindingOptions> = { ...FORM, proof: true, publicInput: true, expected: true };
const OWNER: KeysOf<ProofOwner> = { userId: true, publicKey: true, address: true };

/**
 * Checks the form of a proof, and that its inputs are the expected user, key and address. {@link verifyProof} checks
 * whether it holds.
 *
 * @throws {@link ProofError}; see its `reason`. {@link ValidationError} if `expected` cannot be used.
 */
export function checkProofBinding(options: ProofBindingOptions): void {
  requireOptions(options, OPTIONS);
  const { proof, publicInput, expected, allowRaw } = options;
  requireProofOwner(expected);
  const { userId, publicKey, address } = expected;
  proofPoints(proof, { allowRaw });
  requireOwner(publicInputs(publicInput), {
    userId: requireUserId(userId, "expected.userId"),
    publicKey: requireAddress(publicKey, "expected.publicKey"),
    address: requireAddress(address, "expected.address"),
  });
}

/** @throws {ValidationError} for what is no owner, or has other fields. */
export function requireProofOwner(expected: ProofOwner): void {
  requireObject(expected, "expected", "an object with userId, publicKey and address");
  requireKnownKeys(expected, OWNER, { path: "expected" });
}

/** @throws {@link ProofError} unless the inputs are those of the owner. */
export function requireOwner(inputs: PublicInput, { userId, publicKey, address }: ProofOwner): void {
  if (inputs.length !== INPUT_COUNT) {
    throw new ProofError(
      "wrong_input_count",
      `the public input has ${inputs.length} inputs: Mezon's have ${INPUT_COUNT}`,
    );
  }
  if (userId !== undefined) {
    requireInput(inputs[USER_INPUT], requireUserId(userId, "expected.userId"), "foreign_user", "user");
  }
  if (publicKey !== undefined) {
    requireInput(inputs[KEY_INPUT], requireAddress(publicKey, "expected.publicKey"), "foreign_key", "key");
  }
  if (address !== undefined) {
    requireInput(inputs[ADDRESS_INPUT], requireAddress(address, "expected.address"), "foreign_address", "address");
  }
}

function requireInput(input: bigint | undefined, text: string, fault: ProofFault, what: string): void {
  if (input === proofField(text)) return;
  throw new ProofError(fault, `the proof is for another ${what} than ${text}`);
}
