import { type Duration, requireDuration } from "../../core/duration.js";
import { ValidationError } from "../../core/errors.js";
import { type ProcessTimers, replaceTimers } from "./processTimers.js";
import type { TestClock } from "./testClock.js";

/** What the clock asks of the bed while it lets time pass. */
export interface ClockSteps {
  /** What happened so far, as a text. */
  readonly state: () => string;
  /** Resolves when the bot has finished what it can. */
  readonly settle: () => Promise<void>;
  /** Resolves after one turn of the event loop, in real time. */
  readonly turn: () => Promise<void>;
  /** Called before time passes. */
  readonly passing: (ms: number) => void;
  /** Called with what a timer threw. */
  readonly failed: (error: unknown) => void;
}

/** Timers that may be due again and again at the same millisecond. */
const MOST_AT_ONCE = 1_000;

/** A clock whose time only passes when a test advances it, for all timers of the process. */
export class FakeClock implements TestClock {
  readonly isFake = true;
  readonly #timers: ProcessTimers;
  #steps: ClockSteps | undefined;

  private constructor(timers: ProcessTimers) {
    this.#timers = timers;
  }

  /** Replaces the timers of the process. Rejects with `FakeClockError`. */
  static async install(now: number): Promise<FakeClock> {
    return new FakeClock(await replaceTimers(now));
  }

  /** Says how to wait for the bot. Without it time passes without waiting. */
  useSteps(steps: ClockSteps): void {
    this.#steps = steps;
  }

  now(): number {
    return this.#timers.now;
  }

  async advance(duration: Duration): Promise<void> {
    const ms = requireDuration(duration, "duration");
    this.#steps?.passing(ms);
    await this.pass(ms);
  }

  async advanceTo(moment: Date | string): Promise<void> {
    const at = new Date(moment).getTime();
    if (!(at >= this.now()))
      throw new ValidationError("moment", `must be a time from ${new Date(this.now()).toISOString()} on`);
    await this.advance(at - this.now());
  }

  /** Lets time pass, and opens no scope. */
  async pass(ms: number): Promise<void> {
    await this.#steps?.settle();
    const end = this.now() + ms;
    await this.#runUntil(ms);
    // What falls due at the last millisecond, and was set on the way there.
    for (let times = 0; times < MOST_AT_ONCE && (await this.#runUntil(end - this.now())) > 0; times += 1);
    await this.#steps?.settle();
  }

  /** Ends everything that still waits for a timer: lets time pass until `work` is done. */
  async passUntil(work: Promise<unknown>, turn: () => Promise<void>): Promise<void> {
    const end = new AbortController();
    const abort = (): void => end.abort();
    work.then(abort, abort);
    while (!end.signal.aborted) {
      await turn();
      await turn();
      if (this.#timers.countTimers() > 0) this.#timers.next();
    }
    await work;
  }

  uninstall(): void {
    this.#timers.uninstall();
  }

  #runNext(): void {
    try {
      this.#timers.next();
    } catch (error) {
      this.#steps?.failed(error);
      throw error;
    }
  }

  /** Runs the timers of the next `ms` milliseconds. Returns how many there were. */
  async #runUntil(ms: number): Promise<number> {
    // next() cannot be told how far to go: a timer of one's own says when it is enough.
    const end = new AbortController();
    const mark = this.#timers.setTimeout(() => end.abort(), ms);
    let count = 0;
    try {
      for (;;) {
        const before = this.#steps?.state();
        this.#runNext();
        if (end.signal.aborted) return count;
        count += 1;
        await this.#steps?.turn();
        if (before === undefined || this.#steps?.state() !== before) await this.#steps?.settle();
      }
    } finally {
      this.#timers.clearTimeout(mark as never);
    }
  }
}
