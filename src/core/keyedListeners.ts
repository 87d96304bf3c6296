import type { Clock } from "./clock.js";

/** Hears items of one key. */
export interface KeyedListener<Item> {
  readonly give: (item: Item) => void;
  /** Nothing comes any more. */
  readonly end: () => void;
}

/** Listens to everything for as long as somebody waits for something, and answers what stops that. */
type Subscribe<Item> = (listener: KeyedListener<Item>) => () => void;

/** Items that came before anybody waited are kept so long, and so many of them. */
export interface Holding {
  readonly ms: number;
  readonly max: number;
  readonly clock: Clock;
  /** Whether nobody else has heard of an item: what was heard is not held, or whoever acts on it would get it twice. */
  readonly isUnheard?: () => boolean;
}

interface Held<Item> {
  readonly item: Item;
  readonly at: number;
}

/**
 * Hands items to those who wait for their key, such as the message that was clicked:
 * thousands may wait, and an item costs only those whom it concerns. With `holding`, an item
 * that nobody waits for yet goes to the first who does, if that is soon.
 */
export class KeyedListeners<Item> {
  readonly #keyOf: (item: Item) => string;
  readonly #subscribe: Subscribe<Item>;
  readonly #listeners = new Map<string, Set<KeyedListener<Item>>>();
  readonly #holding: Holding | undefined;
  #held: readonly Held<Item>[] = [];
  #unsubscribe: (() => void) | undefined;

  constructor(keyOf: (item: Item) => string, subscribe: Subscribe<Item>, holding?: Holding) {
    this.#keyOf = keyOf;
    this.#subscribe = subscribe;
    this.#holding = holding;
    // What comes before anybody waits must be heard too.
    if (holding !== undefined) this.#listen();
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
    this.#listen();
    // Only once whoever waits holds what removes it.
    if (this.#held.length > 0) queueMicrotask(() => this.#giveHeld(key, listener));
    return () => this.#remove(key, listener);
  }

  #listen(): void {
    this.#unsubscribe ??= this.#subscribe({ give: (item) => this.#give(item), end: () => this.#end() });
  }

  #remove(key: string, listener: KeyedListener<Item>): void {
    const listeners = this.#listeners.get(key);
    if (listeners?.delete(listener) !== true) return;
    if (listeners.size === 0) this.#listeners.delete(key);
    if (this.#listeners.size > 0 || this.#holding !== undefined) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #give(item: Item): void {
    const listeners = this.#listeners.get(this.#keyOf(item));
    if (listeners === undefined) this.#hold(item);
    // A copy: a listener may be the last of its key and remove itself.
    else for (const listener of [...listeners]) listener.give(item);
  }

  #hold(item: Item): void {
    if (this.#holding === undefined) return;
    const { clock, max, isUnheard } = this.#holding;
    if (isUnheard?.() === false) return;
    this.#held = [...this.#recent(), { item, at: clock.now() }].slice(-max);
  }

  /** What was held is given once, to one who waits for it: until that one has what it wants. */
  #giveHeld(key: string, listener: KeyedListener<Item>): void {
    this.#held = this.#recent().filter(({ item }) => {
      if (this.#keyOf(item) !== key || this.#listeners.get(key)?.has(listener) !== true) return true;
      listener.give(item);
      return false;
    });
  }

  #recent(): readonly Held<Item>[] {
    if (this.#holding === undefined) return [];
    const since = this.#holding.clock.now() - this.#holding.ms;
    return this.#held.filter(({ at }) => at >= since);
  }

  #end(): void {
    this.#held = [];
    for (const listeners of [...this.#listeners.values()]) for (const listener of [...listeners]) listener.end();
  }
}
