import type { Clock } from "./clock.js";
import { allDeliveries, type Delivery, type Outcome } from "./delivery.js";
import type { Moment } from "./emitter.js";

/** Hears items of one key. */
export interface KeyedListener<Item> {
  /** Answers whether it took the item, and what settles when it is done with it. */
  readonly give: (item: Item) => Taken;
  /** Nothing comes any more; with a reason when what was listened to went. */
  readonly end: (reason?: Error) => void;
  /** What it lies in, such as the channel and the clan of a message: it ends when one of them goes. */
  readonly within?: readonly string[];
}

/** What a listener did with an item: `false` when it was not what it waits for. */
export type Taken = false | { readonly delivery: Delivery };

/** What a source of items calls. */
export interface Subscriber<Item> {
  readonly give: (item: Item) => Delivery;
  readonly end: (reason?: Error) => void;
}

/** Items that nobody took are kept for whoever waits for them next. */
export interface Keeping {
  readonly clock: Clock;
  /** Whether nobody else has heard of an item: what was heard is not kept for a first wait, which might act on it twice. */
  readonly isUnheard: () => boolean;
  /** Milliseconds that one is kept which nobody has heard, and how many of those. */
  readonly unheardMs: number;
  readonly unheardMax: number;
  /** Milliseconds after a wait got its item in which items are kept for the next one, and how many of a key. */
  readonly betweenMs: number;
  readonly betweenMax: number;
}

export interface KeyedListenersOptions<Item> {
  readonly keyOf: (item: Item) => string;
  /** Listens to everything for as long as somebody waits for something, and answers what stops that. */
  readonly subscribe: (subscriber: Subscriber<Item>) => () => void;
  /** When it is: whoever begins to wait while an item is delivered does not get that one. */
  readonly moment: () => Moment;
  /** Called when somebody begins to wait and nobody else does; what it answers, when nobody waits any more. */
  readonly whileAwaited?: () => () => void;
  readonly keeping?: Keeping;
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

/** Keys of which items are kept between two waits. */
const GAPS = 1_000;

/**
 * Hands items to those who wait for their key, such as the message that was clicked: thousands may wait, and an item
 * costs only those whom it concerns. With `keeping`, an item that nobody takes goes to the next who waits, if that is soon.
 */
export class KeyedListeners<Item> {
  readonly #options: KeyedListenersOptions<Item>;
  readonly #entries = new Map<string, Set<Entry<Item>>>();
  readonly #kept = new Map<string, Kept<Item>[]>();
  /** Keys that somebody waited for and may wait for again, and until when that is soon. */
  readonly #gaps = new Map<string, number>();
  #unsubscribe: (() => void) | undefined;
  #unawaited: (() => void) | undefined;

  constructor(options: KeyedListenersOptions<Item>) {
    this.#options = options;
    // What comes before anybody waits must be heard too.
    if (options.keeping !== undefined) this.#listen();
  }

  /** Those who wait. */
  get size(): number {
    let size = 0;
    for (const entries of this.#entries.values()) size += entries.size;
    return size;
  }

  /** Adds a listener and answers what removes it. */
  on(key: string, listener: KeyedListener<Item>): () => void {
    const entries = this.#entries.get(key) ?? new Set();
    this.#entries.set(key, entries);
    const entry = { listener, since: this.#options.moment() };
    entries.add(entry);
    this.#listen();
    this.#unawaited ??= this.#options.whileAwaited?.();
    // Only once whoever waits holds what removes it.
    if (this.#kept.has(key)) queueMicrotask(() => this.#begun(key, entry));
    return () => this.#remove(key, entry);
  }

  /** Ends those who wait for a key: what it names is gone. */
  endKey(key: string, reason: Error): void {
    this.#kept.delete(key);
    this.#gaps.delete(key);
    for (const { listener } of [...(this.#entries.get(key) ?? [])]) listener.end(reason);
  }

  /** Ends those who wait for something that lies within what is gone. */
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
    // A wait that got what it wanted: whoever waited may wait again.
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

  /** Whether somebody may be between two waits. */
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
    } else if (!this.#entries.has(key) && keeping.isUnheard()) {
      this.#setKept(key, [...this.#keptOf(key), { item, until: now + keeping.unheardMs, emission, isBetween: false }]);
      this.#forgetEldest(keeping.unheardMax);
    }
  }

  /** Of those that nobody has heard, so many stay, of all keys together. */
  #forgetEldest(most: number): void {
    for (const key of [...this.#kept.keys()]) this.#setKept(key, this.#keptOf(key));
    const unheard = [...this.#kept].flatMap(([key, all]) =>
      all.filter(({ isBetween }) => !isBetween).map((one) => ({ key, one })),
    );
    unheard.sort((a, b) => a.one.until - b.one.until);
    for (const { key, one } of unheard.slice(0, Math.max(0, unheard.length - most)))
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

  /** Somebody waits: what was kept is offered, each item until somebody takes it. */
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

/** Whether an emission was under way when somebody began to wait. */
function isWithin({ outermost, latest }: Moment, emission: number): boolean {
  return outermost !== undefined && emission >= outermost && emission <= latest;
}
