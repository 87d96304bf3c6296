/** A running timer; opaque to everybody but the clock that made it. */
export type Timer = unknown;

/** The library's source of time, which a test can replace. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  setTimeout(callback: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
}

/** Longer waits overflow the platform's timers, which would fire at once. About 24 days: long enough to stand for "never". */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Used for a wait that is not a number: 0 could repeat without a pause, and never would hang. */
const ODD_WAIT_MS = 60_000;
/** Limit of `Date`, in milliseconds from 1970. */
const LAST_DATE_MS = 8.64e15;

/** Returns `ms` limited to what a timer can wait, whatever it was calculated from. */
export function timerMs(ms: number): number {
  if (Number.isNaN(ms)) return ODD_WAIT_MS;
  return Math.min(Math.max(ms, 0), LONGEST_TIMER_MS);
}

/**
 * Returns how many of `ms` milliseconds are left: from 0 up to all of them, however the clock was set meanwhile.
 *
 * @param since The clock's time when they began.
 */
export function msLeft(clock: Clock, since: number, ms: number): number {
  return Math.min(Math.max(ms - (clock.now() - since), 0), ms);
}

/** The time of the machine. Looks up the global functions at each call, so that fake timers work. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, timerMs(ms)),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** Wraps a user's clock: returns whole milliseconds always, and the machine's time where that clock returns no valid time. */
export function soundClock(clock: Clock): Clock {
  return {
    now: () => {
      const now = clock.now();
      return Math.abs(now) <= LAST_DATE_MS ? Math.trunc(now) : Date.now();
    },
    setTimeout: (callback, ms) => clock.setTimeout(callback, timerMs(ms)),
    clearTimeout: (timer) => clock.clearTimeout(timer),
  };
}
