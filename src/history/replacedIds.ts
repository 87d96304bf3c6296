/** Largest number of ids that are kept, some 20 MB of them. Further messages are forgotten as at other times. */
const MOST = 200_000;

/**
 * Ids of the messages that rings have replaced while a catch-up runs. A catch-up reads a history more than once; without
 * these ids, a message that was delivered at first, and then replaced by many newer ones, would count as missed.
 */
export class ReplacedIds {
  readonly #ids = new Set<string>();
  #users = 0;

  /** Keeps ids from now on, until the function that it returns is called. */
  keep(): () => void {
    this.#users += 1;
    let isKept = true;
    return () => {
      if (!isKept) return;
      isKept = false;
      this.#users -= 1;
      if (this.#users === 0) this.#ids.clear();
    };
  }

  /** Called with the id of a message that was replaced. */
  add(id: string): void {
    if (this.#users > 0 && this.#ids.size < MOST) this.#ids.add(id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
