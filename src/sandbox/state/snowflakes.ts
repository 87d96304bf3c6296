import type { Clock } from "../../core/clock.js";
import { assumptions } from "../assumptions.js";

const EPOCH = BigInt(assumptions.idEpoch);
const WORKER = 1n << 17n;
const MACHINE_SHIFT = 12n;
const SEQUENCE_BITS = 12n;
const TIME_SHIFT = 22n;

/** Makes ids that are unique and always increase, even if the clock is set back. */
export class Snowflakes {
  readonly #clock: Clock;
  readonly #machine: bigint;
  /** Milliseconds by which this machine's clock is behind. */
  behindMs = 0;
  #time = 0n;
  #sequence = 0n;

  /** @param machine Number of the machine, from 1 to 31: ids of two machines are never equal. */
  constructor(clock: Clock, machine = 1) {
    this.#clock = clock;
    this.#machine = WORKER | (BigInt(machine) << MACHINE_SHIFT);
  }

  next(): string {
    const now = BigInt(Math.floor(this.#clock.now() - this.behindMs)) - EPOCH;
    if (now > this.#time) {
      this.#time = now;
      this.#sequence = 0n;
    } else {
      this.#sequence += 1n;
      if (this.#sequence >> SEQUENCE_BITS !== 0n) {
        this.#time += 1n;
        this.#sequence = 0n;
      }
    }
    return String((this.#time << TIME_SHIFT) | this.#machine | this.#sequence);
  }
}

/** Orders ids by their time. */
export function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}
