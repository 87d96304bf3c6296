import { numberOfBytes } from "../crypto.js";

const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** Whether 32 bytes are a point of Ed25519's curve: there is an x for their y. */
export function isCurvePoint(key: Uint8Array): boolean {
  const y = numberOfBytes(key.toReversed()) & (2n ** 255n - 1n);
  const ySquared = (y * y) % P;
  // x² is this fraction; it has a root if numerator times denominator has one.
  const numerator = ySquared + P - 1n;
  const denominator = (D * ySquared + 1n) % P;
  const square = (numerator * denominator) % P;
  return square === 0n || power(square, (P - 1n) / 2n) === 1n;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * factor) % P;
    factor = (factor * factor) % P;
  }
  return result;
}
