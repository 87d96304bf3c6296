/** Receives an event. What it throws, or rejects with, goes to the emitter's failure handler. */
export type Listener<Payload> = (payload: Payload) => void | PromiseLike<void>;

/** Told when a listener failed, with the name of the event it listened to. */
export type ListenerFailureHandler = (error: unknown, eventName: PropertyKey) => void;

/**
 * Delivers events to listeners in the order they were added. A listener that
 * throws or rejects is reported and stops nothing.
 */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, readonly Listener<never>[]>();
  readonly #onFailure: ListenerFailureHandler;
  /** What those that are called once were given as. */
  readonly #given = new WeakMap<object, unknown>();

  constructor(onFailure: ListenerFailureHandler) {
    this.#onFailure = onFailure;
  }

  /** Adds a listener and answers the function that removes it. Adding the same function twice calls it twice. */
  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    let removed = false;
    return () => {
      if (removed) return;
      removed = true;
      this.#remove(name, listener);
    };
  }

  /**
   * Adds a listener that is removed when it is first called, and answers the function that removes it earlier.
   *
   * @param called Called just before it.
   */
  once<Name extends keyof Events>(
    name: Name,
    listener: Listener<Events[Name]>,
    called: () => void = () => undefined,
  ): () => void {
    let isDue = true;
    const first: Listener<Events[Name]> = (payload) => {
      // A listener before it may have emitted the same event.
      if (!isDue) return undefined;
      isDue = false;
      remove();
      called();
      return listener(payload);
    };
    this.#given.set(first, listener);
    const remove = this.on(name, first);
    return remove;
  }

  /** Removes a listener that `on` or `once` added. Answers whether it was there. */
  off<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): boolean {
    return this.#remove(name, listener);
  }

  has(name: keyof Events): boolean {
    return this.#listeners.has(name);
  }

  /** How many listen. */
  count(name: keyof Events): number {
    return this.#listeners.get(name)?.length ?? 0;
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    const listeners = this.#listeners.get(name) as readonly Listener<Events[Name]>[] | undefined;
    if (listeners === undefined) return;
    // The array is replaced, never changed, so that listeners may come and go meanwhile.
    for (const listener of listeners) {
      try {
        const result = listener(payload);
        // What is no promise is none of our business: a listener in plain JavaScript may answer anything.
        if (isPromise(result)) result.then(undefined, (error: unknown) => this.#onFailure(error, name));
      } catch (error) {
        this.#onFailure(error, name);
      }
    }
  }

  #remove<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): boolean {
    const listeners = this.#listeners.get(name);
    const index = listeners?.findLastIndex((each) => each === listener || this.#given.get(each) === listener) ?? -1;
    if (listeners === undefined || index < 0) return false;
    const rest = listeners.toSpliced(index, 1);
    if (rest.length === 0) this.#listeners.delete(name);
    else this.#listeners.set(name, rest);
    return true;
  }
}

function isPromise(result: unknown): result is PromiseLike<unknown> {
  return typeof result === "object" && result !== null && "then" in result && typeof result.then === "function";
}
