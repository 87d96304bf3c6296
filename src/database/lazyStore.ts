/** A store that is made when it is first used: databases are heavy, and a program that uses none loads none. */
export class LazyStore<Store extends { close?(): Promise<void> }> {
  readonly #make: () => Promise<Store>;
  #store: Promise<Store> | undefined;

  constructor(make: () => Promise<Store>) {
    this.#make = make;
  }

  /** Returns the store, and makes it if there is none. */
  get(): Promise<Store> {
    this.#store ??= this.#make();
    return this.#store;
  }

  /** The store, if it was made. */
  get made(): Promise<Store> | undefined {
    return this.#store;
  }

  /** Closes the store. It is made again when it is used. */
  async close(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    await (await store)?.close?.();
  }
}
