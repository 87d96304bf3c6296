import { ProofError } from "../errors.js";
import { type ByteReader, bigEndian } from "./byteReader.js";
import { type Line, linesOf } from "./pairing/lines.js";
import { canonical, PRIME, squareRoot } from "./pairing/primeField.js";
import { add, isEqual, multiply, square, squareRootOf } from "./pairing/quadraticField.js";
import { TWIST_B } from "./pairing/twist.js";
import type { G1Point, G2Point, QuadraticElement } from "./points.js";

const HALF = (PRIME - 1n) / 2n;
/** The curve is y² = x³ + 3. */
const B = 3n;

const COORDINATE_BYTES = 32;
/** gnark stores the form of a point in the two unused bits of a coordinate. */
const FORM_BITS = 0b1100_0000;
const UNCOMPRESSED = 0b0000_0000;
const INFINITY = 0b0100_0000;
const SMALLER_Y = 0b1000_0000;
const LARGER_Y = 0b1100_0000;

/** The bytes of a point that is not decoded yet. */
export interface WrittenPoint {
  readonly bytes: Uint8Array;
  /** The name used in errors, such as "the proof's Ar". */
  readonly name: string;
  /** Whether it is uncompressed. */
  readonly isRaw: boolean;
}

/**
 * Reads the 32 bytes of a point of the first group. An uncompressed one has 64, and is refused unless the reader
 * allows it.
 */
export function takeG1(reader: ByteReader, name: string): WrittenPoint {
  return takePoint(reader, COORDINATE_BYTES, name);
}

/** Reads the 64 bytes of a point of the second group; 128 if uncompressed. */
export function takeG2(reader: ByteReader, name: string): WrittenPoint {
  return takePoint(reader, 2 * COORDINATE_BYTES, name);
}

/** Whether it is the identity in its canonical form, in which only the form bits are set. */
export function isInfinity({ bytes, isRaw }: WrittenPoint): boolean {
  return bytes[0] === (isRaw ? UNCOMPRESSED : INFINITY) && bytes.subarray(1).every((byte) => byte === 0);
}

/** Decodes a point of the first group. @throws {@link ProofError} for anything else, including the identity. */
export function decodeG1(point: WrittenPoint): G1Point {
  if (point.isRaw) {
    const [x = 0n, y = 0n] = rawCoordinates(point);
    return Object.freeze({ x, y });
  }
  const form = formOf(point);
  const x = coordinate(withoutForm(point.bytes), point.name);
  const y = squareRoot(canonical(x * x * x + B));
  if (y === undefined) throw notOnCurve(point.name);
  return Object.freeze({ x, y: isLarger(y) === (form === LARGER_Y) ? y : canonical(-y) });
}

/** Decodes a point of the second group, whose coordinates begin with `c1`. {@link curveG2} checks the subgroup. */
export function decodeG2(point: WrittenPoint): G2Point {
  if (point.isRaw) {
    const [x1 = 0n, x0 = 0n, y1 = 0n, y0 = 0n] = rawCoordinates(point);
    return Object.freeze({ x: Object.freeze({ c0: x0, c1: x1 }), y: Object.freeze({ c0: y0, c1: y1 }) });
  }
  const form = formOf(point);
  const bytes = withoutForm(point.bytes);
  const c1 = coordinate(bytes.subarray(0, COORDINATE_BYTES), point.name);
  const c0 = coordinate(bytes.subarray(COORDINATE_BYTES), point.name);
  const x = Object.freeze({ c0, c1 });
  const y = squareRootOf(squareOnTwist(x));
  if (y === undefined) throw notOnCurve(point.name);
  const isLargerRoot = y.c1 === 0n ? isLarger(y.c0) : isLarger(y.c1);
  const isWanted = isLargerRoot === (form === LARGER_Y);
  return Object.freeze({ x, y: Object.freeze(isWanted ? y : { c0: canonical(-y.c0), c1: canonical(-y.c1) }) });
}

/**
 * Returns a copy of the point for calculations.
 *
 * @throws {@link ProofError} unless it is on the curve; every such point is in the group.
 */
export function curveG1(point: G1Point, name: string): G1Point {
  requirePoint(point, name);
  const { x, y } = point;
  requireCoordinates([x, y], name);
  if ((y * y - x * x * x - B) % PRIME !== 0n) throw notOnCurve(name);
  return { x, y };
}

/**
 * Returns the point for calculations, as its lines.
 *
 * @throws {@link ProofError} unless it is on the twist and in its subgroup.
 */
export function curveG2(given: G2Point, name: string): readonly Line[] {
  requirePoint(given, name);
  const { x, y } = given;
  requirePoint(x, name);
  requirePoint(y, name);
  const point = { x: { c0: x.c0, c1: x.c1 }, y: { c0: y.c0, c1: y.c1 } };
  requireCoordinates([point.x.c0, point.x.c1, point.y.c0, point.y.c1], name);
  if (!isEqual(square(point.y), squareOnTwist(point.x))) throw notOnCurve(name);
  const lines = linesOf(point);
  if (lines !== undefined) return lines;
  throw new ProofError(
    "not_in_subgroup",
    `${name} is a point of the curve, but not of the group that proofs are made in`,
  );
}

/** Returns y² of the twist's points. */
function squareOnTwist(x: QuadraticElement): QuadraticElement {
  return add(multiply(square(x), x), TWIST_B);
}

function takePoint(reader: ByteReader, length: number, name: string): WrittenPoint {
  const isRaw = (reader.peek() & FORM_BITS) === UNCOMPRESSED;
  if (isRaw && !reader.allowsRaw) {
    // Checked first, because there are too few bytes for either form.
    reader.require(length);
    throw new ProofError("not_canonical", `${name} is not in compressed form`);
  }
  return { bytes: reader.take(isRaw ? 2 * length : length), name, isRaw };
}

/** Returns the coordinates of an uncompressed point. The caller checks that it is on the curve. */
function rawCoordinates(point: WrittenPoint): readonly bigint[] {
  if (isInfinity(point)) throw new ProofError("identity_point", `${point.name} is the identity`);
  const count = point.bytes.length / COORDINATE_BYTES;
  return Array.from({ length: count }, (_, index) =>
    coordinate(point.bytes.subarray(index * COORDINATE_BYTES, (index + 1) * COORDINATE_BYTES), point.name),
  );
}

function formOf(point: WrittenPoint): typeof SMALLER_Y | typeof LARGER_Y {
  const form = (point.bytes[0] ?? 0) & FORM_BITS;
  if (form === SMALLER_Y || form === LARGER_Y) return form;
  if (isInfinity(point)) throw new ProofError("identity_point", `${point.name} is the identity`);
  throw new ProofError("not_canonical", `${point.name} has bytes where the identity has none`);
}

function withoutForm(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[0] = (copy[0] ?? 0) & ~FORM_BITS;
  return copy;
}

function coordinate(bytes: Uint8Array, name: string): bigint {
  const value = bigEndian(bytes);
  requireCoordinates([value], name);
  return value;
}

/** Points made by hand may be anything. */
function requirePoint(point: object, name: string): void {
  if (typeof point !== "object" || (point as object | null) === null)
    throw new ProofError("not_canonical", `${name} is no point: it must have x and y`);
}

function requireCoordinates(values: readonly bigint[], name: string): void {
  if (values.every((value) => typeof value === "bigint" && value >= 0n && value < PRIME)) return;
  throw new ProofError("not_canonical", `${name} has a coordinate that is not below the field's prime`);
}

function notOnCurve(name: string): ProofError {
  return new ProofError("not_on_curve", `${name} is no point of the curve`);
}

function isLarger(value: bigint): boolean {
  return value > HALF;
}
