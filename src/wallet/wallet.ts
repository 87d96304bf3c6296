import { withTimeLimit } from "../core/abort.js";
import { brand } from "../core/brand.js";
import type { Clock } from "../core/clock.js";
import { clockOf } from "../core/clockOf.js";
import { copyOptions } from "../core/copyOptions.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import { loggerOf } from "../core/loggerOf.js";
import { requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { requireOptions } from "../core/requireOptions.js";
import { type Balance, balanceOf } from "./balance.js";
import { addressFromUserId } from "./keys/address.js";
import type { Payment, PaymentsOptions } from "./payments/payment.js";
import type { HistoryQuery, IndexerClient } from "./services/indexerClient.js";
import type { JsonCallOptions } from "./services/jsonHttpClient.js";
import type { ChainTransaction } from "./transaction/chainTransaction.js";
import type { SignedTransaction } from "./transaction/transaction.js";
import { type PreparedTransfer, requirePrepared } from "./transfer/preparedTransfer.js";
import { type Transfer, type TransferPromise, waitable } from "./transfer/transfer.js";
import { TransferApproval } from "./transfer/transferApproval.js";
import { TransferEngine } from "./transfer/transferEngine.js";
import { readFind, type TransferFinding, type TransferFindOptions } from "./transfer/transferFinding.js";
import { readMany, sendMany, type TransferManyOptions, type TransferResult } from "./transfer/transferMany.js";
import { randomMark, readOrder, type TransferOptions, type TransferOrder } from "./transfer/transferOrder.js";
import { type TransferQuote, TransferRules } from "./transfer/transferRules.js";
import type { StoredTransferTrace, TransferTrace } from "./transfer/transferTrace.js";
import { readCall, readWorkLimits, WalletLifetime, type WorkLimits } from "./walletLifetime.js";
import { WALLET_KEYS, type WalletOptions } from "./walletOptions.js";

/**
 * The tokens of one user. The constructor makes no requests. The first transfer creates the key and the proof; they are
 * renewed for each session. Transfers may run concurrently, and none is made twice. Wallets of one process coordinate
 * automatically; those of several processes need a shared journal.
 */
export class Wallet implements AsyncDisposable {
  static {
    brand(Wallet, "Wallet");
  }

  readonly userId: string;
  /** In base58. */
  readonly address: string;
  readonly #options: WalletOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #engine: TransferEngine;
  readonly #approval: TransferApproval;
  readonly #life: WalletLifetime;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: WalletOptions) {
    requireObject(options, "options", "an object such as { userId, node, prover, idToken }");
    requireKnownKeys(options, WALLET_KEYS);
    const { node, indexer, journal, limits, requestsPerSecond = 90 } = options;
    if (!(typeof requestsPerSecond === "number" && requestsPerSecond > 0))
      throw new ValidationError("requestsPerSecond", "must be a number above 0");
    this.userId = requireId(options.userId, "userId");
    this.address = addressFromUserId(this.userId);
    this.#options = options;
    this.#clock = clockOf(options.clock);
    const logger = loggerOf(options.logger, "logger");
    this.#logger = logger;
    this.#life = new WalletLifetime(this.#clock);
    const { userId, address } = this;
    const rules = new TransferRules({ limits, journal, clock: this.#clock });
    this.#engine = new TransferEngine({
      ...{ userId, address, node, indexer, journal, logger, requestsPerSecond, rules, signing: options },
      ...{ areMarked: options.markTransfers === true, clock: this.#clock, life: this.#life.signal },
      checkOf: (trace) => (options) => this.find(trace, options),
    });
    this.#approval = new TransferApproval({ rules, confirm: options.confirm, open: () => this.#engine.open() });
  }

  /**
   * Opens the journal and looks for the unfinished transfers of an earlier wallet, until each is found or `expired`.
   * Submits none of them again. The first transfer does the same.
   */
  async open(): Promise<void> {
    await this.#life.run(() => this.#engine.open());
  }

  /**
   * Sends tokens. Resolves when the node has accepted the transfer. `wait`, of the result or of the promise itself,
   * waits until the chain has applied it. The options are read before this returns.
   *
   * Rejects with `ValidationError` before anything is sent; `TransferRuleError` or `IdempotencyError` before anything
   * is signed; `ProverError` or `ProofError` if there is no valid proof; `StoreError` if the journal cannot be written;
   * `TransactionError`, whose `outcome` says whether tokens may have been moved; `ConnectionError` or `TimeoutError` if
   * the node was never reached. Only after `unknown` may tokens have been moved: see its `check()`.
   */
  transfer(options: TransferOptions): TransferPromise {
    return waitable(
      this.#life.begin(
        () => this.#read(options),
        (order) => this.#send(order),
      ),
    );
  }

  /**
   * Sends many transfers in the given order, with few requests. Resolves with a result for each, in the same order;
   * rejects with `ValidationError` before anything is sent if one of them cannot be sent.
   */
  transferMany(orders: readonly TransferOptions[], options: TransferManyOptions = {}): Promise<TransferResult[]> {
    return this.#life.begin(
      () => readMany(orders, options, (each) => this.#read(each)),
      ({ all, given }) =>
        sendMany(all, given, {
          clock: this.#clock,
          logger: this.#logger,
          send: (order, signal) => this.#send(order, signal),
        }),
    );
  }

  /**
   * Returns the details of a transfer without sending it, and the amount that the limits still allow. Claims nothing.
   */
  quote(options: TransferOptions): Promise<TransferQuote> {
    return this.#life.begin(
      () => this.#read(options),
      (order) => this.#approval.quote(order),
    );
  }

  /**
   * Prepares a transfer: checks the wallet's rules and claims a nonce. Sign it with `sign` and send it with `submit`.
   * If you do not submit it, release it with `discard`.
   */
  prepare(options: TransferOptions): Promise<PreparedTransfer> {
    return this.#life.begin(
      () => this.#read(options),
      (order) =>
        this.#life.within(order, undefined, async (signal) => {
          await this.#approval.require(order, signal);
          return this.#engine.prepare(order, signal);
        }),
    );
  }

  /** Signs a prepared transfer with the wallet's signer. */
  sign(prepared: PreparedTransfer, options: JsonCallOptions = {}): Promise<SignedTransaction> {
    return this.#life.begin(
      () => readStep(prepared, options),
      (limits) => this.#life.within(limits, undefined, (signal) => this.#engine.sign(prepared, signal)),
    );
  }

  /**
   * Submits a prepared transfer that was signed here or elsewhere. Settles as `transfer` does, but does not sign again
   * if the nonce or the proof is refused: prepare another transfer then.
   */
  submit(prepared: PreparedTransfer, signed: SignedTransaction, options: JsonCallOptions = {}): TransferPromise {
    return waitable(
      this.#life.begin(
        () => {
          requireObject(signed, "signed", "what sign() returned");
          requireObject(signed.message, "signed.message", "what is signed");
          return readStep(prepared, options);
        },
        (limits) => this.#life.within(limits, undefined, (signal) => this.#engine.submit(prepared, signed, signal)),
      ),
    );
  }

  /**
   * Releases a prepared transfer that was not submitted. Its idempotency key and its part of the limits can then be
   * used again.
   */
  discard(prepared: PreparedTransfer): Promise<void> {
    return this.#life.begin(
      () => requirePrepared(prepared),
      () => this.#engine.discard(prepared.trace),
    );
  }

  /**
   * Returns the current state of a transfer, by the trace of a `TransactionError` or a `Transfer`. The trace may have
   * been stored as JSON. Resolves when the outcome is known, or at the deadline with what is known then.
   */
  find(trace: TransferTrace | StoredTransferTrace, options: TransferFindOptions = {}): Promise<TransferFinding> {
    return this.#life.begin(
      () => readFind(trace, options),
      async ({ sought, signal, timeoutMs }) => {
        const ends = this.#life.endingWith(signal);
        const limits = { clock: this.#clock, ms: timeoutMs, signal: ends };
        const finding = await withTimeLimit(limits, (late) => this.#engine.find(sought, late));
        ends.throwIfAborted();
        return finding;
      },
    );
  }

  /** Returns the wallet's balance. */
  balance(options: JsonCallOptions = {}): Promise<Balance> {
    return this.#life.begin(
      () => readCall(options),
      async (call) => {
        const { units } = await this.#options.node.getAccount(this.address, this.#callOptions(call));
        return balanceOf(units);
      },
    );
  }

  /** Yields sent and received transactions, newest first. Needs an indexer. */
  history(query: HistoryQuery = {}): AsyncGenerator<ChainTransaction, void, undefined> {
    return this.#history(copyOptions(query));
  }

  /**
   * Yields payments to the wallet as they become final, once each, oldest first, until `signal` aborts. Needs an
   * indexer. See {@link PaymentsOptions} for how to continue after a restart. Temporary failures of services are
   * retried. Rejects with `ValidationError`, `ProtocolError` or `ChainError` for permanent failures, the signal's
   * reason, or `ConnectionError` (`closed`).
   */
  payments(options: PaymentsOptions = {}): AsyncGenerator<Payment, void, undefined> {
    return this.#payments(copyOptions(options));
  }

  /** Returns a transaction by its hash: from the indexer if there is one that knows it, otherwise from the node. */
  getTransaction(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    return this.#life.begin(
      () => readCall(options),
      async (call) => {
        const { indexer, node } = this.#options;
        const indexed = await indexer?.listTransactionDetail(txHash, this.#callOptions(call));
        if (indexed !== undefined && indexed.status !== "unknown") return indexed;
        return (await node.getTransaction(txHash, this.#callOptions(call))) ?? indexed;
      },
    );
  }

  /**
   * Closes the wallet. Transfers that the node may have accepted reject with `TransactionError` (`unknown`), others
   * with `ConnectionError` (`closed`), as does every later call.
   *
   * @param drainMs Milliseconds for running transfers to finish. @default 0
   */
  async close(options: { readonly drainMs?: number | undefined } = {}): Promise<void> {
    requireOptions(options, CLOSE_OPTIONS);
    const { drainMs = 0 } = options;
    if (!(typeof drainMs === "number" && drainMs >= 0))
      throw new ValidationError("drainMs", "must be a number of milliseconds, 0 or more");
    await this.#life.close(drainMs);
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

  #read(options: TransferOptions): TransferOrder {
    const { userId, address } = this;
    const { journal, markTransfers } = this.#options;
    const mark = markTransfers === true ? randomMark() : undefined;
    return readOrder({ userId, address, hasJournal: journal !== undefined, mark }, options);
  }

  #send(order: TransferOrder, signal?: AbortSignal): Promise<Transfer> {
    return this.#life.within(order, signal, async (ends) => {
      await this.#approval.require(order, ends);
      return this.#engine.send(order, ends);
    });
  }

  #callOptions({ signal, timeoutMs }: JsonCallOptions): JsonCallOptions {
    return { timeoutMs, signal: this.#life.endingWith(signal) };
  }

  async *#payments(options: PaymentsOptions): AsyncGenerator<Payment, void, undefined> {
    this.#life.requireOpen();
    const { node, onHint } = this.#options;
    const logger = this.#logger;
    const context = { address: this.address, indexer: this.#indexer, node, clock: this.#clock, logger, onHint };
    const { watchPayments } = await import("./payments/watchPayments.js");
    yield* watchPayments({ ...context, life: this.#life.signal }, options);
  }

  async *#history(query: HistoryQuery): AsyncGenerator<ChainTransaction, void, undefined> {
    this.#life.requireOpen();
    const indexer = this.#indexer;
    requireObject(query, "query", 'an object such as { direction: "sent" }');
    yield* indexer.history(this.address, { ...query, ...this.#callOptions(query) });
  }
}

const CLOSE_OPTIONS = { drainMs: true } as const;

function readStep(prepared: PreparedTransfer, options: JsonCallOptions): WorkLimits {
  requirePrepared(prepared);
  return readWorkLimits(options);
}
