import { type Clock, systemClock } from "./clock.js";
import { requireMethods } from "./requireMethods.js";

/** Returns the clock of an option: the given one, that of the machine if omitted. @throws {ValidationError} for none. */
export function clockOf(clock: Clock | undefined): Clock {
  if (clock === undefined) return systemClock;
  requireMethods(clock, "clock", "a clock", ["now", "setTimeout", "clearTimeout"]);
  return clock;
}
