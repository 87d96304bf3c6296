/**
 * What becomes of something that was handed to listeners: a promise that settles when all of them are done with it,
 * or `undefined` when all were done at once. A stream is done with an item when its reader asks for the next one, or
 * leaves; a wait, when it resolves. Never rejects: what a listener fails with is reported elsewhere.
 */
export type Delivery = Promise<Outcome> | undefined;

/** Nobody has handled it, and nobody will. */
export const DROPPED = Symbol("dropped");

/** How a delivery ended: handled, unless it was dropped. */
export type Outcome = typeof DROPPED | undefined;

/** Of two deliveries, one that settles when both have. */
export function bothDeliveries(one: Delivery, other: Delivery): Delivery {
  if (one === undefined) return other;
  return other === undefined ? one : allDeliveries([one, other]);
}

/** Settles when all of them have; dropped when one of them was. */
export async function allDeliveries(deliveries: readonly Promise<Outcome>[]): Promise<Outcome> {
  return (await Promise.all(deliveries)).find((outcome) => outcome === DROPPED);
}

/** Counts the deliveries that are not settled yet. */
export class Deliveries {
  #running = 0;
  #settled = 0;
  /** Those who wait, and for how few. */
  #waiting: { readonly most: number; readonly resolve: () => void }[] = [];

  /** Deliveries that are not settled. */
  get running(): number {
    return this.#running;
  }

  /** Deliveries that have been counted and have settled since: it grows while listeners get on. */
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

  /** Resolves when `most` deliveries or fewer are not settled. */
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
