import { type BackoffOptions, backoffDelay } from "./backoff.js";
import type { Clock, Timer } from "./clock.js";

const MINUTE_MS = 60_000;
/** Milliseconds something must have lasted before the pauses start anew. */
const STEADY_MS = 30_000;

/** So many attempts at something in any minute, whatever became of those before. */
export class AttemptBudget {
  readonly #perMinute: number;
  readonly #clock: Clock;
  /** When the attempts of the last minute began, or are to begin. */
  #starts: number[] = [];

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = Math.max(1, Math.floor(perMinute));
    this.#clock = clock;
  }

  /**
   * Reserves the next attempt; answers the milliseconds until it may begin.
   *
   * @param afterMs Milliseconds that it waits anyway.
   */
  reserve(afterMs = 0): number {
    const now = this.#clock.now();
    // Only those a minute away or less count: the clock may have been set meanwhile.
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
  /** Attempts in any minute, whatever became of those before. */
  readonly attemptsPerMinute: number;
}

/**
 * How long to pause before each attempt at something that is to last, such as a connection. Pauses grow with each
 * attempt, and start anew only once one has lasted for 30 s: a peer that lets everybody in and throws them out
 * again is not asked any faster than one that lets nobody in.
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
   * Counts an attempt; answers the milliseconds to wait before it begins.
   *
   * @param atLeastMs Milliseconds that the peer asked to wait.
   */
  next(atLeastMs = 0): number {
    const { backoff, random } = this.#options;
    const delay = Math.max(backoffDelay(this.#attempts, backoff, random()), atLeastMs);
    this.#attempts += 1;
    return this.#budget.reserve(delay);
  }

  /** An attempt succeeded. `ended()` must follow when what it made ends. */
  succeeded(): void {
    const { clock } = this.#options;
    this.ended();
    this.#steady = clock.setTimeout(() => {
      this.#steady = undefined;
      this.#attempts = 0;
    }, STEADY_MS);
  }

  /** What an attempt made has ended. Leaves no timer. */
  ended(): void {
    this.#options.clock.clearTimeout(this.#steady);
    this.#steady = undefined;
  }

  /** Forgets what happened, but for the budget. Leaves no timer. */
  reset(): void {
    this.ended();
    this.#attempts = 0;
  }
}
