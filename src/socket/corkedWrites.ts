/** The part of a stream that is needed to delay its writes. */
export interface Corkable {
  cork(): void;
  uncork(): void;
}

/**
 * Combines all messages of one round of the event loop into one write, since a system call takes longer than a message.
 */
export class CorkedWrites {
  readonly #stream: Corkable;
  #isCorked = false;

  constructor(stream: Corkable) {
    this.#stream = stream;
  }

  /** Must be called before a write. Everything written in this round of the event loop is sent together. */
  hold(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.#stream.uncork();
    });
  }
}
