import type { QuadraticElement } from "../points.js";
import { canonical, inverse, PRIME, rootExponent, squareRoot } from "./primeField.js";

/**
 * Numbers `c0 + c1·u` with u² = -1. What the functions return is reduced, but may be negative: between -PRIME and
 * PRIME. Sums of products are reduced once, because that is what costs most.
 */
export const ZERO: QuadraticElement = { c0: 0n, c1: 0n };
export const ONE: QuadraticElement = { c0: 1n, c1: 0n };

const HALF = (PRIME + 1n) / 2n;

export function reduced(c0: bigint, c1: bigint): QuadraticElement {
  return { c0: c0 % PRIME, c1: c1 % PRIME };
}

export function isZero(a: QuadraticElement): boolean {
  return a.c0 % PRIME === 0n && a.c1 % PRIME === 0n;
}

export function isEqual(a: QuadraticElement, b: QuadraticElement): boolean {
  return (a.c0 - b.c0) % PRIME === 0n && (a.c1 - b.c1) % PRIME === 0n;
}

/** Returns the sum without reducing it, like every function here that only adds. */
export function add(a: QuadraticElement, b: QuadraticElement): QuadraticElement {
  return { c0: a.c0 + b.c0, c1: a.c1 + b.c1 };
}

export function subtract(a: QuadraticElement, b: QuadraticElement): QuadraticElement {
  return { c0: a.c0 - b.c0, c1: a.c1 - b.c1 };
}

export function negate(a: QuadraticElement): QuadraticElement {
  return { c0: -a.c0, c1: -a.c1 };
}

export function conjugate(a: QuadraticElement): QuadraticElement {
  return { c0: a.c0, c1: -a.c1 };
}

/** Returns the product with 9 + u, of which the larger field has a sixth root. */
export function timesNonresidue({ c0, c1 }: QuadraticElement): QuadraticElement {
  return { c0: 9n * c0 - c1, c1: 9n * c1 + c0 };
}

export function multiply(a: QuadraticElement, b: QuadraticElement): QuadraticElement {
  return reduced(a.c0 * b.c0 - a.c1 * b.c1, a.c0 * b.c1 + a.c1 * b.c0);
}

/** Returns the product with a number of the prime field. */
export function scale(a: QuadraticElement, factor: bigint): QuadraticElement {
  return reduced(a.c0 * factor, a.c1 * factor);
}

export function square({ c0, c1 }: QuadraticElement): QuadraticElement {
  return reduced((c0 + c1) * (c0 - c1), 2n * c0 * c1);
}

/** Returns the inverse; 0 for 0. */
export function inverseOf({ c0, c1 }: QuadraticElement): QuadraticElement {
  const factor = inverse(c0 * c0 + c1 * c1);
  return reduced(c0 * factor, -c1 * factor);
}

/** Returns the inverses for the price of one; `undefined` if any number is 0. */
export function inversesOf(numbers: readonly QuadraticElement[]): readonly QuadraticElement[] | undefined {
  let product = ONE;
  const before = numbers.map((number) => {
    const soFar = product;
    product = multiply(product, number);
    return soFar;
  });
  if (isZero(product)) return undefined;
  let rest = inverseOf(product);
  const backwards = numbers.toReversed().map((number, index) => {
    const found = multiply(rest, before.at(-1 - index) ?? ZERO);
    rest = multiply(rest, number);
    return found;
  });
  return backwards.toReversed();
}

/**
 * Returns a square root in canonical form; `undefined` if there is none. By the complex method: the root's real part is
 * a root of (c0 ± √(c0² + c1²)) / 2, and one power gives it together with its inverse.
 */
export function squareRootOf({ c0, c1 }: QuadraticElement): QuadraticElement | undefined {
  const norm = c1 === 0n ? c0 : squareRoot(canonical(c0 * c0 + c1 * c1));
  if (norm === undefined) return undefined;
  const half = canonical((c0 + norm) * HALF);
  const power = rootExponent(half);
  const root = canonical(power * half);
  const other = canonical(power * c1 * HALF);
  // Where `half` is no square, its negative is, and the parts change places.
  const found = (root * root - half) % PRIME === 0n ? { c0: root, c1: other } : { c0: canonical(-other), c1: root };
  return isEqual(square(found), { c0, c1 }) ? found : undefined;
}
