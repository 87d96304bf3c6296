import { ProtocolError } from "../../core/errors.js";
import type { Credential, Credentials } from "../proof/credentials.js";
import { type SignedTransaction, signTransaction, type Transaction } from "../transaction/transaction.js";
import { readTransaction, signedBytes } from "../transaction/transactionMessage.js";
import { dedupHashOf } from "./transferTrace.js";

/**
 * Signs a wallet's transfers. The wallet's own signer creates keys and requests their proofs from the prover. Implement
 * this for keys in another process or a vault, or for transfers that a person must approve.
 */
export interface TransferSigner {
  /**
   * Prepares slow work, such as a proof. Called before the nonce is chosen, because a nonce is only valid for about a
   * minute.
   */
  prepare?(options: { readonly signal: AbortSignal }): Promise<void>;

  /**
   * Signs a transfer. May only change the proof and its public input: the wallet refuses any other change. If it
   * rejects, nothing is sent.
   */
  sign(transaction: Transaction, options: { readonly signal: AbortSignal }): Promise<SignedTransaction>;

  /** Called when the node refused the signature or the proof. The next signature must use a new proof. */
  invalidate?(refused: SignedTransaction): void;
}

/** Signs with the current key and the prover's proof of it. */
export class CredentialSigner implements TransferSigner {
  readonly #credentials: Credentials;
  readonly #madeWith = new WeakMap<SignedTransaction, Credential>();

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  async prepare({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    await this.#credentials.get(signal);
  }

  async sign(transaction: Transaction, { signal }: { readonly signal: AbortSignal }): Promise<SignedTransaction> {
    const credential = await this.#credentials.get(signal);
    const { proof, publicInput, keyPair } = credential;
    const signed = signTransaction({ ...transaction, zkProof: proof, zkPub: publicInput }, keyPair);
    this.#madeWith.set(signed, credential);
    return signed;
  }

  invalidate(refused: SignedTransaction): void {
    const credential = this.#madeWith.get(refused);
    if (credential !== undefined) this.#credentials.discard(credential);
  }
}

/** @throws {ProtocolError} if a signer has changed the transaction. */
export function requireSame(transaction: Transaction, signed: SignedTransaction): void {
  const wanted = new TextDecoder().decode(signedBytes(readTransaction(transaction).message));
  const given = new TextDecoder().decode(signedBytes(signed.message));
  if (wanted === given && signed.dedupHash === dedupHashOf(wanted)) return;
  throw new ProtocolError("the signer signed another transfer than it was given; nothing was sent");
}
