import type { ChainEntry } from "./chainEntry.js";
import { TransactionType } from "./transaction.js";

/** What waits for a block, in the order it came. */
export class Mempool {
  readonly #entries = new Map<string, ChainEntry>();
  /** What each sender's waiting transactions take away. */
  readonly #outgoing = new Map<string, bigint>();

  get size(): number {
    return this.#entries.size;
  }

  add(entry: ChainEntry): void {
    this.#entries.set(entry.duplicateKey, entry);
    this.#count(entry, outgoing(entry));
  }

  has(duplicateKey: string): boolean {
    return this.#entries.has(duplicateKey);
  }

  remove(entry: ChainEntry): void {
    if (this.#entries.delete(entry.duplicateKey)) this.#count(entry, -outgoing(entry));
  }

  entries(): readonly ChainEntry[] {
    return [...this.#entries.values()];
  }

  /** Takes everything out, for a block. Its money is no longer reserved then, as in the node. */
  take(): readonly ChainEntry[] {
    const taken = this.entries();
    this.#entries.clear();
    this.#outgoing.clear();
    return taken;
  }

  /** Base units that a sender's waiting transactions will take away. */
  outgoingOf(sender: string): bigint {
    return this.#outgoing.get(sender) ?? 0n;
  }

  #count({ tx }: ChainEntry, amount: bigint): void {
    if (amount !== 0n) this.#outgoing.set(tx.sender, this.outgoingOf(tx.sender) + amount);
  }
}

function outgoing({ tx }: ChainEntry): bigint {
  return tx.type === TransactionType.UserContent || tx.sender === tx.recipient ? 0n : tx.amount;
}
