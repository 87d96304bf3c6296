import { addAbortListener, removeAbortListener } from "./abortListeners.js";
import { type Delivery, DROPPED, type Outcome } from "./delivery.js";
import { MezonError } from "./errors.js";

export interface StreamOptions {
  /** Ends the stream when aborted. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Number of items that may wait to be taken. Newer ones are left out and reported, until there is room again. Items
   * of a catch-up are not counted.
   *
   * @default 1_000
   */
  readonly limit?: number | undefined;
}

/** How a stream takes an item. */
export interface GiveOptions {
  /** Whether it may exceed the limit: the items of a catch-up are bounded already. @default false */
  readonly isCaughtUp?: boolean | undefined;
}

/** Passes on an item. Returns a promise that settles when its receiver has handled it. */
export type Give<Item> = (item: Item, options?: GiveOptions) => Delivery;

/** Ends the stream; with a reason if what it listened to is gone. */
export type End = (reason?: Error) => void;

/** A source of items. Returns the function that stops it. */
export type Source<Item> = (give: Give<Item>, end: End) => () => void;

/** What a stream does with items that it has no room for. */
export interface Overflow<Item> {
  /** Called with each item that is left out; `isFirst` for the first since there was room. */
  readonly leftOut: (item: Item, isFirst: boolean) => void;
  /** Called when there is room again. */
  readonly recovered?: (() => void) | undefined;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly isCaughtUp: boolean;
  readonly done: (outcome: Outcome) => void;
}

const LIMIT = 1_000;
/** Largest number of items that a stream holds, those of catch-ups included, as a multiple of the limit. */
const CAUGHT_UP_SHARE = 100;

/**
 * An async iterator of items as they come. It listens from its construction until it is left. A reader has handled an
 * item when it asks for the next one, or leaves.
 */
export class EventStream<Item> implements AsyncIterableIterator<Item, undefined>, AsyncDisposable {
  readonly #waiting: Waiting<Item>[] = [];
  readonly #limit: number;
  readonly #overflow: Overflow<Item> | undefined;
  #stop: (() => void) | undefined;
  /** Calls of `next()` that wait for an item. */
  readonly #wakers: (() => void)[] = [];
  /** The reader that calls `next()` without a loop. */
  readonly #reader = new Reader<Item>((reader) => this.#next(reader));
  /** Number of waiting items that count against the limit. */
  #counted = 0;
  /** Number of readers that wait for an item or work on one. */
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
    addAbortListener(signal, onAbort);
    this.#stop = () => {
      unsubscribe();
      removeAbortListener(signal, onAbort);
    };
    if (signal?.aborted === true) this.#end();
    // The source had ended already.
    if (this.#hasEnded) this.#stop();
  }

  /**
   * Why the stream ended, if what it listened to is gone: the message, its channel, its clan or the client. `undefined`
   * while it goes on, and if it ended by itself, by its loop or by its signal.
   */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** Returns the next item. Items that waited when the stream ended are still returned, unless the client is closed. */
  next(): Promise<IteratorResult<Item, undefined>> {
    return this.#reader.next();
  }

  /** Leaves the stream: waiting items are dropped. */
  async return(): Promise<IteratorResult<Item, undefined>> {
    this.#end();
    for (const { done } of this.#waiting.splice(0)) done(undefined);
    this.#reader.done();
    return { done: true, value: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** Each loop is a separate reader, which handles its own items. */
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
   * Ends the stream and drops the waiting items: nobody will handle them.
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
    // Not at the first free place: it would be reported again and again.
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
    // A source may end the stream before it has returned the function that stops it.
    this.#stop?.();
    // A closed client does not wait for items that nobody reads.
    if (this.#reading === 0 && reason instanceof MezonError && reason.code === "closed") this.#drop();
    this.#wake();
  }
}

/** Takes items from a stream. */
class Reader<Item> {
  readonly #next: (reader: Reader<Item>) => Promise<IteratorResult<Item, undefined>>;
  /** Items that were taken and are not handled yet. */
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

/** Returns the error that reports that a stream leaves items out. */
export function leftOutError(what: string, limit: number | undefined, advice: string): MezonError {
  return new MezonError(
    "queue_full",
    `${limit ?? LIMIT} ${what} wait to be taken from a stream: newer ones are left out until there is room. ${advice}`,
  );
}
