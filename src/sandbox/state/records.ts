import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";

/** Items with an id, in the order of their creation. */
export class Records<Item extends { readonly id: string }> {
  readonly #byId = new Map<string, Item>();
  readonly #what: string;
  readonly #dropsOldest: boolean;

  /**
   * @param what Name of an item in refusals.
   * @param dropsOldest For lists of events: a full list drops its oldest item instead of refusing a new one.
   */
  constructor(what: string, { dropsOldest = false }: { readonly dropsOldest?: boolean | undefined } = {}) {
    this.#what = what;
    this.#dropsOldest = dropsOldest;
  }

  /** Refuses if so many items cannot be added. */
  requireRoom(count = 1): void {
    if (!this.#dropsOldest && this.#byId.size + count > limits.records)
      throw tooMany(`a sandbox holds at most ${limits.records} of each kind`);
  }

  /** Adds an item, or replaces the one with the same id. */
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

  /** Returns the item with an id if it passes the filter. Refuses otherwise. */
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
