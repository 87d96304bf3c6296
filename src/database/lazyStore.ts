/**
 * A store that is created when it is first used. Database modules are heavy, so a program that uses no database does
 * not load them.
 */
export class LazyStore<Store extends { close?(): Promise<void> }> {
  readonly #make: () => Promise<Store>;
  #store: Promise<Store> | undefined;

  constructor(make: () => Promise<Store>) {
    this.#make = make;
  }

  /** Returns the store. Creates it if there is none. */
  get(): Promise<Store> {
    this.#store ??= this.#make();
    return this.#store;
  }

  /** The store, if it was created. */
  get made(): Promise<Store> | undefined {
    return this.#store;
  }

  /** Closes the store. It is created again when it is next used. */
  async close(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    await (await store)?.close?.();
  }
}
