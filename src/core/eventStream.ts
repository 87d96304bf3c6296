import { type Delivery, DROPPED, type Outcome } from "./delivery.js";
import { MezonError } from "./errors.js";

export interface StreamOptions {
  /** Ends the stream when aborted. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Items that may wait to be taken. Newer ones are left out, and that is said, until there is room again. What a
   * catch-up brings is not counted. Default 1,000.
   */
  readonly limit?: number | undefined;
}

/** How a stream takes an item. */
export interface GiveOptions {
  /** Whether it has room beyond the limit: what a catch-up brings is bounded already. Default false. */
  readonly isCaughtUp?: boolean;
}

/** Hands on an item; answers what settles when whoever takes it is done with it. */
export type Give<Item> = (item: Item, options?: GiveOptions) => Delivery;

/** Ends what listens; with a reason when what it listened to went. */
export type End = (reason?: Error) => void;

/** What tells of items, and ends when the function it answers is called. */
export type Source<Item> = (give: Give<Item>, end: End) => () => void;

/** What a stream does with what it has no room for. */
export interface Overflow<Item> {
  /** Told of each item that is left out; `isFirst` after there was room. */
  readonly leftOut: (item: Item, isFirst: boolean) => void;
  /** Told when there is room again. */
  readonly recovered?: () => void;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly isCaughtUp: boolean;
  readonly done: (outcome: Outcome) => void;
}

const LIMIT = 1_000;
/** Items that a stream holds at most, what catch-ups brought included: so many times the limit. */
const CAUGHT_UP_SHARE = 100;

/**
 * Items as they come, one after the other; it listens from the moment it is made until it is left. A reader is done
 * with an item when it asks for the next one, or leaves.
 */
export class EventStream<Item> implements AsyncIterableIterator<Item, undefined>, AsyncDisposable {
  readonly #waiting: Waiting<Item>[] = [];
  readonly #limit: number;
  readonly #overflow: Overflow<Item> | undefined;
  #stop: (() => void) | undefined;
  /** Those who wait for an item. */
  readonly #wakers: (() => void)[] = [];
  /** Whoever calls `next()` by hand. */
  readonly #reader = new Reader<Item>((reader) => this.#next(reader));
  /** Those of them that count against the limit. */
  #counted = 0;
  /** Readers that wait for an item, or are at one. */
  #reading = 0;
  #isOverflowing = false;
  #hasEnded = false;
  #reason: Error | undefined;

  constructor(source: Source<Item>, { signal, limit = LIMIT }: StreamOptions = {}, overflow?: Overflow<Item>) {
    this.#limit = limit;
    this.#overflow = overflow;
    const unsubscribe = source(
      (item, options) => this.#give(item, options?.isCaughtUp ?? false),
      (reason) => this.#end(reason),
    );
    const onAbort = (): void => this.#end();
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#stop = () => {
      unsubscribe();
      signal?.removeEventListener("abort", onAbort);
    };
    if (signal?.aborted === true) this.#end();
    // The source had nothing to tell of.
    if (this.#hasEnded) this.#stop();
  }

  /**
   * Why it ended, when what it listened to went: the message, its channel or its clan, or the client. `undefined` while
   * it goes on, and when it ended by itself, its loop or its signal.
   */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** What waited when the stream ended is still given, unless the client is closed; then it is done. */
  next(): Promise<IteratorResult<Item, undefined>> {
    return this.#reader.next();
  }

  /** Leaves the stream: what waits is not given any more. */
  async return(): Promise<IteratorResult<Item, undefined>> {
    this.#end();
    for (const { done } of this.#waiting.splice(0)) done(undefined);
    this.#reader.done();
    return { done: true, value: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** Each loop is a reader of its own, and done with its own items. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Item, undefined> {
    const reader = new Reader<Item>((one) => this.#next(one));
    const loop: AsyncIterableIterator<Item, undefined> = {
      next: () => reader.next(),
      return: async () => {
        reader.done();
        return this.return();
      },
      [Symbol.asyncIterator]: () => loop,
    };
    return loop;
  }

  /**
   * Ends it, and drops what waits: nobody will handle it.
   *
   * @internal
   */
  discard(): void {
    this.#end();
    this.#drop();
  }

  async #next(reader: Reader<Item>): Promise<IteratorResult<Item, undefined>> {
    this.#reading += 1;
    for (;;) {
      const one = this.#waiting.shift();
      if (one !== undefined) {
        this.#taken(one);
        reader.took(() => {
          this.#reading -= 1;
          one.done(undefined);
        });
        return { done: false, value: one.item };
      }
      if (this.#hasEnded) {
        this.#reading -= 1;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => {
        this.#wakers.push(resolve);
      });
    }
  }

  #drop(): void {
    for (const { done } of this.#waiting.splice(0)) done(DROPPED);
  }

  #give(item: Item, isCaughtUp: boolean): Delivery {
    if (this.#hasEnded) return undefined;
    const room = isCaughtUp ? this.#limit * CAUGHT_UP_SHARE - this.#waiting.length : this.#limit - this.#counted;
    if (room <= 0) {
      this.#leaveOut(item);
      return undefined;
    }
    return new Promise((done) => {
      this.#waiting.push({ item, isCaughtUp, done });
      if (!isCaughtUp) this.#counted += 1;
      this.#wake();
    });
  }

  #leaveOut(item: Item): void {
    const isFirst = !this.#isOverflowing;
    this.#isOverflowing = true;
    this.#overflow?.leftOut(item, isFirst);
  }

  #taken({ isCaughtUp }: Waiting<Item>): void {
    if (!isCaughtUp) this.#counted -= 1;
    // Not at the first place that is free: it would be said again and again.
    if (!this.#isOverflowing || this.#counted > this.#limit / 2) return;
    this.#isOverflowing = false;
    this.#overflow?.recovered?.();
  }

  #wake(): void {
    for (const wake of this.#wakers.splice(0)) wake();
  }

  #end(reason?: Error): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#reason = reason;
    // A source may end it before it has answered what stops it.
    this.#stop?.();
    // Of a client that is closed, what nobody reads is not waited for.
    if (this.#reading === 0 && reason instanceof MezonError && reason.code === "closed") this.#drop();
    this.#wake();
  }
}

/** Somebody who takes items from a stream. */
class Reader<Item> {
  readonly #next: (reader: Reader<Item>) => Promise<IteratorResult<Item, undefined>>;
  /** Those that were taken and are not done with. */
  #taken: (() => void)[] = [];

  constructor(next: (reader: Reader<Item>) => Promise<IteratorResult<Item, undefined>>) {
    this.#next = next;
  }

  async next(): Promise<IteratorResult<Item, undefined>> {
    this.done();
    return this.#next(this);
  }

  took(done: () => void): void {
    this.#taken.push(done);
  }

  done(): void {
    for (const done of this.#taken.splice(0)) done();
  }
}

/** The error that says that a stream leaves items out. */
export function leftOutError(what: string, limit: number | undefined, advice: string): MezonError {
  return new MezonError(
    "queue_full",
    `${limit ?? LIMIT} ${what} wait to be taken from a stream: newer ones are left out until there is room. ${advice}`,
  );
}
