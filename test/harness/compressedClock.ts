import type { Clock } from "../../src/core/clock.js";

/** Waits of at least this duration are compressed. */
const LONG_MS = 30_000;
const FACTOR = 20;

/**
 * The machine's clock, with compressed long waits: a test can observe what a client does in a minute under constant
 * faults.
 */
export const compressedClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms >= LONG_MS ? ms / FACTOR : ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
