/** Keys that were seen recently. */
export class RecentHashes {
  readonly #ms: number;
  /** When each was last seen, oldest first. */
  readonly #seen = new Map<string, number>();

  /** @param ms How long a key is remembered, in milliseconds. */
  constructor(ms: number) {
    this.#ms = ms;
  }

  add(key: string, now: number): void {
    this.#seen.delete(key);
    this.#seen.set(key, now);
    for (const [oldest, since] of this.#seen) {
      if (now - since < this.#ms) break;
      this.#seen.delete(oldest);
    }
  }

  has(key: string, now: number): boolean {
    const since = this.#seen.get(key);
    return since !== undefined && now - since < this.#ms;
  }

  clear(): void {
    this.#seen.clear();
  }
}
