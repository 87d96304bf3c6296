import { withDeadline } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { ChainError } from "../errors.js";
import type { IndexerClient } from "../services/indexerClient.js";
import type { MmnClient, WaitingTransaction } from "../services/mmnClient.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";
import type { NodePacer } from "./nodePacer.js";
import { RecentRead } from "./recentRead.js";
import { SLOT_MS, type SlotReader } from "./slotReader.js";
import { signedTextOf } from "./transferTrace.js";

export interface ChainReaderOptions {
  readonly address: string;
  readonly node: MmnClient;
  readonly indexer: IndexerClient | undefined;
  readonly pacer: NodePacer;
  readonly slots: SlotReader;
  readonly clock: Clock;
  /** Returns the smallest nonce of the searched transfers. The history is not read further back. */
  readonly oldestSought: () => bigint;
}

/** The transactions that a wallet has sent, according to the indexer. */
export interface SentTransactions {
  /** By signed text. */
  readonly byText: ReadonlyMap<string, ChainTransaction>;
  readonly byHash: ReadonlyMap<string, ChainTransaction>;
  /** All transactions since this slot are included, except those that the indexer has not read yet. */
  readonly since: bigint;
}

/** Milliseconds for one read, its retries included. */
const READING_MS = 15_000;
const PAGE_SIZE = 200;
/** Number of a wallet's transactions that are checked at once. */
const LOOKED_THROUGH = 10_000;
const EVERYTHING = 0n;

/** Reads the chain for all transfers of one wallet that are followed or searched for. They share the reads. */
export class ChainReader {
  readonly #options: ChainReaderOptions;
  readonly #pending: RecentRead<readonly WaitingTransaction[]>;
  readonly #sent: RecentRead<SentTransactions>;
  readonly #block: RecentRead<bigint | undefined>;

  constructor(options: ChainReaderOptions) {
    this.#options = options;
    const { clock } = options;
    this.#pending = new RecentRead(clock, SLOT_MS, (signal) => this.#readPending(signal));
    this.#sent = new RecentRead(clock, 2 * SLOT_MS, (signal) => this.#readSent(signal));
    this.#block = new RecentRead(clock, 2 * SLOT_MS, (signal) => this.#readBlock(signal));
  }

  get hasIndexer(): boolean {
    return this.#options.indexer !== undefined;
  }

  /** Returns the newest final slot. */
  slot(signal: AbortSignal): Promise<bigint> {
    return this.#options.slots.newest(signal);
  }

  /** Returns a transaction from the node. */
  async find(txHash: string, signal: AbortSignal): Promise<ChainTransaction | undefined> {
    return this.#ask(signal, (ends) => this.#options.node.getTransaction(txHash, { signal: ends }));
  }

  /** Returns the transactions that wait for a block, of every address. */
  pending(signal: AbortSignal): Promise<readonly WaitingTransaction[]> {
    return this.#pending.get(signal);
  }

  /** Returns the transactions that this wallet has sent; `undefined` without an indexer. */
  async sent(signal: AbortSignal): Promise<SentTransactions | undefined> {
    return this.hasIndexer ? this.#sent.get(signal) : undefined;
  }

  /** Returns the newest block that the indexer has read; `undefined` if that is not known. */
  async newestBlock(signal: AbortSignal): Promise<bigint | undefined> {
    return this.hasIndexer ? this.#block.get(signal) : undefined;
  }

  async #ask<T>(signal: AbortSignal, read: (ends: AbortSignal) => Promise<T>): Promise<T> {
    const { clock, pacer } = this.#options;
    await pacer.wait("read", signal);
    try {
      const options = { what: "the chain's node", timeoutMs: READING_MS, signal, clock };
      return await withDeadline(options, read);
    } catch (error) {
      if (error instanceof ChainError && error.httpStatus === 429) pacer.pause(error.retryAfterMs);
      throw error;
    }
  }

  #readPending(signal: AbortSignal): Promise<readonly WaitingTransaction[]> {
    return this.#ask(signal, (ends) => this.#options.node.listPendingTransactions({ signal: ends }));
  }

  async #readBlock(signal: AbortSignal): Promise<bigint | undefined> {
    const { indexer, clock } = this.#options;
    const options = { what: "the indexer", timeoutMs: READING_MS, signal, clock };
    const block = await withDeadline(options, async (ends) => indexer?.getNewestBlock({ signal: ends }));
    return block?.slot;
  }

  async #readSent(signal: AbortSignal): Promise<SentTransactions> {
    const { clock, oldestSought } = this.#options;
    const since = oldestSought();
    const options = { what: "the indexer", timeoutMs: READING_MS, signal, clock };
    return withDeadline(options, (ends) => this.#readSince(since, ends));
  }

  async #readSince(since: bigint, signal: AbortSignal): Promise<SentTransactions> {
    const { indexer, address } = this.#options;
    const byText = new Map<string, ChainTransaction>();
    const byHash = new Map<string, ChainTransaction>();
    let looked = 0;
    for await (const each of indexer?.history(address, { direction: "sent", pageSize: PAGE_SIZE, signal }) ?? []) {
      // A transaction is in a block newer than its nonce, and the newest transactions are listed first.
      if (each.slot < since) return { byText, byHash, since };
      byHash.set(each.txHash, each);
      const text = signedTextOf(each);
      if (byText.get(text)?.status !== "finalized") byText.set(text, each);
      looked += 1;
      if (looked >= LOOKED_THROUGH) return { byText, byHash, since: each.slot + 1n };
    }
    return { byText, byHash, since: EVERYTHING };
  }
}
