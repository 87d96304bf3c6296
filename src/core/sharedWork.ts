/** Work that several may ask for at once, and that is then done once. */
export class SharedWork<Result> {
  readonly #running = new Map<string, Promise<Result>>();

  /** What is running under `key`, or else what `begin` begins. */
  run(key: string, begin: () => Promise<Result>): Promise<Result> {
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const begun = begin().finally(() => this.#running.delete(key));
    this.#running.set(key, begun);
    return begun;
  }
}
