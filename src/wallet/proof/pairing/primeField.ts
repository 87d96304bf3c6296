/** The prime of BN254's field, in which the coordinates are. */
export const PRIME = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47n;
/** The order of BN254's groups: a prime. Public inputs are below it. */
export const ORDER = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001n;

/** Bits of the exponent that {@link rootExponent} takes at once. */
const WINDOW = 5;
const ROOT_DIGITS = [...((PRIME - 3n) / 4n).toString(2 ** WINDOW)].map((digit) => Number.parseInt(digit, 2 ** WINDOW));

/** Returns the number from 0 to below the prime that is congruent to the value. */
export function canonical(value: bigint): bigint {
  const rest = value % PRIME;
  return rest < 0n ? rest + PRIME : rest;
}

/** Returns the inverse; 0 for 0. Takes time that depends on the value, which is public here. */
export function inverse(value: bigint): bigint {
  let [rest, next] = [canonical(value), PRIME];
  let [factor, nextFactor] = [1n, 0n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return rest === 1n ? factor % PRIME : 0n;
}

/**
 * Returns `value` to the power of (PRIME - 3) / 4: for a square, that is the inverse of a root of it; for another
 * number, the inverse of a root of its negative, negated. For the prime's form, see RFC 9380, appendix F.2.1.2.
 */
export function rootExponent(value: bigint): bigint {
  const powers = [1n, value];
  for (let exponent = 2; exponent < 2 ** WINDOW; exponent += 1) {
    powers.push(((powers[exponent - 1] ?? 0n) * value) % PRIME);
  }
  let result = 1n;
  for (const digit of ROOT_DIGITS) {
    for (let bit = 0; bit < WINDOW; bit += 1) result = (result * result) % PRIME;
    if (digit !== 0) result = (result * (powers[digit] ?? 0n)) % PRIME;
  }
  return result;
}

/** Returns a square root from 0 to below the prime; `undefined` if there is none. */
export function squareRoot(value: bigint): bigint | undefined {
  const root = canonical(rootExponent(value) * value);
  return (root * root - value) % PRIME === 0n ? root : undefined;
}
