import type { Clock } from "../core/clock.js";

/** Budget of a catch-up. Messages beyond it are not fetched, and the report says so. */
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

  /** Makes a call. @throws {BudgetEnded} if the budget is used up. */
  ask<T>(call: () => Promise<T>): Promise<T> {
    const { requests, timeMs } = this.#budget;
    if (this.#requests >= requests || this.#clock.now() - this.#since - this.#waitedMs >= timeMs)
      throw new BudgetEnded();
    this.#requests += 1;
    return call();
  }

  /**
   * Delivers a message. A message that was received before, for which `deliver` returns false, is not counted.
   *
   * @throws {BudgetEnded} if the budget is used up.
   */
  spendOn(deliver: () => boolean): void {
    if (this.#messages >= this.#budget.messages) throw new BudgetEnded();
    if (deliver()) this.#messages += 1;
  }

  /** Called with milliseconds that were spent waiting for listeners: they do not count. */
  waited(ms: number): void {
    this.#waitedMs += ms;
  }
}
