/** What is to be done when the client ends, given by waits and streams that last until then. */
export class Endings {
  readonly #ends = new Set<() => void>();
  readonly #discards = new Set<() => void>();

  /** Calls `end` when the client hears nothing any more. Returns the function that takes it back. */
  atEnd(end: () => void): () => void {
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  /** Calls `discard` when nobody can handle anything any more. Returns the function that takes it back. */
  beforeEnd(discard: () => void): () => void {
    this.#discards.add(discard);
    return () => void this.#discards.delete(discard);
  }

  /** Nothing is heard any more: waits end. */
  endWaits(): void {
    for (const end of [...this.#ends]) end();
  }

  /** Nobody handles anything any more: what streams still hold is discarded. */
  discardAll(): void {
    for (const discard of this.#discards) discard();
    this.#discards.clear();
  }
}
