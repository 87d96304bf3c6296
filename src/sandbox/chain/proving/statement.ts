import { numberOfBytes } from "../../crypto.js";
import type { SnarkProof } from "./snarkProof.js";

/** Order of the field of a proof's inputs. */
export const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** The statement of a proof: a user, a key, and the address of a wallet. */
export interface Statement {
  readonly user: bigint;
  readonly key: bigint;
  readonly address: bigint;
}

/** A proof with its four inputs. */
export interface Proven {
  readonly proof: SnarkProof;
  readonly inputs: readonly bigint[];
}

/** Returns a text as an input of a proof: its ASCII bytes as one big-endian number, in the field. */
export function textInput(text: string): bigint {
  return numberOfBytes(Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))) % R;
}
