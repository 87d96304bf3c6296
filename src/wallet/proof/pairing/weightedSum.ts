import type { G1Point } from "../points.js";
import { canonical, inverse, PRIME } from "./primeField.js";

/** A point in Jacobian coordinates: x/z² and y/z³. The identity has none, and is `undefined`. */
interface Jacobian {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

/** Points whose sums are kept together: each group has 2^n sums. */
const GROUP = 4;

/** Sums by the set of points in them, as bits of the index. `undefined` where the sum is the identity. */
type Subsets = readonly (G1Point | undefined)[];

/** Weighted sums of the same points of the first group, whose curve is y² = x³ + 3. Straus' method. */
export class WeightedSum {
  readonly #groups: readonly Subsets[];

  constructor(points: readonly G1Point[]) {
    const starts = Array.from({ length: Math.ceil(points.length / GROUP) }, (_, index) => index * GROUP);
    this.#groups = starts.map((start) => subsetSums(points.slice(start, start + GROUP)));
  }

  /**
   * Returns `start` and each point as often as its weight says, which is 0 or more, added together; `undefined` if that
   * is the identity.
   */
  of(weights: readonly bigint[], start: G1Point): G1Point | undefined {
    const bits = weights.map((weight) => weight.toString(2));
    const length = Math.max(...bits.map((text) => text.length));
    const padded = bits.map((text) => text.padStart(length, "0"));
    let sum: Jacobian | undefined;
    for (let place = 0; place < length; place += 1) {
      if (sum !== undefined) sum = doubled(sum);
      for (const [group, subsets] of this.#groups.entries()) {
        const members = padded.slice(group * GROUP, (group + 1) * GROUP);
        const subset = members.reduce((set, text, index) => (text[place] === "1" ? set | (1 << index) : set), 0);
        sum = added(sum, subsets[subset]);
      }
    }
    return affine(added(sum, start));
  }
}

function subsetSums(points: readonly G1Point[]): Subsets {
  const sums: (G1Point | undefined)[] = [undefined];
  for (const point of points) sums.push(...sums.map((sum) => affine(added(jacobian(sum), point))));
  return sums;
}

function doubled({ x, y, z }: Jacobian): Jacobian {
  const squareY = (y * y) % PRIME;
  const d = (4n * x * squareY) % PRIME;
  const e = (3n * x * x) % PRIME;
  const newX = (e * e - 2n * d) % PRIME;
  return { x: newX, y: (e * (d - newX) - 8n * squareY * squareY) % PRIME, z: (2n * y * z) % PRIME };
}

/** Complete: takes the identity, and a point and itself or its negative. */
function added(sum: Jacobian | undefined, point: G1Point | undefined): Jacobian | undefined {
  if (point === undefined) return sum;
  if (sum === undefined) return jacobian(point);
  const { x, y, z } = sum;
  const squareZ = (z * z) % PRIME;
  const h = (point.x * squareZ - x) % PRIME;
  const r = (point.y * ((squareZ * z) % PRIME) - y) % PRIME;
  if (h === 0n) return r === 0n ? doubled(sum) : undefined;
  const squareH = (h * h) % PRIME;
  const cubeH = (squareH * h) % PRIME;
  const v = (x * squareH) % PRIME;
  const newX = (r * r - cubeH - 2n * v) % PRIME;
  return { x: newX, y: (r * (v - newX) - y * cubeH) % PRIME, z: (z * h) % PRIME };
}

function jacobian(point: G1Point | undefined): Jacobian | undefined {
  return point === undefined ? undefined : { x: point.x, y: point.y, z: 1n };
}

function affine(point: Jacobian | undefined): G1Point | undefined {
  if (point === undefined) return undefined;
  const factor = inverse(point.z);
  const square = (factor * factor) % PRIME;
  return { x: canonical(point.x * square), y: canonical(point.y * ((square * factor) % PRIME)) };
}
