import type { Clock } from "../../core/clock.js";
import { assumptions } from "../assumptions.js";

const EPOCH = BigInt(assumptions.idEpoch);
const WORKER = 1n << 17n;
const MACHINE_SHIFT = 12n;
const SEQUENCE_BITS = 12n;
const TIME_SHIFT = 22n;

/** Makes ids: unique, and always larger than the one before, even when the clock goes back. */
export class Snowflakes {
  readonly #clock: Clock;
  readonly #machine: bigint;
  /** How far behind the clock of this machine is. */
  behindMs = 0;
  #time = 0n;
  #sequence = 0n;

  /** @param machine Which of those that make ids, from 1 to 31: ids of two of them are never equal. */
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

/** Orders ids by when they were made. */
export function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}
