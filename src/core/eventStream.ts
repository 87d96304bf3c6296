import { MezonError } from "./errors.js";

export interface StreamOptions {
  /** Ends the stream when aborted. */
  readonly signal?: AbortSignal;
  /** Items that may wait to be taken; with more, the stream rejects with `queue_full`. Default 1,000. */
  readonly limit?: number;
}

/** What tells of items, and ends when the function it answers is called. */
export type Source<Item> = (give: (item: Item) => void, end: () => void) => () => void;

const LIMIT = 1_000;

/** Items as they come, one after the other; it listens from the moment it is made until it is left. */
export class EventStream<Item> implements AsyncIterableIterator<Item, undefined>, AsyncDisposable {
  readonly #waiting: Item[] = [];
  readonly #stop: () => void;
  /** Those who wait for an item. */
  readonly #wakers: (() => void)[] = [];
  #failure: Error | undefined;
  #hasEnded = false;

  constructor(source: Source<Item>, { signal, limit = LIMIT }: StreamOptions = {}) {
    const unsubscribe = source(
      (item) => this.#give(item, limit),
      () => this.#end(),
    );
    const onAbort = (): void => this.#end();
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#stop = () => {
      unsubscribe();
      signal?.removeEventListener("abort", onAbort);
    };
    if (signal?.aborted === true) this.#end();
  }

  /** What waited when the stream ended is still given; then it is done. */
  async next(): Promise<IteratorResult<Item, undefined>> {
    for (;;) {
      const item = this.#waiting.shift();
      if (item !== undefined) return { done: false, value: item };
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#hasEnded) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wakers.push(resolve);
      });
    }
  }

  async return(): Promise<IteratorResult<Item, undefined>> {
    this.#waiting.length = 0;
    this.#end();
    return { done: true, value: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #give(item: Item, limit: number): void {
    if (this.#waiting.length >= limit) {
      this.#failure = new MezonError("queue_full", `${limit} items wait to be taken from a stream: take them faster`);
      this.#end();
      return;
    }
    this.#waiting.push(item);
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#wakers.splice(0)) wake();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#stop();
    this.#wake();
  }
}
