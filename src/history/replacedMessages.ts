/** Largest number of ids that are kept, some 20 MB of them. Further messages are forgotten as at other times. */
const MOST_IDS = 200_000;
/** Largest number of messages that are kept, some 50 MB of them. */
const MOST_MESSAGES = 50_000;

/** The messages that one ring has replaced. */
interface Replaced<Known> {
  /** By id; `undefined` for those that were removed. */
  readonly messages: Map<string, Known | undefined>;
  /** Number of messages replaced since the last catch-up began. */
  count: number;
}

/**
 * Messages that rings have replaced while a catch-up runs. A catch-up reads a history more than once. Without their
 * ids, messages that were delivered at first, and then replaced by newer ones, would count as missed. Without the
 * messages that a ring contained in the beginning, the catch-up could not tell that they were edited or removed.
 */
export class ReplacedMessages<Known> {
  readonly #ids = new Set<string>();
  readonly #rings = new Map<object, Replaced<Known>>();
  #kept = 0;
  #users = 0;

  /** Keeps what rings contain now, and the ids of what they will contain, until the returned function is called. */
  keep(): () => void {
    this.#users += 1;
    for (const replaced of this.#rings.values()) replaced.count = 0;
    let isKept = true;
    return () => {
      if (!isKept) return;
      isKept = false;
      this.#users -= 1;
      if (this.#users === 0) this.clear();
    };
  }

  /**
   * Called with a message that a ring replaced; `undefined` if it was removed.
   *
   * @param limit Number of messages that the ring contains. So many of those that it replaces were in it when the
   * catch-up began.
   */
  add(ring: object, limit: number, id: string, message: Known | undefined): void {
    if (this.#users === 0) return;
    if (this.#ids.size < MOST_IDS) this.#ids.add(id);
    const replaced: Replaced<Known> = this.#rings.get(ring) ?? { messages: new Map(), count: 0 };
    this.#rings.set(ring, replaced);
    replaced.count += 1;
    if (replaced.count > limit || this.#kept >= MOST_MESSAGES) return;
    this.#kept += 1;
    replaced.messages.set(id, message);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Returns the kept messages of a ring by id; `undefined` for those that were removed. */
  of(ring: object): Map<string, Known | undefined> | undefined {
    return this.#rings.get(ring)?.messages;
  }

  clear(): void {
    this.#ids.clear();
    this.#rings.clear();
    this.#kept = 0;
  }
}
