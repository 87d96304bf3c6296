import type { Clock } from "./clock.js";

/** Epoch of the ids that clients make, in milliseconds since 1970. */
const EPOCH = 1_577_836_800_000n;
const MACHINE = (1n << 17n) | (1n << 12n);
const SEQUENCES = 1 << 12;
/** Bits of an id below its time. */
const BELOW_TIME = 22n;

let sequence = 0;

/** Returns an id like those of the official client: 42 bits of time, data centre 1, worker 1, 12 bits of a counter. */
export function newSnowflake(clock: Clock): string {
  sequence = (sequence + 1) % SEQUENCES;
  return String(((BigInt(clock.now()) - EPOCH) << BELOW_TIME) | MACHINE | BigInt(sequence));
}

/** The smallest id of `ms` milliseconds before another id; "0" when there was none then. */
export function idEarlier(id: string, ms: number): string {
  const earlier = BigInt(id) - (BigInt(ms) << BELOW_TIME);
  return earlier > 0n ? String(earlier) : "0";
}
