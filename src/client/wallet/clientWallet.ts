import { copyOptions } from "../../core/copyOptions.js";
import { ConnectionError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { SessionManager } from "../../session/sessionManager.js";
import type { HttpContext } from "../../transport/httpExchange.js";
import type { Balance } from "../../wallet/balance.js";
import type { Payment, PaymentsOptions } from "../../wallet/payments/payment.js";
import type { HistoryQuery } from "../../wallet/services/indexerClient.js";
import type { JsonCallOptions } from "../../wallet/services/jsonHttpClient.js";
import type { ChainTransaction } from "../../wallet/transaction/chainTransaction.js";
import type { SignedTransaction } from "../../wallet/transaction/transactionTypes.js";
import type { PreparedTransfer } from "../../wallet/transfer/preparedTransfer.js";
import type { TransferPromise, TransferStage, TransferWaitOptions } from "../../wallet/transfer/transfer.js";
import type { TransferFinding, TransferFindOptions } from "../../wallet/transfer/transferFinding.js";
import type { TransferManyOptions, TransferResult } from "../../wallet/transfer/transferMany.js";
import type { TransferOptions } from "../../wallet/transfer/transferOrder.js";
import type { TransferQuote } from "../../wallet/transfer/transferRules.js";
import type { StoredTransferTrace, TransferTrace } from "../../wallet/transfer/transferTrace.js";
import type { Wallet } from "../../wallet/wallet.js";
import type { ChainSettings } from "../resolveOptions.js";

export interface ClientWalletOptions extends HttpContext {
  /** The user id of an app, which is known before the login; `undefined` for a person. */
  readonly botId: string | undefined;
  readonly chain: ChainSettings;
  readonly sessions: SessionManager;
  /** Milliseconds for one exchange with a service of the chain. */
  readonly timeoutMs: number;
  /**
   * Subscribes to the platform's notices of transfers, with their receivers. Returns the function that unsubscribes.
   */
  readonly onTokenSent: (listener: (receiverId: string) => void) => () => void;
}

/**
 * The bot's tokens: `client.wallet`. The first call loads the modules and makes the first requests. `login()` does not
 * depend on the chain. See `Wallet` of `mezonkit/wallet` for the errors of each call.
 */
export class ClientWallet {
  readonly #options: ClientWalletOptions;
  #wallet: Promise<Wallet> | undefined;
  #isClosed = false;

  /** Created by the client. */
  constructor(options: ClientWalletOptions) {
    this.#options = options;
  }

  /**
   * Sends tokens. Resolves when the node has accepted the transfer; `await
   * client.wallet.transfer(…).wait("finalized")` waits until it is applied. Transfers may run concurrently; the
   * options are read before this returns. After a `TransactionError` with the outcome `unknown`, call its `check()`
   * before you send again.
   */
  transfer(options: TransferOptions): TransferPromise {
    const copy = copyOptions(options);
    return this.#transferred((wallet) => wallet.transfer(copy));
  }

  /**
   * Sends many transfers in the given order, with few requests. Resolves with a result for each; rejects with
   * `ValidationError` before anything is sent if one of them cannot be sent.
   */
  async transferMany(orders: readonly TransferOptions[], options: TransferManyOptions = {}): Promise<TransferResult[]> {
    const copies = Array.isArray(orders) ? orders.map((each: TransferOptions) => copyOptions(each)) : orders;
    const copy = copyOptions(options);
    return (await this.#open()).transferMany(copies, copy);
  }

  /** Returns the details of a transfer without sending it, and the amounts that `transferLimits` still allow. */
  async quote(options: TransferOptions): Promise<TransferQuote> {
    const copy = copyOptions(options);
    return (await this.#open()).quote(copy);
  }

  /** Prepares a transfer and reserves its nonce. Sign it with `sign` and send it with `submit`. */
  async prepare(options: TransferOptions): Promise<PreparedTransfer> {
    const copy = copyOptions(options);
    return (await this.#open()).prepare(copy);
  }

  /** Signs a prepared transfer with the bot's current key. */
  async sign(prepared: PreparedTransfer, options: JsonCallOptions = {}): Promise<SignedTransaction> {
    const copy = copyOptions(options);
    return (await this.#open()).sign(prepared, copy);
  }

  /** Sends a prepared and signed transfer to the node. */
  submit(prepared: PreparedTransfer, signed: SignedTransaction, options: JsonCallOptions = {}): TransferPromise {
    const copy = copyOptions(options);
    return this.#transferred((wallet) => wallet.submit(prepared, signed, copy));
  }

  /** Releases a prepared transfer that was not submitted. */
  async discard(prepared: PreparedTransfer): Promise<void> {
    await (await this.#open()).discard(prepared);
  }

  /** Returns the current state of a transfer. The trace may have been stored as JSON. */
  async find(trace: TransferTrace | StoredTransferTrace, options: TransferFindOptions = {}): Promise<TransferFinding> {
    const copy = copyOptions(options);
    return (await this.#open()).find(trace, copy);
  }

  /** Returns the bot's balance. */
  async balance(options: JsonCallOptions = {}): Promise<Balance> {
    const copy = copyOptions(options);
    return (await this.#open()).balance(copy);
  }

  /** Yields sent and received transactions, newest first. Needs `indexerApiUrl`. */
  history(query: HistoryQuery = {}): AsyncGenerator<ChainTransaction, void, undefined> {
    return this.#history(copyOptions(query));
  }

  /**
   * Yields payments to the bot as they become final, once each, oldest first, until `signal` aborts. Needs
   * `indexerApiUrl`. See `Wallet.payments` of `mezonkit/wallet`.
   *
   * ```ts
   * for await (const payment of client.wallet.payments({ since: await ledger.cursor() }))
   *   await ledger.credit(payment.txHash, payment.senderId, payment.units, payment.cursor);
   * ```
   */
  payments(options: PaymentsOptions = {}): AsyncGenerator<Payment, void, undefined> {
    return this.#payments(copyOptions(options));
  }

  /** Returns a transaction by its hash; `undefined` if neither indexer nor node knows it. */
  async getTransaction(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    const copy = copyOptions(options);
    return (await this.#open()).getTransaction(txHash, copy);
  }

  /** Returns the bot's address, in base58. */
  async address(): Promise<string> {
    return (await this.#open()).address;
  }

  /** Returns the address of a user's wallet, in base58. */
  async addressOf(userId: string): Promise<string> {
    const { addressFromUserId } = await import("../../wallet/keys/address.js");
    return addressFromUserId(requireId(userId, "userId"));
  }

  /**
   * Called when the client logs in. A closed wallet can then be used again.
   *
   * @internal
   */
  reopen(): void {
    this.#isClosed = false;
  }

  /** @internal */
  async close(drainMs: number): Promise<void> {
    this.#isClosed = true;
    const opened = this.#wallet;
    this.#wallet = undefined;
    await (await opened?.catch(() => undefined))?.close({ drainMs });
  }

  #transferred(send: (wallet: Wallet) => TransferPromise): TransferPromise {
    const transfer = this.#open().then(send);
    return Object.assign(transfer, {
      wait: async (stage?: TransferStage, options?: TransferWaitOptions) => (await transfer).wait(stage, options),
    });
  }

  async *#payments(options: PaymentsOptions): AsyncGenerator<Payment, void, undefined> {
    yield* (await this.#open()).payments(options);
  }

  async *#history(query: HistoryQuery): AsyncGenerator<ChainTransaction, void, undefined> {
    yield* (await this.#open()).history(query);
  }

  async #open(): Promise<Wallet> {
    if (this.#isClosed)
      throw new ConnectionError("the client was closed: log in again to use its wallet", { code: "closed" });
    this.#wallet ??= this.#make().catch((error: unknown) => {
      this.#wallet = undefined;
      throw error;
    });
    return this.#wallet;
  }

  /** Keys and curves are heavy: they are loaded when first used. */
  async #make(): Promise<Wallet> {
    const [{ Wallet }, { MmnClient }, { PROOF_MS, ProverClient }, { IndexerClient }] = await Promise.all([
      import("../../wallet/wallet.js"),
      import("../../wallet/services/mmnClient.js"),
      import("../../wallet/services/proverClient.js"),
      import("../../wallet/services/indexerClient.js"),
    ]);
    const { chain, sessions, botId, fetch, clock, timeoutMs, onTokenSent } = this.#options;
    const { nodeUrl, proverUrl, indexerUrl, credentials, verifyProof, verifyingKey, transfers } = chain;
    const http = { fetch, clock, timeoutMs };
    const userId = sessions.peek?.userId ?? botId ?? sessions.current.userId;
    return new Wallet({
      userId,
      node: new MmnClient({ ...http, url: nodeUrl, credentials: credentials.node }),
      prover: new ProverClient({
        ...http,
        timeoutMs: Math.max(timeoutMs, PROOF_MS),
        url: proverUrl,
        credentials: credentials.prover,
      }),
      indexer:
        indexerUrl === undefined
          ? undefined
          : new IndexerClient({ ...http, url: indexerUrl, credentials: credentials.indexer }),
      idToken: () => sessions.current.idToken,
      ...transfers,
      verifyProof,
      verifyingKey,
      onHint: (listener) =>
        onTokenSent((receiverId) => {
          if (receiverId === userId) listener();
        }),
      logger: chain.logger,
      clock,
    });
  }
}
