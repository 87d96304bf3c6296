/**
 * The end of a delivery to listeners: a promise that settles when all of them have handled it, or `undefined` if all
 * were done at once. A stream has handled an item when its reader asks for the next one, or leaves; a wait, when it
 * resolves. Never rejects: a failure of a listener is reported elsewhere.
 */
export type Delivery = Promise<Outcome> | undefined;

/** Nobody has handled it, and nobody will. */
export const DROPPED = Symbol("dropped");

/** How a delivery ended: handled, unless it was dropped. */
export type Outcome = typeof DROPPED | undefined;

/** Combines two deliveries into one that settles when both have. */
export function bothDeliveries(one: Delivery, other: Delivery): Delivery {
  if (one === undefined) return other;
  return other === undefined ? one : allDeliveries([one, other]);
}

/** Combines deliveries into one that settles when all have; it is dropped if one of them was. */
export async function allDeliveries(deliveries: readonly Promise<Outcome>[]): Promise<Outcome> {
  return (await Promise.all(deliveries)).find((outcome) => outcome === DROPPED);
}

/** Counts the deliveries that are not settled yet. */
export class Deliveries {
  #running = 0;
  #settled = 0;
  /** Waiting callers, and the number of deliveries each waits for. */
  #waiting: { readonly most: number; readonly resolve: () => void }[] = [];

  /** Number of deliveries that are not settled. */
  get running(): number {
    return this.#running;
  }

  /** Number of deliveries that have settled: it grows while listeners make progress. */
  get settled(): number {
    return this.#settled;
  }

  /** Counts a delivery until it settles. */
  track(delivery: Delivery): void {
    if (delivery === undefined) return;
    this.#running += 1;
    void delivery.then(() => {
      this.#running -= 1;
      this.#settled += 1;
      if (this.#waiting.length > 0) this.#wake();
    });
  }

  /** Resolves when at most `most` deliveries are not settled. */
  async atMost(most: number): Promise<void> {
    if (this.#running <= most) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push({ most, resolve });
    });
  }

  #wake(): void {
    const due = this.#waiting.filter(({ most }) => this.#running <= most);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    for (const { resolve } of due) resolve();
  }
}
