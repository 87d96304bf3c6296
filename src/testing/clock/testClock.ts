import type { Duration } from "../../core/duration.js";

/** The time of a test bed. */
export interface TestClock {
  /** Whether its time only passes when a test advances it. */
  readonly isFake: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Lets time pass, from timer to timer: those of the bot, its client and the sandbox. Between two of them the bot
   * finishes what it can. Expectations see what comes after it.
   *
   * Rejects with what a timer threw, and with `FakeClockError` where the clock is the machine's.
   */
  advance(duration: Duration): Promise<void>;
  /** Lets time pass until a moment that has not come yet. Rejects as `advance` does. */
  advanceTo(moment: Date | string): Promise<void>;
}
