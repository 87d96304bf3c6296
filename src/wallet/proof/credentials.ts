import { raceAbort } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { toError, ValidationError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import { SingleFlight } from "../../core/singleFlight.js";
import { ProofError, ProverError } from "../errors.js";
import { generateKeyPair, type KeyPair } from "../keys/keyPair.js";
import type { ProverAnswer, ProverClient } from "../services/proverClient.js";
import { publicVerifyingKey } from "./publicVerifyingKey.js";

/** What to do with a proof whose pairing does not hold: refuse it, use it with a warning, or do not verify. */
export type ProofCheck = "strict" | "warn" | "off";

export interface CredentialsOptions {
  readonly userId: string;
  readonly address: string;
  readonly prover: ProverClient;
  /** Returns the newest `id_token` of the user's session. */
  readonly idToken: () => string | Promise<string>;
  readonly verifyProof: ProofCheck;
  /** Verifying key in base64. @default the public one */
  readonly verifyingKey: string | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Aborts running work when its owner ends. */
  readonly life: AbortSignal;
}

/** A key, and the proof that it may spend. */
export interface Credential extends ProverAnswer {
  readonly keyPair: KeyPair;
}

/**
 * Longest time that a transfer waits for the proof of a new key while an old key is valid, in milliseconds since the
 * request for the proof.
 */
const RENEWAL_MS = 5_000;
/** Milliseconds after a failed renewal during which the old key is used without another attempt. */
const RENEWAL_PAUSE_MS = 30_000;

/** A renewal that is running. */
interface Renewal {
  readonly idToken: string;
  readonly credential: Promise<Credential>;
  readonly begunAt: number;
}

/**
 * Creates keys and requests proofs for them: when first needed, and again for each new session. Keys are never stored.
 * If the proof of a new key fails or takes long, the old key is used, which is still valid.
 */
export class Credentials {
  readonly #options: CredentialsOptions;
  readonly #making = new SingleFlight<Credential>();
  #credential: Credential | undefined;
  /** The session's token with which the credential was made. */
  #madeWith: string | undefined;
  #renewal: Renewal | undefined;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(options: CredentialsOptions) {
    this.#options = options;
  }

  /**
   * Returns a key that may spend. Without any valid key, waits until the signal aborts; with an older one that is still
   * valid, at most five seconds. If there is no key, rejects with `ProverError`, `ProofError`, `ConnectionError`,
   * `TimeoutError`, or the signal's reason.
   */
  async get(given?: AbortSignal): Promise<Credential> {
    const { life } = this.#options;
    const signal = given === undefined ? life : AbortSignal.any([given, life]);
    const idToken = await raceAbort(Promise.resolve(this.#options.idToken()), signal);
    const old = this.#credential;
    if (old !== undefined && idToken === this.#madeWith) return old;
    if (idToken === "") {
      if (old !== undefined) return old;
      throw new ProverError("there is no proof without a session: its id token is empty; log in again");
    }
    if (old !== undefined) return this.#renewed(old, idToken, signal);
    return this.#making.run(idToken, (ends) => this.#make(idToken, ends), signal);
  }

  /** Drops a credential that was refused: the next call makes a new one. */
  discard(refused: Credential): void {
    if (this.#credential !== refused) return;
    this.#credential = undefined;
    this.#madeWith = undefined;
  }

  /** Returns the credential of a new session, or the old one if that takes long or fails. */
  async #renewed(old: Credential, idToken: string, signal: AbortSignal): Promise<Credential> {
    const { clock } = this.#options;
    if (clock.now() < this.#pausedUntil) return old;
    const renewal = this.#renew(idToken);
    const left = renewal.begunAt + RENEWAL_MS - clock.now();
    const late = new AbortController();
    const timer = clock.setTimeout(() => late.abort(), Math.max(0, left));
    try {
      return await raceAbort(renewal.credential, AbortSignal.any([signal, late.signal]));
    } catch (error) {
      if (signal.aborted || error instanceof ValidationError) throw error;
      if (late.signal.aborted) return old;
      this.#options.logger.warn({ err: toError(error) }, "no proof for a new key; the old key is used");
      return old;
    } finally {
      clock.clearTimeout(timer);
    }
  }

  /** Starts a renewal unless one is running. It continues even if its callers no longer wait. */
  #renew(idToken: string): Renewal {
    if (this.#renewal?.idToken === idToken) return this.#renewal;
    const { clock } = this.#options;
    const credential = this.#making.run(idToken, () => this.#make(idToken, this.#options.life));
    const renewal: Renewal = { idToken, credential, begunAt: clock.now() };
    this.#renewal = renewal;
    const done = (): void => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    };
    credential.then(done, () => {
      done();
      this.#pausedUntil = clock.now() + RENEWAL_PAUSE_MS;
    });
    return renewal;
  }

  async #make(idToken: string, signal: AbortSignal): Promise<Credential> {
    const { userId, address, prover } = this.#options;
    const keyPair = generateKeyPair();
    const proving = prover.prove({ userId, publicKey: keyPair.publicKey, idToken }, { signal });
    // A fault of the key is found again by the check, which throws it.
    void this.#prepareCheck().catch(() => undefined);
    const answer = await proving;
    await this.#check(answer, { userId, address, publicKey: keyPair.publicKey });
    this.#credential = { ...answer, keyPair };
    this.#madeWith = idToken;
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
    return this.#credential;
  }

  /** Loads what the check needs and prepares the verifying key while the prover works. */
  async #prepareCheck(): Promise<void> {
    const { verifyProof: mode, verifyingKey } = this.#options;
    if (mode === "off") return;
    const { prepareKey } = await import("./preparedKey.js");
    prepareKey(verifyingKey ?? publicVerifyingKey.base64);
  }

  /** @throws {ProofError} if the proof must not be used. */
  async #check(answer: ProverAnswer, owner: { userId: string; address: string; publicKey: string }): Promise<void> {
    const { verifyProof: mode, verifyingKey } = this.#options;
    const allowRaw = mode !== "strict";
    // Loaded here, because most programs never send a token.
    const { checkProofBinding } = await import("./proofBinding.js");
    checkProofBinding({ ...answer, expected: owner, allowRaw });
    if (mode === "off") return;
    const { verifyProof } = await import("./verifyProof.js");
    try {
      verifyProof({ ...answer, verifyingKey, expected: owner, allowRaw });
    } catch (error) {
      if (mode === "strict" || !(error instanceof ProofError) || error.reason !== "forged") throw error;
      this.#warn(error);
    }
  }

  /** Warns once per key, since a key is checked once. */
  #warn(err: ProofError): void {
    const message = "the proof does not verify under the verifying key; it is used all the same";
    const advice = `Give the prover's verifying key and verifyProof: "strict", or verifyProof: "off" where it is not known`;
    this.#options.logger.warn({ err }, `${message}. ${advice}`);
  }
}
