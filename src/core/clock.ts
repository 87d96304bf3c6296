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
/** Stands for a wait that is no number: neither at once, again and again, nor never. */
const ODD_WAIT_MS = 60_000;
/** Farther from 1970 than this there are no dates. */
const LAST_DATE_MS = 8.64e15;

/** Milliseconds that a timer can wait: within its bounds, whatever they were calculated from. */
export function timerMs(ms: number): number {
  if (Number.isNaN(ms)) return ODD_WAIT_MS;
  return Math.min(Math.max(ms, 0), LONGEST_TIMER_MS);
}

/**
 * Milliseconds that are left of `ms` since a time: from 0 up to all of them, however the clock was set meanwhile.
 *
 * @param since What the clock said when they began.
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

/** A clock of somebody else's that answers whole milliseconds always, those of the machine where it answers no time. */
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
