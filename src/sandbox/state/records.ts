import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";

/** Things with an id, in the order they were made. */
export class Records<Item extends { readonly id: string }> {
  readonly #byId = new Map<string, Item>();
  readonly #what: string;
  readonly #dropsOldest: boolean;

  /**
   * @param what What one of them is called in refusals.
   * @param dropsOldest For lists of what happened: the oldest goes where another kind would refuse a further one.
   */
  constructor(what: string, { dropsOldest = false }: { readonly dropsOldest?: boolean | undefined } = {}) {
    this.#what = what;
    this.#dropsOldest = dropsOldest;
  }

  /** Refuses when not so many can be added. */
  requireRoom(count = 1): void {
    if (!this.#dropsOldest && this.#byId.size + count > limits.records)
      throw tooMany(`a sandbox holds at most ${limits.records} of each kind`);
  }

  /** Adds an item, or replaces the one of the same id. */
  add(item: Item): Item {
    if (!this.#byId.has(item.id)) {
      this.requireRoom();
      const [oldest] = this.#byId.keys();
      if (this.#byId.size >= limits.records && oldest !== undefined) this.#byId.delete(oldest);
    }
    this.#byId.set(item.id, item);
    return item;
  }

  find(id: string): Item | undefined {
    return this.#byId.get(id);
  }

  /** The one of an id, when it is one of those meant. Refuses otherwise. */
  get(id: string, isMeant: (item: Item) => boolean = () => true): Item {
    const item = this.#byId.get(id);
    if (item === undefined || !isMeant(item)) throw notFound(`there is no ${this.#what} ${id}`);
    return item;
  }

  delete(id: string): boolean {
    return this.#byId.delete(id);
  }

  where(isMeant: (item: Item) => boolean): readonly Item[] {
    return [...this.#byId.values()].filter(isMeant);
  }

  deleteWhere(isMeant: (item: Item) => boolean): void {
    for (const item of this.where(isMeant)) this.#byId.delete(item.id);
  }
}
