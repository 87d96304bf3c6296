/** A point of BN254's first group, in affine coordinates below the field's prime. */
export interface G1Point {
  readonly x: bigint;
  readonly y: bigint;
}

/** `c0 + c1·u`, an element of the quadratic field. */
export interface QuadraticElement {
  readonly c0: bigint;
  readonly c1: bigint;
}

/** A point of BN254's second group. */
export interface G2Point {
  readonly x: QuadraticElement;
  readonly y: QuadraticElement;
}
