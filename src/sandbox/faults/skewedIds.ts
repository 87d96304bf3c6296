import type { Clock } from "../../core/clock.js";
import { Snowflakes } from "../state/snowflakes.js";
import type { SeededRandom } from "./seededRandom.js";

const MACHINES = 4;
/** Number of the second machine; all other ids come from the first. */
const FIRST_MACHINE = 2;

/** Ids of messages from machines whose clocks differ: ids of consecutive messages may fall. */
export class SkewedIds {
  readonly #random: SeededRandom;
  readonly #machines: readonly Snowflakes[];
  #isOn = false;

  constructor(clock: Clock, random: SeededRandom) {
    this.#random = random;
    this.#machines = Array.from({ length: MACHINES }, (_, index) => new Snowflakes(clock, FIRST_MACHINE + index));
  }

  /** @param ms Largest difference of the clocks; 0 ends the fault. */
  set(ms: number): void {
    this.#isOn = ms > 0;
    for (const [index, machine] of this.#machines.entries()) machine.behindMs = (index * ms) / (MACHINES - 1);
  }

  /** Returns an id; `undefined` while ids rise. */
  next(): string | undefined {
    return this.#isOn ? this.#random.pick(this.#machines).next() : undefined;
  }
}
