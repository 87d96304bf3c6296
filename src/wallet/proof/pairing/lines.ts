import type { G1Point, G2Point, QuadraticElement } from "../points.js";
import { FROBENIUS_OF_W, type LineValue } from "./fp12.js";
import { inverse, PRIME } from "./primeField.js";
import {
  add,
  conjugate,
  inversesOf,
  isEqual,
  multiply,
  negate,
  ONE,
  reduced,
  scale,
  square,
  subtract,
} from "./quadraticField.js";
import { TWIST_B } from "./twist.js";

/**
 * A line through points of the twist, of which a pairing multiplies the values at a point of the first group:
 * y + w1·x·w + w3·w³.
 */
export type Line = LineValue;

/** A point of the twist in homogeneous coordinates: X/Z and Y/Z. */
interface Homogeneous {
  readonly x: QuadraticElement;
  readonly y: QuadraticElement;
  readonly z: QuadraticElement;
}

/** A line as it comes from a step, in which the factor of y is not 1 yet. */
interface Step {
  readonly sum: Homogeneous;
  readonly w0: QuadraticElement;
  readonly w1: QuadraticElement;
  readonly w3: QuadraticElement;
}

/** A point of the first group, as lines are evaluated at it: x/y and 1/y. */
export interface EvaluationPoint {
  readonly slope: bigint;
  readonly inverseY: bigint;
}

/** The curve's parameter, from which its prime and its order are computed. */
export const CURVE_PARAMETER = 4965661367192848881n;
/** Digits -1, 0 and 1 of 6x + 2 after the first, no two of them beside each other other than 0. */
export const LOOP_DIGITS = signedDigits(6n * CURVE_PARAMETER + 2n).slice(1);

/** Three times the constant. */
const THREE_TWIST_B = { c0: 3n * TWIST_B.c0, c1: 3n * TWIST_B.c1 };

/** Factors of the coordinates by which {@link endomorphism} multiplies. */
const ENDOMORPHISM_X = square(FROBENIUS_OF_W);
const ENDOMORPHISM_Y = multiply(ENDOMORPHISM_X, FROBENIUS_OF_W);

/**
 * Returns the lines of a point of the twist; `undefined` if the point is not in the subgroup.
 *
 * The sum that the loop ends with tells that: for ψ the endomorphism, [6x+2]Q + ψ(Q) - ψ²(Q) + ψ³(Q) is the identity in
 * the subgroup only, because the norm of 6x + 2 + ψ - ψ² + ψ³ and the number of points of the twist have no other
 * common factor than the order (El Housni, Guillevic and Piellard, "Co-factor clearing and subgroup membership testing
 * on pairing-friendly curves", 2022). No step adds a point to itself or to its negative, for which the formulas do not
 * hold: the multiples at which that would happen have no factor in common with the number of points of the twist.
 */
export function linesOf(point: G2Point): readonly Line[] | undefined {
  const steps: Step[] = [];
  let sum: Homogeneous = { ...point, z: ONE };
  const take = (step: Step): void => {
    steps.push(step);
    sum = step.sum;
  };
  for (const digit of LOOP_DIGITS) {
    take(doubled(sum));
    if (digit !== 0) take(added(sum, digit === 1 ? point : negated(point)));
  }
  const first = endomorphism(point);
  const second = endomorphism(first);
  const third = endomorphism(second);
  take(added(sum, first));
  take(added(sum, negated(second)));
  const inverses = inversesOf(steps.map(({ w0 }) => w0));
  if (inverses === undefined || !isSame(sum, negated(third))) return undefined;
  return steps.map(({ w1, w3 }, index) => {
    const factor = inverses[index] ?? ONE;
    return { w1: multiply(w1, factor), w3: multiply(w3, factor) };
  });
}

/** @throws {RangeError} for a point with y = 0, which the curve does not have. */
export function evaluationPoint({ x, y }: G1Point): EvaluationPoint {
  const inverseY = inverse(y);
  if (inverseY === 0n) throw new RangeError("a point of the curve has a y other than 0");
  return { slope: (x * inverseY) % PRIME, inverseY };
}

/** Returns the value of a line at a point, divided by y. No result depends on such a factor. */
export function valueAt({ w1, w3 }: Line, { slope, inverseY }: EvaluationPoint): LineValue {
  return { w1: scale(w1, slope), w3: scale(w3, inverseY) };
}

/** Costello, Lange and Naehrig, "Faster pairing computations on curves with high-degree twists" (2010), section 5. */
function doubled({ x, y, z }: Homogeneous): Step {
  const squareY = square(y);
  const b = multiply(THREE_TWIST_B, square(z));
  const tripleB = { c0: 3n * b.c0, c1: 3n * b.c1 };
  const h = multiply(add(y, y), z);
  const squareX = square(x);
  const squareB = square(b);
  const squareSum = square(add(squareY, tripleB));
  return {
    sum: {
      x: multiply(multiply(add(x, x), y), subtract(squareY, tripleB)),
      y: reduced(squareSum.c0 - 12n * squareB.c0, squareSum.c1 - 12n * squareB.c1),
      z: scale(multiply(squareY, h), 4n),
    },
    w0: h,
    w1: reduced(-3n * squareX.c0, -3n * squareX.c1),
    w3: subtract(squareY, b),
  };
}

/** The same paper's mixed addition. */
function added({ x, y, z }: Homogeneous, point: G2Point): Step {
  const theta = subtract(y, multiply(point.y, z));
  const delta = subtract(x, multiply(point.x, z));
  const squareDelta = square(delta);
  const cubeDelta = multiply(squareDelta, delta);
  const g = multiply(x, squareDelta);
  const h = subtract(add(cubeDelta, multiply(z, square(theta))), add(g, g));
  return {
    sum: {
      x: multiply(delta, h),
      y: subtract(multiply(theta, subtract(g, h)), multiply(cubeDelta, y)),
      z: multiply(z, cubeDelta),
    },
    w0: delta,
    w1: negate(theta),
    w3: subtract(multiply(theta, point.x), multiply(point.y, delta)),
  };
}

/** The power by the prime of the point's image on the curve, brought back to the twist. */
function endomorphism({ x, y }: G2Point): G2Point {
  return { x: multiply(conjugate(x), ENDOMORPHISM_X), y: multiply(conjugate(y), ENDOMORPHISM_Y) };
}

function negated({ x, y }: G2Point): G2Point {
  return { x, y: negate(y) };
}

function isSame({ x, y, z }: Homogeneous, point: G2Point): boolean {
  return isEqual(x, multiply(point.x, z)) && isEqual(y, multiply(point.y, z));
}

/** The non-adjacent form, from the highest digit. */
function signedDigits(number: bigint): readonly number[] {
  const digits: number[] = [];
  for (let rest = number; rest > 0n; rest /= 2n) {
    const digit = rest % 2n === 0n ? 0n : 2n - (rest % 4n);
    digits.unshift(Number(digit));
    rest -= digit;
  }
  return digits;
}
