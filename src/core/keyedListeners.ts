/** Hears items of one key. */
export interface KeyedListener<Item> {
  readonly give: (item: Item) => void;
  /** Nothing comes any more. */
  readonly end: () => void;
}

/** Listens to everything for as long as somebody waits for something, and answers what stops that. */
type Subscribe<Item> = (listener: KeyedListener<Item>) => () => void;

/**
 * Hands items to those who wait for their key, such as the message that was clicked:
 * thousands may wait, and an item costs only those whom it concerns.
 */
export class KeyedListeners<Item> {
  readonly #keyOf: (item: Item) => string;
  readonly #subscribe: Subscribe<Item>;
  readonly #listeners = new Map<string, Set<KeyedListener<Item>>>();
  #unsubscribe: (() => void) | undefined;

  constructor(keyOf: (item: Item) => string, subscribe: Subscribe<Item>) {
    this.#keyOf = keyOf;
    this.#subscribe = subscribe;
  }

  /** Those who wait. */
  get size(): number {
    let size = 0;
    for (const listeners of this.#listeners.values()) size += listeners.size;
    return size;
  }

  /** Adds a listener and answers what removes it. */
  on(key: string, listener: KeyedListener<Item>): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners);
    listeners.add(listener);
    this.#unsubscribe ??= this.#subscribe({ give: (item) => this.#give(item), end: () => this.#end() });
    return () => this.#remove(key, listener);
  }

  #remove(key: string, listener: KeyedListener<Item>): void {
    const listeners = this.#listeners.get(key);
    if (listeners?.delete(listener) !== true) return;
    if (listeners.size === 0) this.#listeners.delete(key);
    if (this.#listeners.size > 0) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #give(item: Item): void {
    // A copy: a listener may be the last of its key and remove itself.
    for (const listener of [...(this.#listeners.get(this.#keyOf(item)) ?? [])]) listener.give(item);
  }

  #end(): void {
    for (const listeners of [...this.#listeners.values()]) for (const listener of [...listeners]) listener.end();
  }
}
