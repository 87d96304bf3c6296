import { requireId } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import type { SessionKeeper } from "../session/sessionKeeper.js";
import type { HttpContext } from "../transport/httpExchange.js";
import type { ChainTransaction } from "../wallet/chainTransaction.js";
import type { HistoryQuery } from "../wallet/indexerClient.js";
import type { JsonCallOptions } from "../wallet/jsonHost.js";
import type { Payment, PaymentsOptions } from "../wallet/payments/payment.js";
import type { TransferPromise } from "../wallet/transfer.js";
import type { TransferOptions } from "../wallet/transferOrder.js";
import type { Balance, Wallet } from "../wallet/wallet.js";
import type { ChainSettings } from "./clientOptions.js";

export interface ClientWalletOptions extends HttpContext {
  readonly botId: string;
  readonly chain: ChainSettings;
  readonly sessions: SessionKeeper;
  /** Milliseconds for one exchange with a service of the chain. */
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** Subscribes to transfers that Mezon tells of, with their receivers; answers what unsubscribes. */
  readonly onTokenSent: (listener: (receiverId: string) => void) => () => void;
}

/**
 * The bot's tokens: `client.wallet`. Nothing is loaded, asked for or made before the first
 * call; a chain that is down is no matter to `login()`. See `Wallet` of `mezonkit/wallet` for
 * what calls reject with.
 */
export class ClientWallet {
  readonly #options: ClientWalletOptions;
  #wallet: Promise<Wallet> | undefined;

  /** Made by the client. */
  constructor(options: ClientWalletOptions) {
    this.#options = options;
  }

  /**
   * Sends tokens. Resolves when the node has taken the transfer; go on with
   * `await client.wallet.transfer(…).wait("finalized")` to see it applied. Transfers may run at
   * once. After a `TransactionError` with the outcome `unknown`, look before sending again.
   */
  transfer(options: TransferOptions): TransferPromise {
    const transfer = this.#open().then((wallet) => wallet.transfer(options));
    return Object.assign(transfer, {
      wait: async (...wait: Parameters<TransferPromise["wait"]>) => (await transfer).wait(...wait),
    });
  }

  /** What the bot holds. */
  async balance(options: JsonCallOptions = {}): Promise<Balance> {
    return (await this.#open()).balance(options);
  }

  /** What was sent and received, newest first. Needs `indexerApiUrl`. */
  async *history(query: HistoryQuery = {}): AsyncGenerator<ChainTransaction, void, undefined> {
    yield* (await this.#open()).history(query);
  }

  /**
   * Tells of payments to the bot as they become final, once each, oldest first; goes on until `signal` ends it. Needs
   * `indexerApiUrl`. See `Wallet.payments` of `mezonkit/wallet`.
   *
   * ```ts
   * for await (const payment of client.wallet.payments({ since: await ledger.cursor() }))
   *   await ledger.credit(payment.txHash, payment.units, payment.cursor);
   * ```
   */
  async *payments(options: PaymentsOptions = {}): AsyncGenerator<Payment, void, undefined> {
    yield* (await this.#open()).payments(options);
  }

  /** A transaction by its hash; `undefined` when neither indexer nor node knows it. */
  async getTransaction(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    return (await this.#open()).getTransaction(txHash, options);
  }

  /** The bot's address, in base58. */
  async address(): Promise<string> {
    return (await this.#open()).address;
  }

  /** The address of somebody's wallet, in base58. */
  async addressOf(userId: string): Promise<string> {
    const { addressFromUserId } = await import("../wallet/address.js");
    return addressFromUserId(requireId(userId, "userId"));
  }

  /** @internal */
  async close(drainMs: number): Promise<void> {
    const opened = this.#wallet;
    this.#wallet = undefined;
    await (await opened)?.close({ drainMs });
  }

  #open(): Promise<Wallet> {
    this.#wallet ??= this.#make().catch((error: unknown) => {
      this.#wallet = undefined;
      throw error;
    });
    return this.#wallet;
  }

  /** Keys and curves are heavy: they are loaded by those who use them. */
  async #make(): Promise<Wallet> {
    const [{ Wallet }, { MmnClient }, { PROOF_MS, ProverClient }, { IndexerClient }] = await Promise.all([
      import("../wallet/wallet.js"),
      import("../wallet/mmnClient.js"),
      import("../wallet/proverClient.js"),
      import("../wallet/indexerClient.js"),
    ]);
    const { chain, sessions, botId, fetch, clock, timeoutMs, logger, onTokenSent } = this.#options;
    const { nodeUrl, proverUrl, indexerUrl, credentials, verifyProof, verifyingKey } = chain;
    const http = { fetch, clock, timeoutMs };
    const userId = sessions.peek?.userId ?? botId;
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
      verifyProof,
      verifyingKey,
      onHint: (listener) =>
        onTokenSent((receiverId) => {
          if (receiverId === userId) listener();
        }),
      logger,
      clock,
    });
  }
}
