import type { ChainTransaction } from "../transaction/chainTransaction.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import { SLOT_MS } from "./slotReader.js";
import type { TransferFinding } from "./transferFinding.js";
import { dedupHashOf, hasTextOf, signedTextOf, type TransferTrace } from "./transferTrace.js";

/** Somebody who waits until a finding says enough. */
export interface Watcher {
  readonly isEnough: (finding: TransferFinding) => boolean;
  readonly resolve: (finding: TransferFinding) => void;
}

const LONGEST_PAUSE_MS = 2_000;
const RANKS = { unknown: 0, pending: 1, confirmed: 2, finalized: 3, failed: 3, expired: 3 } as const;

/** What is known of one transfer, while somebody follows it or looks for it. */
export class TrackedTransfer {
  readonly trace: TransferTrace;
  readonly signedText: string;
  readonly dedupHash: string;
  readonly watchers = new Set<Watcher>();
  /** Hashes under which the node may have it: each time it takes the text it stamps it anew. */
  readonly hashes = new Set<string>();
  /** Its bytes, when they are here to be handed in again. */
  signed: SignedTransaction | undefined;
  /** Looks, one after another, that did not find it. */
  missed = 0;
  /** When its bytes were handed in last; milliseconds. */
  handedInAt = Number.NEGATIVE_INFINITY;
  /** When it is looked at next; milliseconds. */
  dueAt = Number.NEGATIVE_INFINITY;
  /** When the node was asked for it last; milliseconds. */
  askedAt = Number.NEGATIVE_INFINITY;
  isBusy = false;
  /**
   * Once it cannot be taken any more and waits for no block: the slot that the indexer must have
   * read for it to be expired.
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

  /** Its hash; `undefined` while none is known. */
  get txHash(): string | undefined {
    return this.#finding.transaction?.txHash ?? [...this.hashes].at(-1);
  }

  /** Whether nothing about it can change any more. */
  get isSettled(): boolean {
    return RANKS[this.#finding.state] === RANKS.finalized;
  }

  /** The node has taken it and told its hash. */
  take(txHash: string): void {
    this.hashes.add(txHash.toLowerCase());
  }

  /**
   * Somebody showed a transaction: it counts when it has the very text, and is not somebody else's.
   * What was known is never forgotten, whoever lags behind.
   */
  sight(transaction: ChainTransaction): void {
    if (!hasTextOf(this.trace, transaction)) return;
    const { status } = transaction;
    if (this.trace.isAmbiguous && !this.hashes.has(transaction.txHash)) {
      if (this.#finding.state === "unknown") this.#finding = { state: "unknown", transaction };
      return;
    }
    this.hashes.add(transaction.txHash);
    // In a block, by the word of one who does not say more.
    const state = status === "unknown" ? "confirmed" : status;
    if (this.isSettled || RANKS[state] < RANKS[this.#finding.state]) return;
    this.#finding = { state, transaction };
  }

  /** Takes over what is known of the same text elsewhere. */
  learnFrom(other: TrackedTransfer): void {
    if (other === this) return;
    for (const hash of other.hashes) this.hashes.add(hash);
    this.signed ??= other.signed;
    if (RANKS[other.#finding.state] > RANKS[this.#finding.state]) this.#finding = other.#finding;
  }

  /** Nothing was moved, and nothing can be. */
  expire(): void {
    if (!this.isSettled) this.#finding = { state: "expired", transaction: undefined };
  }

  /** Puts off the next look: longer each time, up to two seconds. */
  postpone(now: number): void {
    this.dueAt = now + this.#pause;
    this.#pause = Math.min(this.#pause * 1.25, LONGEST_PAUSE_MS);
  }

  /** Somebody new waits: it is looked at soon again. */
  hurry(dueAt: number): void {
    this.#pause = SLOT_MS;
    this.dueAt = Math.min(this.dueAt, dueAt);
  }

  /** Tells those who wait. */
  tell(): void {
    for (const watcher of this.watchers) if (watcher.isEnough(this.#finding)) watcher.resolve(this.#finding);
  }
}
