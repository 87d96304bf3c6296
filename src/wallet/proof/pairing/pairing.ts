import type { G1Point } from "../points.js";
import {
  conjugated,
  cyclotomicSquare,
  type Fp12,
  frobenius,
  multiply,
  ONE,
  square,
  timesLine,
  toCyclotomic,
} from "./fp12.js";
import { CURVE_PARAMETER, evaluationPoint, type Line, LOOP_DIGITS, valueAt } from "./lines.js";

/** A point of the first group, and the lines of one of the second. */
export interface Pair {
  readonly point: G1Point;
  readonly lines: readonly Line[];
}

/** Digits of the curve's parameter, from the highest: odd, from -7 to 7, or 0, with three 0 after each other digit. */
const DIGITS = windowedDigits(CURVE_PARAMETER);

/** Returns the product of the pairings before {@link finalExponentiation}, which a product of products needs once. */
export function millerLoop(pairs: readonly Pair[]): Fp12 {
  const evaluated = pairs.map(({ point, lines }) => ({ at: evaluationPoint(point), lines }));
  let product = ONE;
  let step = 0;
  const takeStep = (): void => {
    for (const { at, lines } of evaluated) {
      const line = lines[step];
      if (line !== undefined) product = timesLine(product, valueAt(line, at));
    }
    step += 1;
  };
  for (const digit of LOOP_DIGITS) {
    product = square(product);
    takeStep();
    if (digit !== 0) takeStep();
  }
  takeStep();
  takeStep();
  return product;
}

/**
 * Returns the power after which equal pairings are equal numbers: a multiple of (PRIME¹² - 1) / ORDER without other
 * common factors with the order. Fuentes-Castañeda, Knapp and Rodríguez-Henríquez, "Faster hashing to G2" (2011).
 */
export function finalExponentiation(number: Fp12): Fp12 {
  const t = toCyclotomic(number);
  // The comments are exponents of t.
  const twoX = cyclotomicSquare(powerOfParameter(t));
  const sixX = multiply(cyclotomicSquare(twoX), twoX);
  const sixX2 = powerOfParameter(sixX);
  const twelveX3 = powerOfParameter(cyclotomicSquare(sixX2));
  const second = multiply(multiply(twelveX3, sixX2), sixX); // 12x³ + 6x² + 6x
  const first = multiply(second, conjugated(twoX)); // 12x³ + 6x² + 4x
  const zeroth = multiply(multiply(second, sixX2), t); // 12x³ + 12x² + 6x + 1
  const third = multiply(first, conjugated(t)); // 12x³ + 6x² + 4x - 1
  // By Horner's rule: each round multiplies the exponent by the prime.
  const upper = multiply(second, frobenius(third));
  const middle = multiply(first, frobenius(upper));
  return multiply(zeroth, frobenius(middle));
}

/** Returns the power of a cyclotomic number by the curve's parameter. */
function powerOfParameter(number: Fp12): Fp12 {
  const squared = cyclotomicSquare(number);
  const third = multiply(squared, number);
  const fifth = multiply(squared, third);
  const odd = [number, third, fifth, multiply(squared, fifth)];
  const [, ...digits] = DIGITS;
  let power = number;
  for (const digit of digits) {
    power = cyclotomicSquare(power);
    const factor = odd[(Math.abs(digit) - 1) / 2];
    if (factor !== undefined) power = multiply(power, digit > 0 ? factor : conjugated(factor));
  }
  return power;
}

/** The highest digit must be 1. */
function windowedDigits(number: bigint): readonly number[] {
  const digits: number[] = [];
  for (let rest = number; rest > 0n; rest /= 2n) {
    const low = rest % 16n;
    const digit = rest % 2n === 0n ? 0n : low > 8n ? low - 16n : low;
    digits.unshift(Number(digit));
    rest -= digit;
  }
  return digits;
}
