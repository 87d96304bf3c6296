/** A running timer; opaque to all but the clock that made it. */
export type Timer = unknown;

/** Time as the library sees it, so that a test can own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  setTimeout(callback: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
}

/** Longer waits overflow the platform's timers, which would end at once. About 24 days: as good as for ever. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time of the machine. Looks up the global functions at each call, so that fake timers work. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, Math.min(ms, LONGEST_TIMER_MS)),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
