/** Callbacks of waits and streams that last until the client ends. */
export class Endings {
  readonly #ends = new Set<() => void>();
  readonly #discards = new Set<() => void>();

  /** Calls `end` when no more events will be delivered. Returns the function that cancels this. */
  atEnd(end: () => void): () => void {
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  /** Calls `discard` when no item can be handled any more. Returns the function that cancels this. */
  beforeEnd(discard: () => void): () => void {
    this.#discards.add(discard);
    return () => void this.#discards.delete(discard);
  }

  /** Ends all waits. Called when no more events will be delivered. */
  endWaits(): void {
    for (const end of [...this.#ends]) end();
  }

  /** Makes streams discard the items that they still hold. Called when no item can be handled any more. */
  discardAll(): void {
    for (const discard of this.#discards) discard();
    this.#discards.clear();
  }
}
