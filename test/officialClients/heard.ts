const PATIENCE_MS = 5000;

interface Waiter<T> {
  readonly matches: (item: T) => boolean;
  readonly resolve: (item: T) => void;
}

/** What a client was told, in order, and a way to wait for something of it. */
export class Heard<T> {
  readonly all: T[] = [];
  readonly #waiting = new Set<Waiter<T>>();

  /** The callback to hand to the client. */
  readonly hear = (item: T): void => {
    this.all.push(item);
    for (const waiter of this.#waiting) {
      if (!waiter.matches(item)) continue;
      this.#waiting.delete(waiter);
      waiter.resolve(item);
    }
  };

  /** The first item that matches, heard already or still to come. Rejects when none comes in time. */
  waitFor(matches: (item: T) => boolean): Promise<T> {
    const known = this.all.find(matches);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const waiter: Waiter<T> = {
        matches,
        resolve: (item) => {
          clearTimeout(timer);
          resolve(item);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(new Error(`not heard within ${PATIENCE_MS} ms; heard instead: ${JSON.stringify(this.all)}`));
      }, PATIENCE_MS);
      this.#waiting.add(waiter);
    });
  }
}
