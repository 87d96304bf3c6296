import type { Logger } from "../../../core/logger.js";
import { addressOfUser } from "../addresses.js";
import type { SandboxProofs } from "../chainOptions.js";
import { base64Text } from "./base64.js";
import { type Proven, type Statement, textInput } from "./statement.js";

/** A proof and its inputs as they are sent: gnark's binary forms in base64. */
export interface ProofText {
  readonly proof: string;
  readonly public_input: string;
}

/** Makes proofs that keys belong to users. The code for proofs is loaded with the first one. */
export class Prover {
  readonly #proofs: SandboxProofs;
  readonly #logger: Logger;
  #hasSaid = false;

  constructor(proofs: SandboxProofs, logger: Logger) {
    this.#proofs = proofs;
    this.#logger = logger;
  }

  /** Rejects with `SnarkjsMissing`. */
  async proofOf(userId: string, publicKey: string): Promise<ProofText> {
    const statement: Statement = {
      user: textInput(userId),
      key: textInput(publicKey),
      address: textInput(addressOfUser(userId)),
    };
    const [{ proof, inputs }, { writeInputs, writeProof }] = await Promise.all([
      this.#prove(statement),
      import("./gnarkForms.js"),
    ]);
    return { proof: base64Text(writeProof(proof)), public_input: base64Text(writeInputs(inputs)) };
  }

  async #prove(statement: Statement): Promise<Proven> {
    if (this.#proofs === "circuit") return (await import("./groth16.js")).proveByCircuit(statement);
    if (!this.#hasSaid) this.#logger.info({}, "proofs are simulated: real ones need snarkjs");
    this.#hasSaid = true;
    return (await import("./simulatedProof.js")).simulateProof(statement);
  }
}
