import type { Clock } from "./clock.js";
import { allDeliveries, type Delivery, type Outcome } from "./delivery.js";
import type { Moment } from "./emitter.js";

/** Receives items of one key. */
export interface KeyedListener<Item> {
  /** Returns whether it took the item, and a promise that settles when it has handled it. */
  readonly give: (item: Item) => Taken;
  /** Called when no more items will come; with a reason if what was watched is gone. */
  readonly end: (reason?: Error) => void;
  /** What it belongs to, such as the channel and the clan of a message: the listener ends when one of them is gone. */
  readonly within?: readonly string[] | undefined;
}

/** What a listener did with an item: `false` if it did not take it. */
export type Taken = false | { readonly delivery: Delivery };

/** What a source of items calls. */
export interface Subscriber<Item> {
  readonly give: (item: Item) => Delivery;
  readonly end: (reason?: Error) => void;
}

/** How items that no listener took are kept for the next one. */
export interface Keeping {
  readonly clock: Clock;
  /** Whether nobody else received an item. An item that was received is not kept for a first wait, which could act on it twice. */
  readonly isUnclaimed: () => boolean;
  /** How long an item that nobody received is kept, in milliseconds, and how many of them. */
  readonly unclaimedMs: number;
  readonly unclaimedMax: number;
  /** How long items are kept after a wait got its item, in milliseconds, and how many per key. */
  readonly betweenMs: number;
  readonly betweenMax: number;
}

export interface KeyedListenersOptions<Item> {
  readonly keyOf: (item: Item) => string;
  /** Listens to the source as long as there are listeners. Returns the function that stops it. */
  readonly subscribe: (subscriber: Subscriber<Item>) => () => void;
  /** Returns the current emission: a listener that is added while an item is delivered does not get that item. */
  readonly moment: () => Moment;
  /** Called when the first listener is added. The function it returns is called when the last one is removed. */
  readonly whileAwaited?: (() => () => void) | undefined;
  readonly keeping?: Keeping | undefined;
}

interface Entry<Item> {
  readonly listener: KeyedListener<Item>;
  readonly since: Moment;
}

interface Kept<Item> {
  readonly item: Item;
  readonly until: number;
  /** The emission that brought it. */
  readonly emission: number;
  readonly isBetween: boolean;
}

/** Number of keys for which items are kept between two waits. */
const GAPS = 1_000;

/**
 * Delivers items to the listeners of their key, such as the id of the message that was clicked. There may be thousands of
 * listeners: an item costs only as much as those of its key. With `keeping`, an item that no listener takes is kept for a
 * short time and given to the next listener of its key.
 */
export class KeyedListeners<Item> {
  readonly #options: KeyedListenersOptions<Item>;
  readonly #entries = new Map<string, Set<Entry<Item>>>();
  readonly #kept = new Map<string, Kept<Item>[]>();
  /** Keys that had a listener a short time ago, and the time until which items are kept for them. */
  readonly #gaps = new Map<string, number>();
  #unsubscribe: (() => void) | undefined;
  #unawaited: (() => void) | undefined;

  constructor(options: KeyedListenersOptions<Item>) {
    this.#options = options;
    // Items that come before the first listener must be received too.
    if (options.keeping !== undefined) this.#listen();
  }

  /** Number of listeners. */
  get size(): number {
    let size = 0;
    for (const entries of this.#entries.values()) size += entries.size;
    return size;
  }

  /** Adds a listener. Returns the function that removes it. */
  on(key: string, listener: KeyedListener<Item>): () => void {
    const entries = this.#entries.get(key) ?? new Set();
    this.#entries.set(key, entries);
    const entry = { listener, since: this.#options.moment() };
    entries.add(entry);
    this.#listen();
    this.#unawaited ??= this.#options.whileAwaited?.();
    // Only after the caller has received the function that removes it.
    if (this.#kept.has(key)) queueMicrotask(() => this.#begun(key, entry));
    return () => this.#remove(key, entry);
  }

  /** Ends the listeners of a key: what it names is gone. */
  endKey(key: string, reason: Error): void {
    this.#kept.delete(key);
    this.#gaps.delete(key);
    for (const { listener } of [...(this.#entries.get(key) ?? [])]) listener.end(reason);
  }

  /** Ends the listeners of everything that belongs to a removed channel or clan. */
  endWithin(id: string, reason: Error): void {
    const all = [...this.#entries.values()].flatMap((entries) => [...entries]);
    for (const { listener } of all) if (listener.within?.includes(id) === true) listener.end(reason);
  }

  #listen(): void {
    this.#unsubscribe ??= this.#options.subscribe({
      give: (item) => this.#give(item),
      end: (reason) => this.#end(reason),
    });
  }

  #remove(key: string, entry: Entry<Item>): void {
    const entries = this.#entries.get(key);
    if (entries?.delete(entry) !== true) return;
    if (entries.size === 0) this.#entries.delete(key);
    if (this.#entries.size > 0) return;
    this.#unawaited?.();
    this.#unawaited = undefined;
    if (this.#options.keeping !== undefined) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #give(item: Item): Delivery {
    const key = this.#options.keyOf(item);
    const emission = this.#options.moment().innermost ?? 0;
    const deliveries: Promise<Outcome>[] = [];
    let isTaken = false;
    // A copy: a listener may be the last of its key and remove itself.
    for (const entry of [...(this.#entries.get(key) ?? [])]) {
      if (isWithin(entry.since, emission)) continue;
      const taken = this.#offer(key, entry, item);
      if (taken === false) continue;
      isTaken = true;
      if (taken.delivery !== undefined) deliveries.push(taken.delivery);
    }
    if (!isTaken) this.#keep(key, item, emission);
    return deliveries.length === 0 ? undefined : allDeliveries(deliveries);
  }

  #offer(key: string, entry: Entry<Item>, item: Item): Taken {
    const taken = entry.listener.give(item);
    // The wait got its item: the same caller may wait again.
    if (taken !== false && this.#entries.get(key)?.has(entry) !== true) this.#openGap(key);
    return taken;
  }

  #openGap(key: string): void {
    const { keeping } = this.#options;
    if (keeping === undefined) return;
    this.#gaps.delete(key);
    this.#gaps.set(key, keeping.clock.now() + keeping.betweenMs);
    if (this.#gaps.size <= GAPS) return;
    const [eldest] = this.#gaps.keys();
    if (eldest !== undefined) this.#closeGap(eldest);
  }

  /** Whether a caller may be between two waits for this key. */
  #isBetween(key: string, now: number): boolean {
    const until = this.#gaps.get(key);
    if (until === undefined || until >= now) return until !== undefined;
    this.#closeGap(key);
    return false;
  }

  #closeGap(key: string): void {
    this.#gaps.delete(key);
    this.#setKept(
      key,
      this.#keptOf(key).filter(({ isBetween }) => !isBetween),
    );
  }

  #keep(key: string, item: Item, emission: number): void {
    const { keeping } = this.#options;
    if (keeping === undefined) return;
    const now = keeping.clock.now();
    if (this.#isBetween(key, now)) {
      const kept = [...this.#keptOf(key), { item, until: now + keeping.betweenMs, emission, isBetween: true }];
      this.#setKept(key, kept.slice(-keeping.betweenMax));
    } else if (!this.#entries.has(key) && keeping.isUnclaimed()) {
      this.#setKept(key, [
        ...this.#keptOf(key),
        { item, until: now + keeping.unclaimedMs, emission, isBetween: false },
      ]);
      this.#evictOldest(keeping.unclaimedMax);
    }
  }

  /** Drops the oldest items that nobody received when there are too many in all. */
  #evictOldest(most: number): void {
    for (const key of [...this.#kept.keys()]) this.#setKept(key, this.#keptOf(key));
    const unclaimed = [...this.#kept].flatMap(([key, all]) =>
      all.filter(({ isBetween }) => !isBetween).map((one) => ({ key, one })),
    );
    unclaimed.sort((a, b) => a.one.until - b.one.until);
    for (const { key, one } of unclaimed.slice(0, Math.max(0, unclaimed.length - most)))
      this.#setKept(
        key,
        this.#keptOf(key).filter((each) => each !== one),
      );
  }

  #keptOf(key: string): readonly Kept<Item>[] {
    const now = this.#options.keeping?.clock.now() ?? 0;
    return (this.#kept.get(key) ?? []).filter(({ until }) => until >= now);
  }

  #setKept(key: string, kept: readonly Kept<Item>[]): void {
    if (kept.length === 0) this.#kept.delete(key);
    else this.#kept.set(key, [...kept]);
  }

  /** Offers the kept items to a new listener, until they are taken. */
  #begun(key: string, entry: Entry<Item>): void {
    for (const one of this.#keptOf(key)) {
      if (this.#entries.get(key)?.has(entry) !== true) break;
      if (isWithin(entry.since, one.emission) || this.#offer(key, entry, one.item) === false) continue;
      this.#setKept(
        key,
        this.#keptOf(key).filter((each) => each !== one),
      );
    }
  }

  #end(reason: Error | undefined): void {
    this.#kept.clear();
    this.#gaps.clear();
    const all = [...this.#entries.values()].flatMap((entries) => [...entries]);
    for (const { listener } of all) listener.end(reason);
  }
}

/** Whether an emission was running when a listener was added. */
function isWithin({ outermost, latest }: Moment, emission: number): boolean {
  return outermost !== undefined && emission >= outermost && emission <= latest;
}
