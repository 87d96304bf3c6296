import type { ChainTransaction } from "../transaction/chainTransaction.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import { SLOT_MS } from "./slotReader.js";
import type { TransferFinding } from "./transferFinding.js";
import { dedupHashOf, hasTextOf, signedTextOf, type TransferTrace } from "./transferTrace.js";

/** A caller that waits until a finding is sufficient. */
export interface Watcher {
  readonly isEnough: (finding: TransferFinding) => boolean;
  readonly resolve: (finding: TransferFinding) => void;
}

const LONGEST_PAUSE_MS = 2_000;
const RANKS = { unknown: 0, pending: 1, confirmed: 2, finalized: 3, failed: 3, expired: 3 } as const;

/** What is known about one transfer while it is followed or searched for. */
export class TrackedTransfer {
  readonly trace: TransferTrace;
  readonly signedText: string;
  readonly dedupHash: string;
  readonly watchers = new Set<Watcher>();
  /**
   * Hashes that the transfer may have on the node. Each accepted submission gets a new time and therefore a new hash.
   */
  readonly hashes = new Set<string>();
  /** Submits its bytes again, if they are available. */
  signed: SignedTransaction | undefined;
  /** Number of consecutive reads that did not find it. */
  missed = 0;
  /** Time of the last submission of its bytes, in milliseconds. */
  submittedAt = Number.NEGATIVE_INFINITY;
  /** Time of the next read, in milliseconds. */
  dueAt = Number.NEGATIVE_INFINITY;
  /** Time of the last request to the node about it, in milliseconds. */
  askedAt = Number.NEGATIVE_INFINITY;
  isBusy = false;
  /**
   * The slot that the indexer must have read before the transfer counts as expired. Set when it can no longer be
   * accepted and does not wait for a block.
   */
  expiresAt: bigint | undefined;
  #pause: number = SLOT_MS;
  #finding: TransferFinding = { state: "unknown", transaction: undefined };

  constructor(trace: TransferTrace) {
    this.trace = trace;
    this.signedText = signedTextOf(trace);
    this.dedupHash = dedupHashOf(this.signedText);
  }

  get finding(): TransferFinding {
    return this.#finding;
  }

  /** Its hash; `undefined` if none is known. */
  get txHash(): string | undefined {
    return this.#finding.transaction?.txHash ?? [...this.hashes].at(-1);
  }

  /** Whether its state is final. */
  get isSettled(): boolean {
    return RANKS[this.#finding.state] === RANKS.finalized;
  }

  /** Called when the node has accepted it and returned its hash. */
  take(txHash: string): void {
    this.hashes.add(txHash.toLowerCase());
  }

  /**
   * Called with a transaction that was found. It is used if it has the same text and does not belong to another person.
   * A lagging service cannot replace newer knowledge.
   */
  sight(transaction: ChainTransaction): void {
    if (!hasTextOf(this.trace, transaction)) return;
    const { status } = transaction;
    if (this.trace.isAmbiguous && !this.hashes.has(transaction.txHash)) {
      if (this.#finding.state === "unknown") this.#finding = { state: "unknown", transaction };
      return;
    }
    this.hashes.add(transaction.txHash);
    // The transaction is in a block, and the service reports no status.
    const state = status === "unknown" ? "confirmed" : status;
    if (this.isSettled || RANKS[state] < RANKS[this.#finding.state]) return;
    this.#finding = { state, transaction };
  }

  /** Adds the knowledge of another tracked transfer with the same text. */
  learnFrom(other: TrackedTransfer): void {
    if (other === this) return;
    for (const hash of other.hashes) this.hashes.add(hash);
    this.signed ??= other.signed;
    if (RANKS[other.#finding.state] > RANKS[this.#finding.state]) this.#finding = other.#finding;
  }

  /** Called when the transfer was not made and can no longer be made. */
  expire(): void {
    if (!this.isSettled) this.#finding = { state: "expired", transaction: undefined };
  }

  /** Delays the next read: longer each time, up to two seconds. */
  postpone(now: number): void {
    this.dueAt = now + this.#pause;
    this.#pause = Math.min(this.#pause * 1.25, LONGEST_PAUSE_MS);
  }

  /** Called when a new caller waits: the next read is soon. */
  expedite(dueAt: number): void {
    this.#pause = SLOT_MS;
    this.dueAt = Math.min(this.dueAt, dueAt);
  }

  /** Notifies the waiting callers. */
  tell(): void {
    for (const watcher of this.watchers) if (watcher.isEnough(this.#finding)) watcher.resolve(this.#finding);
  }
}
