import type { Clock } from "../core/clock.js";

/** Budget of a catch-up. What is beyond it is left out, and reported. */
export interface CatchUpBudget {
  /** Largest number of missed messages. @default 10_000 */
  readonly messages: number;
  /** Largest number of calls. @default 1_000 */
  readonly requests: number;
  /** Largest duration in milliseconds. @default 60_000 */
  readonly timeMs: number;
}

/** Thrown when the budget of a catch-up is used up. */
export class BudgetEnded extends Error {}

/** Counts what a catch-up uses of its budget. */
export class BudgetUse {
  readonly #budget: CatchUpBudget;
  readonly #clock: Clock;
  readonly #since: number;
  #requests = 0;
  #messages = 0;
  #waitedMs = 0;

  constructor(budget: CatchUpBudget, clock: Clock) {
    this.#budget = budget;
    this.#clock = clock;
    this.#since = clock.now();
  }

  get requests(): number {
    return this.#requests;
  }

  get messages(): number {
    return this.#messages;
  }

  /** Makes a call, if the budget has room for it. @throws {BudgetEnded} */
  ask<T>(call: () => Promise<T>): Promise<T> {
    const { requests, timeMs } = this.#budget;
    if (this.#requests >= requests || this.#clock.now() - this.#since - this.#waitedMs >= timeMs)
      throw new BudgetEnded();
    this.#requests += 1;
    return call();
  }

  /**
   * Delivers a message, if the budget has room for it. One that was heard already, for which `deliver` returns false,
   * is not counted.
   *
   * @throws {BudgetEnded}
   */
  spendOn(deliver: () => boolean): void {
    if (this.#messages >= this.#budget.messages) throw new BudgetEnded();
    if (deliver()) this.#messages += 1;
  }

  /** Milliseconds spent waiting for listeners do not count. */
  waited(ms: number): void {
    this.#waitedMs += ms;
  }
}
