import type { Clock } from "../../src/core/clock.js";

/** Waits at least this long are compressed. */
const LONG_MS = 30_000;
const FACTOR = 20;

/** The machine's clock, but long waits are short: what a client does in a minute's time can be seen under constant faults. */
export const compressedClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms >= LONG_MS ? ms / FACTOR : ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
