import { abortError } from "../../core/abort.js";
import { addAbortListener, removeAbortListener } from "../../core/abortListeners.js";
import type { Clock, Timer } from "../../core/clock.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";
import type { ChainReader, SentTransactions } from "./chainReader.js";
import { SLOT_MS, VALID_SLOTS } from "./slotReader.js";
import { TrackedTransfer, type Watcher } from "./trackedTransfer.js";
import type { TransferFinding } from "./transferFinding.js";
import { hasNumbersOf, hasTextOf, type TransferTrace } from "./transferTrace.js";

export interface TransferTrackerOptions {
  readonly reader: ChainReader;
  readonly clock: Clock;
  /**
   * Submits the same bytes again. Returns the hash if the node accepted them. No other response proves that it has
   * them.
   */
  readonly resubmit: (tracked: TrackedTransfer, signal: AbortSignal) => Promise<string | undefined>;
  /** Called when a finding has changed. */
  readonly onFinding: (tracked: TrackedTransfer) => void;
}

/** Number of transfers that are read concurrently. */
const LANES = 4;
/**
 * Number of transfers above which the indexer's list is read for all of them, and the node is asked less often about
 * each.
 */
const MANY = 8;
const RARELY_MS = 5_000;
/** Number of consecutive reads without a result after which the same bytes are submitted again. */
const MISSED = 2;
const HAND_IN_AGAIN_MS = 3_000;
/**
 * Number of slots that the indexer must have read after the last one in which a transfer could enter a block, since it
 * may list newer transactions first.
 */
const INDEXER_MARGIN = 75n;

/**
 * Follows transfers and searches for those whose responses were lost, with few requests for all transfers of a wallet.
 * Works only while a caller waits.
 */
export class TransferTracker {
  readonly #options: TransferTrackerOptions;
  /** By dedup hash. The one whose last read is oldest comes first. */
  readonly #watched = new Map<string, TrackedTransfer>();
  #ends = new AbortController();
  #timer: Timer;
  #looking = 0;
  /** The indexer's list that was last searched for all transfers. */
  #swept: SentTransactions | undefined;

  constructor(options: TransferTrackerOptions) {
    this.#options = options;
  }

  /** The smallest nonce of the searched transfers. */
  get oldestSought(): bigint {
    let oldest: bigint | undefined;
    for (const { trace } of this.#watched.values())
      if (oldest === undefined || trace.nonce < oldest) oldest = trace.nonce;
    return oldest ?? 0n;
  }

  /** Returns the tracked transfer of a trace. Creates one if there is none. */
  track(trace: TransferTrace): TrackedTransfer {
    const tracked = new TrackedTransfer(trace);
    return this.#watched.get(tracked.dedupHash) ?? tracked;
  }

  /** Waits until a finding is sufficient. A final one always is. Rejects with the signal's reason. */
  async watch(
    given: TrackedTransfer,
    isEnough: (finding: TransferFinding) => boolean,
    signal: AbortSignal,
  ): Promise<TransferFinding> {
    // Another transfer with the same text may be tracked already: both share what is known.
    const tracked = this.#watched.get(given.dedupHash) ?? given;
    tracked.learnFrom(given);
    if (signal.aborted) throw abortError(signal);
    if (tracked.isSettled || isEnough(tracked.finding)) return tracked.finding;
    try {
      return await this.#watch(tracked, isEnough, signal);
    } finally {
      given.learnFrom(tracked);
      given.missed = tracked.missed;
    }
  }

  #watch(
    tracked: TrackedTransfer,
    isEnough: (finding: TransferFinding) => boolean,
    signal: AbortSignal,
  ): Promise<TransferFinding> {
    return new Promise((resolve, reject) => {
      const watcher: Watcher = {
        isEnough: (finding) => tracked.isSettled || isEnough(finding),
        resolve: (finding) => {
          leave();
          resolve(finding);
        },
      };
      const onAbort = (): void => {
        leave();
        reject(abortError(signal));
      };
      const leave = (): void => {
        removeAbortListener(signal, onAbort);
        this.#leave(tracked, watcher);
      };
      addAbortListener(signal, onAbort);
      tracked.watchers.add(watcher);
      const now = this.#options.clock.now();
      // A transfer that was just accepted is not in a block yet.
      tracked.expedite(tracked.hashes.size > 0 && tracked.missed === 0 ? now + SLOT_MS : now);
      this.#watched.set(tracked.dedupHash, tracked);
      this.#pump();
    });
  }

  #leave(tracked: TrackedTransfer, watcher: Watcher): void {
    tracked.watchers.delete(watcher);
    if (tracked.watchers.size === 0) this.#watched.delete(tracked.dedupHash);
    if (this.#watched.size > 0) return;
    // No caller waits any more, so the running read is useless.
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#ends.abort();
    this.#ends = new AbortController();
  }

  /** Starts the reads that are due, and sets a timer for the next. */
  #pump(): void {
    const { clock } = this.#options;
    const now = clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const tracked of this.#watched.values()) {
      if (this.#looking >= LANES) return;
      if (tracked.isBusy) continue;
      if (tracked.dueAt <= now) void this.#look(tracked);
      else next = Math.min(next, tracked.dueAt);
    }
    clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (next === Number.POSITIVE_INFINITY) return;
    this.#timer = clock.setTimeout(() => this.#pump(), next - now);
  }

  async #look(tracked: TrackedTransfer): Promise<void> {
    const { signal } = this.#ends;
    tracked.isBusy = true;
    this.#looking += 1;
    // Moved to the end, so that the others are read next.
    this.#watched.delete(tracked.dedupHash);
    this.#watched.set(tracked.dedupHash, tracked);
    const before = tracked.finding;
    // A failed read is repeated later.
    await this.#lookFor(tracked, signal).catch(() => undefined);
    tracked.postpone(this.#options.clock.now());
    tracked.isBusy = false;
    this.#looking -= 1;
    if (tracked.finding !== before) this.#changed(tracked);
    this.#pump();
  }

  #changed(tracked: TrackedTransfer): void {
    this.#options.onFinding(tracked);
    tracked.tell();
  }

  async #lookFor(tracked: TrackedTransfer, signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    if (await this.#sweep(tracked, signal)) return;
    tracked.askedAt = clock.now();
    const isFound = (await this.#byHash(tracked, signal)) || (await this.#byText(tracked, signal));
    if (isFound) {
      tracked.missed = 0;
      return;
    }
    tracked.missed += 1;
    if (await this.#isPast(tracked, signal)) return this.#expire(tracked, signal);
    await this.#resubmit(tracked, signal);
  }

  /**
   * With many transfers, reads the indexer's list for all. Returns true if the node need not be asked about this one
   * now.
   */
  async #sweep(tracked: TrackedTransfer, signal: AbortSignal): Promise<boolean> {
    const { reader, clock } = this.#options;
    if (this.#watched.size <= MANY || !reader.hasIndexer) return false;
    const sent = await reader.sent(signal).catch(() => undefined);
    if (sent === undefined) return false;
    if (sent !== this.#swept) this.#markAllSeen(sent, tracked);
    this.#swept = sent;
    const isNew = tracked.askedAt === Number.NEGATIVE_INFINITY;
    if (isNew && tracked.hashes.size > 0) tracked.askedAt = clock.now();
    return tracked.isSettled || clock.now() - tracked.askedAt < RARELY_MS;
  }

  #markAllSeen(sent: SentTransactions, looked: TrackedTransfer): void {
    for (const each of [...this.#watched.values()]) {
      const transaction = sent.byText.get(each.signedText);
      // The node is asked if the indexer does not report the outcome.
      if (transaction === undefined || transaction.status === "unknown") continue;
      const before = each.finding;
      each.sight(transaction);
      if (each.finding !== before && each !== looked) this.#changed(each);
    }
  }

  async #byHash(tracked: TrackedTransfer, signal: AbortSignal): Promise<boolean> {
    const { reader } = this.#options;
    const hashes = [...tracked.hashes];
    const found: ChainTransaction[] = [];
    for (const hash of hashes) {
      const transaction = await reader.find(hash, signal);
      if (transaction !== undefined && hasTextOf(tracked.trace, transaction)) found.push(transaction);
    }
    const good = found.filter(({ status }) => status !== "failed");
    for (const transaction of good) tracked.sight(transaction);
    // Of a text that was accepted twice, one fails because the other has moved the amount.
    const [failed] = found;
    if (failed !== undefined && good.length === 0 && found.length === hashes.length) tracked.sight(failed);
    return found.length > 0;
  }

  /** Searches the transactions that wait for a block, whose text must be requested, and then the indexer's list. */
  async #byText(tracked: TrackedTransfer, signal: AbortSignal): Promise<boolean> {
    const { reader } = this.#options;
    const { trace } = tracked;
    const sent = await reader.sent(signal).catch(() => undefined);
    const known = sent?.byText.get(tracked.signedText);
    if (known !== undefined) {
      tracked.sight(known);
      if (known.status !== "unknown") return true;
    }
    const waiting = (await reader.pending(signal)).filter((each) => hasNumbersOf(trace, each));
    for (const { txHash } of waiting) {
      const transaction = await reader.find(txHash, signal);
      if (transaction !== undefined) tracked.sight(transaction);
    }
    return known !== undefined || (tracked.finding.transaction !== undefined && waiting.length > 0);
  }

  /** Whether its nonce is too old to be accepted by any node. */
  async #isPast({ trace }: TrackedTransfer, signal: AbortSignal): Promise<boolean> {
    return (await this.#options.reader.slot(signal)) > trace.nonce + VALID_SLOTS;
  }

  /**
   * Marks the transfer as expired if it can no longer be accepted, does not wait for a block, and is not in one. This
   * is certain when the indexer has read far past the moment at which the nonce became too old and has not listed the
   * transfer.
   */
  async #expire(tracked: TrackedTransfer, signal: AbortSignal): Promise<void> {
    const { reader } = this.#options;
    const { trace, finding } = tracked;
    const waits = (await reader.pending(signal)).some((each) => hasNumbersOf(trace, each));
    // A transfer that was seen in a block still exists, even if no service lists it now.
    if (waits || finding.state === "confirmed" || finding.transaction?.status === "confirmed") {
      tracked.expiresAt = undefined;
      return;
    }
    const slot = await reader.slot(signal);
    // Another node may respond this time. A node that lags does not show when the nonce became too old.
    if (slot <= trace.nonce + VALID_SLOTS) return;
    const passed = slot + INDEXER_MARGIN;
    tracked.expiresAt = tracked.expiresAt === undefined || passed < tracked.expiresAt ? passed : tracked.expiresAt;
    const newest = await reader.newestBlock(signal);
    // An indexer that claims to be ahead of the node proves nothing.
    if (newest === undefined || newest < tracked.expiresAt || newest > slot + VALID_SLOTS) return;
    const sent = await reader.sent(signal);
    if (sent === undefined || sent.since > trace.nonce || sent.byText.has(tracked.signedText)) return;
    tracked.expire();
  }

  async #resubmit(tracked: TrackedTransfer, signal: AbortSignal): Promise<void> {
    const { clock, resubmit } = this.#options;
    const isSoon = clock.now() - tracked.submittedAt < HAND_IN_AGAIN_MS;
    if (tracked.signed === undefined || tracked.missed < MISSED || isSoon) return;
    tracked.submittedAt = clock.now();
    const txHash = await resubmit(tracked, signal);
    if (txHash !== undefined) tracked.take(txHash);
  }
}
