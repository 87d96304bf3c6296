/** As much of a stream as is needed to hold its writes back for a moment. */
export interface Corkable {
  cork(): void;
  uncork(): void;
}

/** Writes what is sent within one turn in one go: a call to the system costs more than a message. */
export class CorkedWrites {
  readonly #stream: Corkable;
  #isCorked = false;

  constructor(stream: Corkable) {
    this.#stream = stream;
  }

  /** To be called before a write. What is written until the turn ends goes out with it. */
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
