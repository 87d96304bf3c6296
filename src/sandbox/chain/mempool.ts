import { TransactionType } from "../../../generated/rest/chain.js";
import type { ChainEntry } from "./chainEntry.js";

/** Transactions that wait for a block, in the order they arrived. */
export class Mempool {
  readonly #entries = new Map<string, ChainEntry>();
  /** Sum of each sender's waiting transactions. */
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

  /** Removes and returns all transactions, for a block. Their amounts are no longer reserved then, as in the node. */
  take(): readonly ChainEntry[] {
    const taken = this.entries();
    this.#entries.clear();
    this.#outgoing.clear();
    return taken;
  }

  /** Returns the base units of a sender's waiting transactions. */
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
