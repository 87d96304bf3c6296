import { ProtocolError } from "../../core/errors.js";
import type { Credential, Credentials } from "../proof/credentials.js";
import { type SignedTransaction, signTransaction, type Transaction } from "../transaction/transaction.js";
import { readTransaction, signedBytes } from "../transaction/transactionMessage.js";
import { dedupHashOf } from "./transferTrace.js";

/**
 * Whoever signs a wallet's transfers. The wallet's own makes keys and has the prover prove them; one
 * that holds its key elsewhere (another process, a vault, a person who is asked) implements this.
 */
export interface TransferSigner {
  /**
   * Makes ready what takes long, such as a proof. Called before the nonce is chosen, which is good for
   * about a minute.
   */
  prepare?(options: { readonly signal: AbortSignal }): Promise<void>;

  /**
   * Signs a transfer, of which it may change the proof and its public input only: the wallet
   * refuses anything else. Rejects when it will not sign; nothing is sent then.
   */
  sign(transaction: Transaction, options: { readonly signal: AbortSignal }): Promise<SignedTransaction>;

  /** The node refused signature or proof: the next one is made with others. */
  invalidate?(refused: SignedTransaction): void;
}

/** Signs with a key of the moment that the prover has vouched for. */
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

/** Throws a `ProtocolError` when a signer signed something else than it was given. */
export function requireSame(transaction: Transaction, signed: SignedTransaction): void {
  const wanted = new TextDecoder().decode(signedBytes(readTransaction(transaction).message));
  const given = new TextDecoder().decode(signedBytes(signed.message));
  if (wanted === given && signed.dedupHash === dedupHashOf(wanted)) return;
  throw new ProtocolError("the signer signed another transfer than it was given; nothing was sent");
}
