import { TransactionStatus, TransactionType } from "../../../generated/rest/chain.js";
import type { Clock, Timer } from "../../core/clock.js";
import { sha256Hex } from "../crypto.js";
import type { ChainEntry } from "./chainEntry.js";
import { chainLimits } from "./chainLimits.js";
import { Ledger } from "./ledger.js";
import { Mempool } from "./mempool.js";
import { RecentHashes } from "./recentHashes.js";
import { SlotClock } from "./slotClock.js";
import { duplicateKey, type Transaction, transactionHash } from "./transaction.js";
import { UserContents } from "./userContents.js";

/** The address that owns all money in the beginning; its key is public. */
export const FAUCET = "tCpERuK8HdBMFVShya49pgfBFVyxbzzgDp7EKKE2Nx6";

/** Total number of base units. */
const SUPPLY = 100_000_000_000_000_000n;

export interface BlockchainParts {
  readonly clock: Clock;
  /** The final slot in the beginning. */
  readonly firstSlot: bigint;
  /** Called with each transaction that was applied. */
  readonly onApplied: (entry: ChainEntry) => void;
}

/**
 * The state of the node. At the end of each slot, waiting transactions enter a block, and the previous block becomes
 * final. Slots are caught up when the state is read; a timer only runs while transactions wait.
 */
export class Blockchain {
  readonly ledger = new Ledger(FAUCET, SUPPLY);
  readonly mempool = new Mempool();
  readonly contents = new UserContents((hash) => this.#entries.get(hash));
  readonly #parts: BlockchainParts;
  readonly #slots: SlotClock;
  readonly #recent = new RecentHashes(chainLimits.duplicateMs);
  /** By hash, oldest first. */
  readonly #entries = new Map<string, ChainEntry>();
  /** The block that is not final yet. */
  #block: readonly ChainEntry[] = [];
  #slot: bigint;
  #timer: Timer | undefined;
  #isClosed = false;
  /** Whether waiting transactions enter no block. */
  #isHeld = false;

  constructor(parts: BlockchainParts) {
    this.#parts = parts;
    this.#slot = parts.firstSlot;
    this.#slots = new SlotClock(parts.clock, chainLimits.slotMs);
  }

  /** The last final slot. */
  get slot(): bigint {
    this.catchUp();
    return this.#slot;
  }

  /** Ends the slots that are over by the clock. */
  catchUp(): void {
    this.advance(this.#slots.ended());
  }

  /** Ends a number of slots, independently of the clock. */
  advance(count: number): void {
    let left = count;
    for (; left > 0 && this.#isWaiting; left -= 1) this.#endSlot();
    this.#slot += BigInt(left);
    this.#schedule();
  }

  /** Adds a valid transaction to the waiting ones. */
  accept(tx: Transaction): ChainEntry {
    const details = { slot: 0n, blockHash: "", error: "", status: TransactionStatus.Pending };
    const entry: ChainEntry = { tx, hash: transactionHash(tx), duplicateKey: duplicateKey(tx), ...details };
    this.#entries.set(entry.hash, entry);
    this.#forgetOldest();
    this.mempool.add(entry);
    this.#schedule();
    return entry;
  }

  /** Removes a waiting transaction, as if it had never been submitted. */
  drop(entry: ChainEntry): void {
    if (entry.status !== TransactionStatus.Pending) return;
    this.mempool.remove(entry);
    this.#entries.delete(entry.hash);
  }

  /** Stops waiting transactions from entering blocks, or lets them enter again. */
  hold(isHeld: boolean): void {
    this.catchUp();
    this.#isHeld = isHeld;
  }

  isDuplicate(tx: Transaction): boolean {
    const key = duplicateKey(tx);
    return this.mempool.has(key) || this.#recent.has(key, this.#parts.clock.now());
  }

  find(hash: string): ChainEntry | undefined {
    return this.#entries.get(hash);
  }

  /** Transactions, oldest first. */
  entries(): readonly ChainEntry[] {
    return [...this.#entries.values()];
  }

  /**
   * Simulates a restart of the node: transactions that were in no block are lost, or kept because other nodes had
   * them; it remembers the duplicates of the last 200 slots.
   */
  restart(keepsWaiting: boolean): void {
    this.catchUp();
    if (!keepsWaiting) for (const entry of this.mempool.entries()) this.drop(entry);
    this.#recent.clear();
    const now = this.#parts.clock.now();
    for (const entry of this.#entries.values()) {
      const isReread = entry.slot > 0n && entry.slot + chainLimits.slotsReread > this.#slot;
      if (isReread) this.#recent.add(entry.duplicateKey, now);
    }
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== undefined) this.#parts.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get #isWaiting(): boolean {
    return this.#block.length > 0 || this.mempool.size > 0;
  }

  #endSlot(): void {
    this.#slot += 1n;
    const final = this.#block;
    this.#block = this.#seal(this.#slot + 1n);
    for (const entry of final) this.#finalize(entry);
  }

  #seal(slot: bigint): readonly ChainEntry[] {
    const block = this.#isHeld ? [] : this.mempool.take();
    const blockHash = sha256Hex([slot, ...block.map(({ hash }) => hash)].join("|"));
    const now = this.#parts.clock.now();
    for (const entry of block) {
      Object.assign(entry, { status: TransactionStatus.Confirmed, slot, blockHash });
      this.#recent.add(entry.duplicateKey, now);
    }
    return block;
  }

  #finalize(entry: ChainEntry): void {
    const { tx } = entry;
    const isContent = tx.type === TransactionType.UserContent;
    const error = isContent ? this.contents.apply(entry) : this.ledger.move(tx);
    entry.error = error ?? "";
    entry.status = error === undefined ? TransactionStatus.Finalized : TransactionStatus.Failed;
    if (error !== undefined) return;
    if (!isContent) this.ledger.setNonce(tx.sender, tx.nonce);
    this.#parts.onApplied(entry);
  }

  #schedule(): void {
    if (!this.#isWaiting || this.#timer !== undefined || this.#isClosed) return;
    this.#timer = this.#parts.clock.setTimeout(() => {
      this.#timer = undefined;
      this.catchUp();
      this.#schedule();
    }, this.#slots.left);
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.values();
    const isDone = oldest?.status === TransactionStatus.Finalized || oldest?.status === TransactionStatus.Failed;
    if (this.#entries.size > chainLimits.transactions && isDone) this.#entries.delete(oldest.hash);
  }
}
