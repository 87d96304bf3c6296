import { ValidationError, type ValidationFault } from "../../core/errors.js";
import { addressBytes, addressFault } from "../keys/address.js";
import { forbiddenPattern } from "./forbiddenPattern.js";
import { type ReadTransaction, readTransaction } from "./transactionMessage.js";
import { type Transaction, type TransactionMessage, TransactionType } from "./transactionTypes.js";
import { userContentFaults } from "./userContentRules.js";

/** Largest number of bytes of a note in UTF-8. */
const NOTE_BYTES = 512;
/** Largest number of characters, after NFC, of every longer field. */
const LONG_FIELD_CHARACTERS = 5120;
/** Largest number of characters of a proof and of its public input. */
const PROOF_CHARACTERS = 1024;

/**
 * Checks every requirement of the node that can be checked offline, and mistakes that the node accepts but that would
 * lose tokens. Of the nonce, only the form is checked.
 *
 * @throws {@link ValidationError} with every fault in `faults`.
 */
export function validateTransaction(tx: Transaction): void {
  refuse(transactionFaults(readTransaction(tx)));
}

/** Returns every fault of a transaction. */
export function transactionFaults({ message, faults }: ReadTransaction): readonly ValidationFault[] {
  const known = new Set(faults.map(({ path }) => path.split(".", 1)[0]));
  const more = ruleFaults(message).filter(({ path }) => !known.has(path.split(".", 1)[0]));
  return [...faults, ...more];
}

/** Throws one {@link ValidationError} if there are faults. */
export function refuse(faults: readonly ValidationFault[]): void {
  const [first, ...others] = faults;
  if (first === undefined) return;
  const more = others.map(({ path, message }) => `; ${path}: ${message}`).join("");
  throw new ValidationError(first.path, `${first.message}${more}`, { faults });
}

function ruleFaults(message: TransactionMessage): readonly ValidationFault[] {
  const isContent = message.type === TransactionType.userContent;
  const faults = [...partyFaults(message)];
  if (!isContent && message.amount === "0") {
    faults.push({ path: "units", message: "must be more than zero" });
  }
  faults.push(
    ...noteFaults(message.text_data),
    ...longFieldFaults("extraInfo", message.extra_info),
    ...proofFaults("zkProof", message.zk_proof),
    ...proofFaults("zkPub", message.zk_pub),
  );
  if (isContent) faults.push(...userContentFaults(message));
  return faults;
}

function partyFaults({ sender, recipient }: TransactionMessage): readonly ValidationFault[] {
  const faults: ValidationFault[] = [];
  for (const [path, address] of [
    ["sender", sender],
    ["recipient", recipient],
  ] as const) {
    const message = addressFault(address);
    if (message !== undefined) faults.push({ path, message });
    else if (addressBytes(address)?.every((byte) => byte === 0)) {
      faults.push({ path, message: "must not be the address of zeros, which nobody owns" });
    }
  }
  if (sender === recipient) {
    faults.push({ path: "recipient", message: "must not be the sender" });
  }
  return faults;
}

function noteFaults(note: string): readonly ValidationFault[] {
  const bytes = new TextEncoder().encode(note).length;
  const faults = longFieldFaults("textData", note);
  if (bytes <= NOTE_BYTES) return faults;
  return [{ path: "textData", message: `must be at most ${NOTE_BYTES} bytes in UTF-8, not ${bytes}` }, ...faults];
}

function proofFaults(path: string, text: string): readonly ValidationFault[] {
  const faults = longFieldFaults(path, text);
  if (text.length <= PROOF_CHARACTERS) return faults;
  return [{ path, message: `must be at most ${PROOF_CHARACTERS} characters, not ${text.length}` }, ...faults];
}

function longFieldFaults(path: string, text: string): readonly ValidationFault[] {
  const faults: ValidationFault[] = [];
  const characters = [...text.normalize("NFC")].length;
  if (characters > LONG_FIELD_CHARACTERS) {
    faults.push({ path, message: `must be at most ${LONG_FIELD_CHARACTERS} characters, not ${characters}` });
  }
  const pattern = forbiddenPattern(text);
  if (pattern !== undefined) {
    const advice = pattern === "}}" ? ", which nested JSON objects end in: keep it flat" : "";
    faults.push({ path, message: `must not have "${pattern}", which the node takes for an attack${advice}` });
  }
  return faults;
}
