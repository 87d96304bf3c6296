import { bothDeliveries, type Delivery, DROPPED, type Outcome } from "./delivery.js";

/**
 * Receives an event, and is done with it when the promise it answers settles, where it answers one. What it throws, or
 * rejects with, goes to the emitter's failure handler.
 */
export type Listener<Payload> = (payload: Payload) => unknown;

/** Told when a listener failed, with the name of the event it listened to. */
export type ListenerFailureHandler = (error: unknown, eventName: PropertyKey) => void;

/** When something is, in emissions, which are numbered from 1 as they begin. */
export interface Moment {
  /** The emission that began last. */
  readonly latest: number;
  /** Of those under way, the one that calls a listener now; `undefined` when none is under way. */
  readonly innermost: number | undefined;
  /** Of those under way, the first that began. */
  readonly outermost: number | undefined;
}

/**
 * Delivers events to listeners in the order they were added. A listener that
 * throws or rejects is reported and stops nothing.
 */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, readonly Listener<never>[]>();
  readonly #onFailure: ListenerFailureHandler;
  /** What those that are called once were given as. */
  readonly #given = new WeakMap<object, unknown>();
  /** Number of the emission that began last. */
  #latest = 0;
  /** Numbers of the innermost and the outermost emission under way. */
  #innermost: number | undefined;
  #outermost: number | undefined;

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

  /** When it is, in emissions. */
  get moment(): Moment {
    return { latest: this.#latest, innermost: this.#innermost, outermost: this.#outermost };
  }

  /** Hands an event to its listeners. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    void this.deliver(name, payload);
  }

  /** Hands an event to its listeners. Answers what settles when they are done with it. */
  deliver<Name extends keyof Events>(name: Name, payload: Events[Name]): Delivery {
    const listeners = this.#listeners.get(name) as readonly Listener<Events[Name]>[] | undefined;
    if (listeners === undefined) return undefined;
    const outer = this.#begin();
    const delivery = this.#call(name, listeners, payload);
    this.#end(outer);
    return delivery;
  }

  /**
   * Delivers what happened under two names. Whoever begins to listen while it is delivered under the first does not hear
   * it under the second.
   */
  deliverBoth<First extends keyof Events, Second extends keyof Events>(
    first: First,
    payload: Events[First],
    second: Second,
    other: Events[Second],
  ): Delivery {
    // The arrays are replaced, never changed.
    const ones = this.#listeners.get(first) as readonly Listener<Events[First]>[] | undefined;
    const others = this.#listeners.get(second) as readonly Listener<Events[Second]>[] | undefined;
    if (ones === undefined && others === undefined) return undefined;
    const outer = this.#begin();
    const one = ones && this.#call(first, ones, payload);
    const delivery = bothDeliveries(one, others && this.#call(second, others, other));
    this.#end(outer);
    return delivery;
  }

  #begin(): number | undefined {
    const outer = this.#innermost;
    this.#latest += 1;
    this.#innermost = this.#latest;
    this.#outermost ??= this.#latest;
    return outer;
  }

  #end(outer: number | undefined): void {
    this.#innermost = outer;
    if (outer === undefined) this.#outermost = undefined;
  }

  /** No promise is made where every listener is done at once. */
  #call<Name extends keyof Events>(
    name: Name,
    listeners: readonly Listener<Events[Name]>[],
    payload: Events[Name],
  ): Delivery {
    let delivery: Delivery;
    // The array is replaced, never changed, so that listeners may come and go meanwhile.
    for (const listener of listeners) {
      try {
        const result = listener(payload);
        // What is no promise is none of our business: a listener in plain JavaScript may answer anything.
        if (isPromise(result)) delivery = bothDeliveries(delivery, this.#settled(name, result));
      } catch (error) {
        this.#onFailure(error, name);
      }
    }
    return delivery;
  }

  #settled(name: PropertyKey, result: PromiseLike<unknown>): Promise<Outcome> {
    return new Promise((resolve) => {
      result.then(
        (value) => resolve(value === DROPPED ? DROPPED : undefined),
        (error: unknown) => {
          this.#onFailure(error, name);
          resolve(undefined);
        },
      );
    });
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
