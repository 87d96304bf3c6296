import { type BackoffOptions, backoffDelay } from "./backoff.js";
import type { Clock, Timer } from "./clock.js";

const MINUTE_MS = 60_000;
/** How long something must have lasted before the pauses are short again, in milliseconds. */
const STEADY_MS = 30_000;

/** Limits attempts to a number in any minute, whether earlier ones succeeded or not. */
export class AttemptBudget {
  readonly #perMinute: number;
  readonly #clock: Clock;
  /** Times at which the attempts of the last minute began or will begin. */
  #starts: number[] = [];

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = Math.max(1, Math.floor(perMinute));
    this.#clock = clock;
  }

  /**
   * Reserves the next attempt. Returns the milliseconds until it may begin.
   *
   * @param afterMs Milliseconds to wait at least.
   */
  reserve(afterMs = 0): number {
    const now = this.#clock.now();
    // Only times at most a minute away count, past or future: the clock may have been set meanwhile.
    this.#starts = this.#starts.filter((at) => Math.abs(at - now) < MINUTE_MS);
    const oldest = this.#starts.at(-this.#perMinute);
    const wait = Math.max(afterMs, oldest === undefined ? 0 : oldest + MINUTE_MS - now);
    this.#starts = [...this.#starts, now + wait].slice(-this.#perMinute);
    return wait;
  }
}

export interface AttemptPaceOptions {
  readonly clock: Clock;
  readonly backoff: BackoffOptions;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** Largest number of attempts in any minute, whether earlier ones succeeded or not. */
  readonly attemptsPerMinute: number;
}

/**
 * Calculates the pause before each attempt at something that should last, such as a connection. Pauses grow with each
 * attempt, and become short again only after one has lasted for 30 s. A peer that accepts connections and drops them at
 * once is therefore not asked more often than one that refuses them.
 */
export class AttemptPace {
  readonly #options: AttemptPaceOptions;
  readonly #budget: AttemptBudget;
  #attempts = 0;
  #steady: Timer;

  constructor(options: AttemptPaceOptions) {
    this.#options = options;
    this.#budget = new AttemptBudget(options.attemptsPerMinute, options.clock);
  }

  /**
   * Counts an attempt. Returns the milliseconds to wait before it begins.
   *
   * @param atLeastMs Milliseconds that the peer asked to wait.
   */
  next(atLeastMs = 0): number {
    const { backoff, random } = this.#options;
    const delay = Math.max(backoffDelay(this.#attempts, backoff, random()), atLeastMs);
    this.#attempts += 1;
    return this.#budget.reserve(delay);
  }

  /** An attempt succeeded. Call `ended()` when its result has ended. */
  succeeded(): void {
    const { clock } = this.#options;
    this.ended();
    this.#steady = clock.setTimeout(() => {
      this.#steady = undefined;
      this.#attempts = 0;
    }, STEADY_MS);
  }

  /** The result of an attempt has ended. Leaves no timer. */
  ended(): void {
    this.#options.clock.clearTimeout(this.#steady);
    this.#steady = undefined;
  }

  /** Resets everything except the budget. Leaves no timer. */
  reset(): void {
    this.ended();
    this.#attempts = 0;
  }
}
