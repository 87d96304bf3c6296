import { bothDeliveries, type Delivery, DROPPED, type Outcome } from "./delivery.js";

/**
 * Receives an event. If it returns a promise, the event is handled when that settles. What it throws or rejects with goes
 * to the emitter's failure handler.
 */
export type Listener<Payload> = (payload: Payload) => unknown;

/** Called when a listener failed, with the name of its event. */
export type ListenerFailureHandler = (error: unknown, eventName: PropertyKey) => void;

/** A point in time, in emissions. They are numbered from 1 in the order in which they begin. */
export interface Moment {
  /** The emission that began last. */
  readonly latest: number;
  /** The innermost running emission, the one that calls a listener now; `undefined` if none is running. */
  readonly innermost: number | undefined;
  /** The outermost running emission. */
  readonly outermost: number | undefined;
}

/**
 * Delivers events to listeners in the order in which they were added. A listener
 * that throws or rejects is reported and does not stop the others.
 */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, readonly Listener<never>[]>();
  readonly #onFailure: ListenerFailureHandler;
  /** The wrappers of listeners that are called once, by the listener that was given. */
  readonly #given = new WeakMap<object, unknown>();
  /** Number of the emission that began last. */
  #latest = 0;
  /** Numbers of the innermost and the outermost running emission. */
  #innermost: number | undefined;
  #outermost: number | undefined;

  constructor(onFailure: ListenerFailureHandler) {
    this.#onFailure = onFailure;
  }

  /** Adds a listener. Returns the function that removes it. A function that is added twice is called twice. */
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
   * Adds a listener that is removed when it is first called. Returns the function that removes it earlier.
   *
   * @param called Called just before the listener.
   */
  once<Name extends keyof Events>(
    name: Name,
    listener: Listener<Events[Name]>,
    called: () => void = () => undefined,
  ): () => void {
    let isDue = true;
    const first: Listener<Events[Name]> = (payload) => {
      // An earlier listener may have emitted the same event.
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

  /** Removes a listener that `on` or `once` added. Returns whether it was there. */
  off<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): boolean {
    return this.#remove(name, listener);
  }

  has(name: keyof Events): boolean {
    return this.#listeners.has(name);
  }

  /** Number of listeners. */
  count(name: keyof Events): number {
    return this.#listeners.get(name)?.length ?? 0;
  }

  /** The current time, in emissions. */
  get moment(): Moment {
    return { latest: this.#latest, innermost: this.#innermost, outermost: this.#outermost };
  }

  /** Calls the listeners of an event. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    void this.deliver(name, payload);
  }

  /** Calls the listeners of an event. Returns a promise that settles when they have handled it, if any takes time. */
  deliver<Name extends keyof Events>(name: Name, payload: Events[Name]): Delivery {
    const listeners = this.#listeners.get(name) as readonly Listener<Events[Name]>[] | undefined;
    if (listeners === undefined) return undefined;
    const outer = this.#begin();
    const delivery = this.#call(name, listeners, payload);
    this.#end(outer);
    return delivery;
  }

  /**
   * Delivers one event under two names. A listener that is added while it is delivered under the first name is not called
   * for the second.
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

  /** Makes no promise if every listener is done at once. */
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
        // A listener in plain JavaScript may return anything: what is no promise is ignored.
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
