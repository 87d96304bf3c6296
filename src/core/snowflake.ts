import type { Clock } from "./clock.js";

/** Epoch of the ids that clients make, in milliseconds since 1970. */
const EPOCH = 1_577_836_800_000n;
const MACHINE = (1n << 17n) | (1n << 12n);
const SEQUENCES = 1 << 12;

let sequence = 0;

/** Returns an id like those of the official client: 42 bits of time, data centre 1, worker 1, 12 bits of a counter. */
export function newSnowflake(clock: Clock): string {
  sequence = (sequence + 1) % SEQUENCES;
  return String(((BigInt(clock.now()) - EPOCH) << 22n) | MACHINE | BigInt(sequence));
}
