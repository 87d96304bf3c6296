import type { Clock } from "../../src/core/clock.js";

/**
 * A clock that runs `factor` times as fast as the machine's, for waits over real sockets that would take long.
 *
 * @param start Milliseconds since 1970 at which both agree: the same in every process that shares the time. @default
 * now
 */
export function fastClock(factor: number, start = Date.now()): Clock {
  return {
    now: () => start + (Date.now() - start) * factor,
    setTimeout: (callback, ms) => setTimeout(callback, ms / factor),
    clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  };
}
