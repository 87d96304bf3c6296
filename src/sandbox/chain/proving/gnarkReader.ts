import { bn254 } from "@noble/curves/bn254.js";
import { numberOfBytes } from "../../crypto.js";

/** An affine point of G1. */
export type G1 = readonly [x: bigint, y: bigint];

/** An affine point of G2; each coordinate is `[c0, c1]`. */
export type G2 = readonly [x: readonly [bigint, bigint], y: readonly [bigint, bigint]];

/** Thrown for bytes that gnark would not have written. */
export class NotGnark extends Error {
  override readonly name = "NotGnark";
}

const { Fp, Fp2 } = bn254.fields;

const UNCOMPRESSED = 0b00;
const INFINITY = 0b01;
const LARGEST = 0b11;
const FLAG_BITS = 0x3f;

/** Reads gnark's binary form. Points must be on their curve and in their subgroup, and not at infinity. */
export class GnarkReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  u32(): number {
    return Number(this.#number(4));
  }

  /** Reads a number of 32 bytes. */
  scalar(): bigint {
    return this.#number(32);
  }

  /** Reads bytes. */
  take(length: number): Uint8Array {
    const end = this.#offset + length;
    if (end > this.#bytes.length) throw new NotGnark("it is too short");
    const bytes = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return bytes;
  }

  g1(): G1 {
    const [flag, x] = this.#flagged();
    const y = flag === UNCOMPRESSED ? this.#coordinate() : root1(x, flag === LARGEST);
    const point = bn254.G1.Point.fromAffine({ x, y });
    return checked(point, [x, y]);
  }

  g2(): G2 {
    const [flag, x1] = this.#flagged();
    const x = { c0: this.#coordinate(), c1: x1 };
    const y = flag === UNCOMPRESSED ? this.#pair() : root2(x, flag === LARGEST);
    const point = bn254.G2.Point.fromAffine({ x, y });
    if (!point.is0() && !point.isTorsionFree()) throw new NotGnark("a point is not in the subgroup");
    return checked(point, [
      [x.c0, x.c1],
      [y.c0, y.c1],
    ]);
  }

  #flagged(): readonly [flag: number, x: bigint] {
    const bytes = Uint8Array.from(this.take(32));
    const [first = 0] = bytes;
    const flag = first >> 6;
    if (flag === INFINITY) throw new NotGnark("a point lies at infinity");
    bytes[0] = first & FLAG_BITS;
    return [flag, inField(numberOfBytes(bytes))];
  }

  #pair(): { readonly c0: bigint; readonly c1: bigint } {
    const c1 = this.#coordinate();
    return { c0: this.#coordinate(), c1 };
  }

  #coordinate(): bigint {
    return inField(this.scalar());
  }

  #number(length: number): bigint {
    return numberOfBytes(this.take(length));
  }
}

function checked<Point>(point: { assertValidity(): void }, affine: Point): Point {
  try {
    point.assertValidity();
  } catch (error) {
    throw new NotGnark("a point is not on the curve", { cause: error });
  }
  return affine;
}

function inField(value: bigint): bigint {
  if (value >= Fp.ORDER) throw new NotGnark("a coordinate is not in the field");
  return value;
}

function root1(x: bigint, largest: boolean): bigint {
  const y = rooted(() => Fp.sqrt(Fp.add(Fp.pow(x, 3n), 3n)));
  return isLargest(y) === largest ? y : Fp.neg(y);
}

interface Pair {
  readonly c0: bigint;
  readonly c1: bigint;
}

const TWIST_B = Fp2.div(Fp2.fromBigTuple([3n, 0n]), Fp2.fromBigTuple([9n, 1n]));

function root2(x: Pair, largest: boolean): Pair {
  const y = rooted(() => Fp2.sqrt(Fp2.add(Fp2.pow(x, 3n), TWIST_B)));
  return isLargest(y.c1 === 0n ? y.c0 : y.c1) === largest ? y : Fp2.neg(y);
}

function rooted<Value>(root: () => Value): Value {
  try {
    return root();
  } catch (error) {
    throw new NotGnark("a point is not on the curve", { cause: error });
  }
}

function isLargest(y: bigint): boolean {
  return y > (Fp.ORDER - 1n) / 2n;
}
