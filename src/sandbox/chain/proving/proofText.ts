import { addressOfUser } from "../addresses.js";
import { base64Text } from "./base64.js";
import { textInput } from "./statement.js";

/** A proof and its inputs as they are sent: gnark's binary forms in base64. */
export interface ProofText {
  readonly proof: string;
  readonly public_input: string;
}

/** Makes a proof that a key belongs to a user. Rejects with `SnarkjsMissing`. */
export async function proofOf(userId: string, publicKey: string): Promise<ProofText> {
  // Whoever asks for no proof loads nothing of what makes them.
  const [{ prove }, { writeInputs, writeProof }] = await Promise.all([
    import("./groth16.js"),
    import("./gnarkForms.js"),
  ]);
  const { proof, inputs } = await prove({
    user: textInput(userId),
    key: textInput(publicKey),
    address: textInput(addressOfUser(userId)),
  });
  return { proof: base64Text(writeProof(proof)), public_input: base64Text(writeInputs(inputs)) };
}
