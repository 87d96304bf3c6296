import { raceAbort } from "../core/abort.js";
import { type Clock, systemClock } from "../core/clock.js";
import { ConnectionError, TimeoutError, ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { type Logger, silentLogger } from "../core/logger.js";
import { printable } from "../core/printable.js";
import { sleep } from "../core/sleep.js";
import { addressFromUserId } from "./address.js";
import { fromBaseUnits } from "./amount.js";
import type { ChainTransaction } from "./chainTransaction.js";
import { Credentials, type ProofCheck } from "./credentials.js";
import { TransactionError, type TransferTrace } from "./errors.js";
import type { HistoryQuery, IndexerClient } from "./indexerClient.js";
import type { JsonCallOptions } from "./jsonHost.js";
import { locateTransfer } from "./locateTransfer.js";
import type { MmnClient } from "./mmnClient.js";
import { NonceLine, SLOT_MS } from "./nonceLine.js";
import type { Payment, PaymentsOptions } from "./payments/payment.js";
import type { ProverClient } from "./proverClient.js";
import { type SubmissionOutcome, submitTransaction } from "./submission.js";
import type { SignedTransaction } from "./transaction.js";
import { Transfer, type TransferContext, type TransferPromise, waitable } from "./transfer.js";
import { orderOf, signOrder, type TransferOptions, type TransferOrder } from "./transferOrder.js";

export interface WalletOptions {
  /** Whose wallet it is: a user's or an app's id. */
  readonly userId: string;
  readonly node: MmnClient;
  readonly prover: ProverClient;
  /** Answers what has become of transfers whose answers were lost, and the history. */
  readonly indexer?: IndexerClient | undefined;
  /** The newest `id_token` of a session of that user. Asked for when a proof is needed. */
  readonly idToken: () => string | Promise<string>;
  /**
   * Whether proofs are verified under the verifying key. Their form, and that they are for this
   * user, key and address, is checked always. Default `"warn"`.
   */
  readonly verifyProof?: ProofCheck | undefined;
  /** The verifying key, gnark's binary form in base64. Default: the public one, see `publicVerifyingKey`. */
  readonly verifyingKey?: string | undefined;
  /** Subscribes to hints that a payment may have come in, which hurry `payments`; answers what unsubscribes. */
  readonly onHint?: ((listener: () => void) => () => void) | undefined;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
  readonly clock?: Clock | undefined;
}

/** An amount, both ways. JSON has its units as a decimal string. */
export interface Balance {
  /** Base units; 10^6 are a token. */
  readonly units: bigint;
  /** Tokens, such as `"1.5"`. */
  readonly tokens: string;
}

/** Times a transfer is signed, each but the first after a definite refusal for its nonce or proof. */
const MOST_SIGNINGS = 4;
/** Milliseconds in which a transfer of unknown outcome is looked for. */
const LOOKING_MS = 10_000;

/**
 * The tokens of one user. Making one does nothing; its key and proof are made by the first
 * transfer, and anew with each session. Transfers may run at once; none is made twice. Use one
 * object a user: two that send the same to the same person in one instant may be taken for one.
 */
export class Wallet implements AsyncDisposable {
  readonly userId: string;
  /** In base58. */
  readonly address: string;
  readonly #options: WalletOptions;
  readonly #clock: Clock;
  readonly #credentials: Credentials;
  readonly #nonces: NonceLine;
  readonly #life = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: WalletOptions) {
    const { verifyProof = "warn", verifyingKey, prover, idToken, node } = options;
    if (!["strict", "warn", "off"].includes(verifyProof))
      throw new ValidationError("verifyProof", 'must be "strict", "warn" or "off"');
    this.userId = requireId(options.userId, "userId");
    this.address = addressFromUserId(this.userId);
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const { userId, address } = this;
    const clock = this.#clock;
    const logger = options.logger ?? silentLogger;
    this.#credentials = new Credentials({
      userId,
      address,
      prover,
      idToken,
      verifyProof,
      verifyingKey,
      logger,
      clock,
      life: this.#life.signal,
    });
    this.#nonces = new NonceLine({ clock: this.#clock, readCurrent: () => node.getCurrentNonce(address) });
  }

  /**
   * Sends tokens. Resolves when the node has taken the transfer; `wait` of what it answers, or of
   * the promise itself, goes on until the chain has applied it.
   *
   * Rejects with `ValidationError` before anything is sent; `ProverError` or `ProofError` when
   * there is no good proof; `TransactionError`, whose `outcome` says whether anything may have
   * been moved; `ConnectionError` or `TimeoutError` when the node was never reached. Only after
   * `unknown` must the history be looked at before sending again.
   */
  transfer(options: TransferOptions): TransferPromise {
    const running = this.#transfer(options);
    this.#running.add(running);
    const done = (): void => void this.#running.delete(running);
    running.then(done, done);
    return waitable(running);
  }

  /** What the wallet holds. */
  async balance(options: JsonCallOptions = {}): Promise<Balance> {
    const { units } = await this.#options.node.getAccount(this.address, options);
    return printable({ units, tokens: fromBaseUnits(units) });
  }

  /** What was sent and received, newest first. Needs an indexer. */
  history(query: HistoryQuery = {}): AsyncGenerator<ChainTransaction, void, undefined> {
    return this.#indexer.history(this.address, query);
  }

  /**
   * Tells of payments to the wallet as they become final, once each, oldest first; goes on until `signal` ends it. Needs
   * an indexer. See {@link PaymentsOptions} for how to go on after a restart. Services that fail for a while are asked
   * again; it rejects with `ValidationError`, `ProtocolError`, `ChainError` for what does not pass by itself, the
   * signal's reason, or `ConnectionError` (`closed`).
   */
  async *payments(options: PaymentsOptions = {}): AsyncGenerator<Payment, void, undefined> {
    const { node, logger = silentLogger, onHint } = this.#options;
    const context = { address: this.address, indexer: this.#indexer, node, clock: this.#clock, logger, onHint };
    const { watchPayments } = await import("./payments/watchPayments.js");
    yield* watchPayments({ ...context, life: this.#life.signal }, options);
  }

  /** A transaction by its hash, from the indexer where there is one and it has it, else from the node. */
  async getTransaction(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    const { indexer, node } = this.#options;
    const indexed = await indexer?.listTransactionDetail(txHash, options);
    if (indexed !== undefined && indexed.status !== "unknown") return indexed;
    return (await node.getTransaction(txHash, options)) ?? indexed;
  }

  /**
   * Ends what is under way. Transfers that the node may have taken reject with `TransactionError`
   * (`unknown`), others with `ConnectionError` (`closed`).
   *
   * @param drainMs Milliseconds that transfers have to reach their end. Default 0.
   */
  async close({ drainMs = 0 }: { readonly drainMs?: number } = {}): Promise<void> {
    const { signal } = this.#life;
    const settled = Promise.allSettled(this.#running);
    if (drainMs > 0 && this.#running.size > 0) {
      const patience = new AbortController();
      const late = sleep(drainMs, { clock: this.#clock, signal: patience.signal }).catch(() => undefined);
      await Promise.race([settled, late]);
      patience.abort();
    }
    if (!signal.aborted) this.#life.abort(new ConnectionError("the wallet was closed", { code: "closed" }));
    await settled;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  get #indexer(): IndexerClient {
    const { indexer } = this.#options;
    if (indexer === undefined)
      throw new ValidationError("indexer", "is needed for this: there is no public default, so give its address");
    return indexer;
  }

  async #transfer(options: TransferOptions): Promise<Transfer> {
    const { timeoutMs = 45_000, signal } = options;
    if (!Number.isFinite(timeoutMs) || timeoutMs <= 0)
      throw new ValidationError("timeoutMs", "must be a number above 0");
    const order = orderOf(this, options);
    const given = AbortSignal.any(signal === undefined ? [this.#life.signal] : [signal, this.#life.signal]);
    const late = new AbortController();
    const timer = this.#clock.setTimeout(
      () => late.abort(new TimeoutError("the transfer", timeoutMs, { wasSent: false })),
      timeoutMs,
    );
    try {
      return await this.#send(order, AbortSignal.any([given, late.signal]), given);
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }

  /** @param given What the caller and `close()` say; after the deadline the outcome is still looked for. */
  async #send(order: TransferOrder, signal: AbortSignal, given: AbortSignal): Promise<Transfer> {
    const { node } = this.#options;
    let isRenewed = false;
    for (let signings = 1; ; signings += 1) {
      const credential = await this.#credentials.get(signal);
      const nonce = await this.#nonces.next(signal);
      const trace = printable({ sender: this.address, recipient: order.recipient, units: order.units, nonce });
      const signed = signOrder(order, { sender: this.address, nonce, credential });
      const outcome = await submitTransaction(signed, trace, { node, clock: this.#clock, signal }).catch(
        async (error: unknown): Promise<SubmissionOutcome> => {
          const txHash = isUnknown(error) ? await this.#lookFor(trace, given) : undefined;
          if (txHash === undefined) throw error;
          return { kind: "taken", txHash };
        },
      );
      if (outcome.kind === "taken") {
        const txHash = outcome.txHash ?? (await this.#lookFor(trace, given));
        return new Transfer(trace, txHash, this.#follower(signed, trace));
      }
      if (signings >= MOST_SIGNINGS || (outcome.kind === "unproven" && isRenewed)) throw outcome.error;
      // The node refused it before it could have been taken: only then may it be signed again.
      if (outcome.kind === "stale") this.#nonces.refresh();
      else this.#credentials.discard(credential);
      isRenewed ||= outcome.kind === "unproven";
    }
  }

  /** Looks for a transfer for a while; `undefined` when it was not found, for whatever reason. */
  async #lookFor(trace: TransferTrace, signal: AbortSignal): Promise<string | undefined> {
    const until = this.#clock.now() + LOOKING_MS;
    while (!signal.aborted) {
      const txHash = await raceAbort(this.#locate(trace, signal), signal).catch(() => undefined);
      if (txHash !== undefined || this.#options.indexer === undefined || this.#clock.now() >= until) return txHash;
      await sleep(SLOT_MS, { clock: this.#clock, signal }).catch(() => undefined);
    }
    return undefined;
  }

  #locate(trace: TransferTrace, signal: AbortSignal): Promise<string | undefined> {
    const { node, indexer } = this.#options;
    return locateTransfer(trace, { node, indexer, signal });
  }

  #follower(signed: SignedTransaction, trace: TransferTrace): TransferContext {
    const { node } = this.#options;
    return {
      node,
      clock: this.#clock,
      life: this.#life.signal,
      locate: (signal) => this.#locate(trace, signal),
      handInAgain: async (signal) => {
        const outcome = await submitTransaction(signed, trace, { node, clock: this.#clock, signal });
        if (outcome.kind === "taken") return outcome.txHash;
        const message = `the node lost the transfer to ${trace.recipient} and will not take it again; nothing was moved`;
        throw new TransactionError("failed", message, { trace, cause: outcome.error });
      },
    };
  }
}

function isUnknown(error: unknown): boolean {
  return error instanceof TransactionError && error.outcome === "unknown";
}
