import { TransactionType } from "../../../../generated/rest/chain.js";
import { BoundedMap } from "../../../core/boundedMap.js";
import type { Clock } from "../../../core/clock.js";
import { ValidationError } from "../../../core/errors.js";
import { chainLimits } from "../chainLimits.js";
import type { Transaction } from "../transaction.js";
import { base64Bytes } from "./base64.js";
import { readInputs, readKey, readProof, type SnarkKey } from "./gnarkForms.js";
import { NotGnark } from "./gnarkReader.js";
import { signingKey } from "./signatures.js";
import { textInput } from "./statement.js";
import { verify } from "./verify.js";

interface Checked {
  readonly isValid: boolean;
  readonly since: number;
}

const MOST_PROOF_TEXT = 1024;
const INPUTS = 4;

/** Verifies that transactions come from their sender: the signature, the proof, and that both belong together. */
export class Authenticity {
  readonly #clock: Clock;
  readonly #key: SnarkKey;
  readonly #checked = new BoundedMap<string, Checked>(chainLimits.checkedProofs);

  /** @throws {ValidationError} for an invalid key. */
  constructor(clock: Clock, key: string) {
    this.#clock = clock;
    this.#key = parseKey(key);
  }

  check(tx: Transaction): boolean {
    const key = signingKey(tx);
    if (key === undefined) return false;
    if (tx.type === TransactionType.TransferByKey) return true;
    if (Math.max(tx.zkProof.length, tx.zkPub.length) > MOST_PROOF_TEXT) return false;
    const id = [tx.sender, key, tx.zkProof, tx.zkPub].join("|");
    const known = this.#checked.get(id);
    if (known !== undefined && this.#clock.now() - known.since < chainLimits.checkedProofMs) return known.isValid;
    const isValid = this.#isProven(tx, key);
    this.#checked.set(id, { isValid, since: this.#clock.now() });
    return isValid;
  }

  #isProven(tx: Transaction, key: string): boolean {
    const [proofBytes, inputBytes] = [base64Bytes(tx.zkProof), base64Bytes(tx.zkPub)];
    if (proofBytes === undefined || inputBytes === undefined) return false;
    try {
      const proof = readProof(proofBytes);
      const inputs = readInputs(inputBytes);
      const [, , keyInput, addressInput] = inputs;
      if (inputs.length !== INPUTS || addressInput !== textInput(tx.sender) || keyInput !== textInput(key))
        return false;
      return verify(this.#key, inputs, proof);
    } catch (error) {
      if (error instanceof NotGnark) return false;
      throw error;
    }
  }
}

/** Reads a verifying key. @throws {ValidationError} for an invalid one. */
export function parseKey(base64: string): SnarkKey {
  try {
    return readKey(base64Bytes(base64) ?? new Uint8Array());
  } catch (error) {
    if (!(error instanceof NotGnark)) throw error;
    const why = `must be a key in gnark's binary form, in base64: ${error.message}`;
    throw new ValidationError("chain.verifyingKey", why, { cause: error });
  }
}
