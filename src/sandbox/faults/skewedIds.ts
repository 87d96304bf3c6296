import type { Clock } from "../../core/clock.js";
import { Snowflakes } from "../state/snowflakes.js";
import type { SeededRandom } from "./seededRandom.js";

const MACHINES = 4;
/** The sandbox's other ids are the first machine's. */
const FIRST_MACHINE = 2;

/** Ids of messages, made by machines whose clocks differ: those that follow each other need not rise. */
export class SkewedIds {
  readonly #random: SeededRandom;
  readonly #machines: readonly Snowflakes[];
  #isOn = false;

  constructor(clock: Clock, random: SeededRandom) {
    this.#random = random;
    this.#machines = Array.from({ length: MACHINES }, (_, index) => new Snowflakes(clock, FIRST_MACHINE + index));
  }

  /** @param ms How far the clocks are apart at most; 0 ends it. */
  set(ms: number): void {
    this.#isOn = ms > 0;
    for (const [index, machine] of this.#machines.entries()) machine.behindMs = (index * ms) / (MACHINES - 1);
  }

  /** An id; `undefined` while ids rise. */
  next(): string | undefined {
    return this.#isOn ? this.#random.pick(this.#machines).next() : undefined;
  }
}
