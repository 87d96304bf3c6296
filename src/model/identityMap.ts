/** The size from which entries whose objects are gone are removed. */
const FIRST_SWEEP = 64;

/**
 * Remembers which object stands for an id, so that there is only one at a time: a list that is fetched again updates
 * the objects that a bot holds, instead of making others. It keeps no object in memory that nobody else holds.
 */
export class IdentityMap<Entry extends object> {
  readonly #entries = new Map<string, WeakRef<Entry>>();
  #sweepAt = FIRST_SWEEP;

  /** Returns the object for an id; `undefined` if there is none, or nobody holds it. */
  get(id: string): Entry | undefined {
    return this.#entries.get(id)?.deref();
  }

  set(id: string, entry: Entry): void {
    if (this.#entries.size >= this.#sweepAt) this.#sweep();
    this.#entries.set(id, new WeakRef(entry));
  }

  delete(id: string): void {
    this.#entries.delete(id);
  }

  #sweep(): void {
    for (const [id, entry] of this.#entries) if (entry.deref() === undefined) this.#entries.delete(id);
    this.#sweepAt = Math.max(FIRST_SWEEP, this.#entries.size * 2);
  }
}
