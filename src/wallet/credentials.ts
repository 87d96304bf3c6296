import { MezonError, toError, ValidationError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import { SharedWork } from "../core/sharedWork.js";
import { ProofError, ProverError } from "./errors.js";
import { generateKeyPair, type KeyPair } from "./keyPair.js";
import type { ProverAnswer, ProverClient } from "./proverClient.js";

/** What becomes of a proof whose pairing does not hold: it is refused, used with a warning, or not looked at. */
export type ProofCheck = "strict" | "warn" | "off";

export interface CredentialsOptions {
  readonly userId: string;
  readonly address: string;
  readonly prover: ProverClient;
  /** The newest `id_token` of the user's session. */
  readonly idToken: () => string | Promise<string>;
  readonly verifyProof: ProofCheck;
  /** Verifying key in base64; the public one when absent. */
  readonly verifyingKey: string | undefined;
  readonly logger: Logger;
}

/** A key, and the proof that it may spend. */
export interface Credential extends ProverAnswer {
  readonly keyPair: KeyPair;
}

/**
 * Makes keys and has them proven: when first needed, and again with each new session. Keys are
 * never stored. When a new one cannot be proven, the old one, which is still good, is used.
 */
export class Credentials {
  readonly #options: CredentialsOptions;
  readonly #making = new SharedWork<Credential>();
  #credential: Credential | undefined;
  /** The session's token that the credential was made with. */
  #madeWith: string | undefined;

  constructor(options: CredentialsOptions) {
    this.#options = options;
  }

  /** Rejects with `ProverError`, `ProofError`, `ConnectionError`, or `TimeoutError` when there is none to be had. */
  async get(): Promise<Credential> {
    const idToken = await this.#options.idToken();
    const old = this.#credential;
    if (old !== undefined && idToken === this.#madeWith) return old;
    if (idToken === "") {
      if (old !== undefined) return old;
      throw new ProverError("there is no proof without a session: its id token is empty; log in again");
    }
    try {
      return await this.#making.run(idToken, () => this.#make(idToken));
    } catch (error) {
      if (old === undefined || error instanceof ValidationError) throw error;
      this.#options.logger.warn({ err: toError(error) }, "no proof for a new key; the old key is used");
      return old;
    }
  }

  /** Forgets a credential that was refused: the next one is made anew. */
  discard(refused: Credential): void {
    if (this.#credential !== refused) return;
    this.#credential = undefined;
    this.#madeWith = undefined;
  }

  async #make(idToken: string): Promise<Credential> {
    const { userId, address, prover } = this.#options;
    const keyPair = generateKeyPair();
    const answer = await prover.prove({ userId, publicKey: keyPair.publicKey, idToken });
    await this.#check(answer, { userId, address, publicKey: keyPair.publicKey });
    this.#credential = { ...answer, keyPair };
    this.#madeWith = idToken;
    return this.#credential;
  }

  /** Throws a `ProofError` for a proof that must not be used. */
  async #check(answer: ProverAnswer, owner: { userId: string; address: string; publicKey: string }): Promise<void> {
    const { verifyProof: mode, verifyingKey, logger } = this.#options;
    // Curves are heavy, and most programs never send a token.
    const { checkProofBinding } = await import("./proof/proofBinding.js");
    checkProofBinding({ ...answer, expected: owner });
    if (mode === "off") return;
    const { verifyProof } = await import("./proof/verifyProof.js");
    try {
      verifyProof({ ...answer, ...(verifyingKey === undefined ? {} : { verifyingKey }), expected: owner });
    } catch (error) {
      if (mode === "strict" || !(error instanceof MezonError)) throw error;
      if (!(error instanceof ProofError) || error.reason !== "forged") throw error;
      logger.warn({ err: error }, "the proof does not verify under the verifying key; it is used all the same");
    }
  }
}
