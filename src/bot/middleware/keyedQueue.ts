/** Work of one key runs in the order it came; work of other keys runs beside it. */
export class KeyedQueue {
  readonly #limit: number;
  /** By key: what runs or waits, as a promise that settles with the last of it, and how much that is. */
  readonly #tails = new Map<string, { tail: Promise<unknown>; length: number }>();
  #running = 0;
  #idle: (() => void)[] = [];

  /** @param limit How much may wait for one key. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How much runs or waits. */
  get size(): number {
    return this.#running;
  }

  /** Returns whether `key` has no room for more. */
  isFull(key: string): boolean {
    return (this.#tails.get(key)?.length ?? 0) > this.#limit;
  }

  /** Runs `work` once all that was given earlier for `key` has ended; at once without a key. Settles as it does. */
  async run<T>(key: string | undefined, work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await (key === undefined ? work() : this.#inOrder(key, work));
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#wake();
    }
  }

  /** Resolves when nothing runs or waits. */
  async idle(): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => {
      this.#idle.push(resolve);
    });
  }

  async #inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const entry = before ?? { tail: Promise.resolve(), length: 0 };
    if (before === undefined) this.#tails.set(key, entry);
    entry.length += 1;
    const run = before === undefined ? work() : entry.tail.then(work, work);
    entry.tail = run;
    try {
      return await run;
    } finally {
      entry.length -= 1;
      if (entry.length === 0) this.#tails.delete(key);
    }
  }

  #wake(): void {
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }
}
