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

  /** No more events will be delivered: waits end. */
  endWaits(): void {
    for (const end of [...this.#ends]) end();
  }

  /** No item can be handled any more: streams discard those they still hold. */
  discardAll(): void {
    for (const discard of this.#discards) discard();
    this.#discards.clear();
  }
}
