import { ProofError } from "../errors.js";
import { ByteReader, bigEndian } from "./byteReader.js";
import { decodeBase64, isDecoded } from "./decodeBase64.js";
import { ORDER } from "./pairing/primeField.js";

/**
 * The public inputs of a proof, each below the order of BN254's groups. Mezon's circuit has four: {@link ProofOwner}
 * describes the second to the fourth; the first is the prover's own.
 */
export type PublicInput = readonly bigint[];

const INPUT_BYTES = 32;

/**
 * Decodes public inputs from gnark's binary form: three counts, then the inputs, and nothing more.
 *
 * @throws {@link ProofError}; see its `reason`.
 */
export function parsePublicInput(base64: string): PublicInput {
  const reader = new ByteReader(decodeBase64(base64, "public input"), "public input");
  const publicCount = reader.uint32();
  const secretCount = reader.uint32();
  const length = reader.uint32();
  if (publicCount === 0 || secretCount !== 0 || length !== publicCount) {
    throw new ProofError(
      "bad_header",
      `the public input says that it has ${publicCount} public, ${secretCount} secret, ${length} inputs in all: it must have public ones alone`,
    );
  }
  reader.require(length * INPUT_BYTES);
  const inputs = Array.from({ length }, () => bigEndian(reader.take(INPUT_BYTES)));
  reader.end();
  return Object.freeze(requireInputs(inputs));
}

/** Returns the checked inputs, which are a text or a list. @throws {@link ProofError} */
export function publicInputs(input: string | PublicInput): PublicInput {
  return isDecoded(input) ? requireInputs([...input]) : parsePublicInput(input);
}

function requireInputs(inputs: PublicInput): PublicInput {
  const wrong = inputs.findIndex((input) => typeof input !== "bigint" || input < 0n || input >= ORDER);
  if (wrong === -1) return inputs;
  throw new ProofError("not_canonical", `public input ${wrong} is not below the order of the group`);
}
