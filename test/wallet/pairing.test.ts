import { bn254 } from "@noble/curves/bn254.js";
import { describe, expect, it } from "vitest";
import {
  cyclotomicSquare,
  type Fp12,
  FROBENIUS_OF_W,
  frobenius,
  isOne,
  multiply,
  ONE,
  square,
  toCyclotomic,
} from "../../src/wallet/proof/pairing/fp12.js";
import { CURVE_PARAMETER, LOOP_DIGITS, linesOf } from "../../src/wallet/proof/pairing/lines.js";
import { finalExponentiation, millerLoop } from "../../src/wallet/proof/pairing/pairing.js";
import { canonical, inverse, ORDER, PRIME, squareRoot } from "../../src/wallet/proof/pairing/primeField.js";
import * as quadratic from "../../src/wallet/proof/pairing/quadraticField.js";
import { TWIST_B } from "../../src/wallet/proof/pairing/twist.js";
import { WeightedSum } from "../../src/wallet/proof/pairing/weightedSum.js";
import type { G1Point, QuadraticElement } from "../../src/wallet/proof/points.js";

/** Everything here is compared with an implementation that shares no code with ours. */
const { Fp, Fp2, Fp12: Reference } = bn254.fields;
const G1 = bn254.G1.Point;
const G2 = bn254.G2.Point;

type Reference12 = typeof Reference.ONE;
type PointG2 = typeof G2.BASE;

/** Numbers in no order, the same in every run. */
function numbers(seed: bigint): () => bigint {
  let last = seed;
  return () => {
    last =
      (last * 0x5851f42d4c957f2d14057b7ef767814f2545f4914f6cdd1d96a1f3c5b7e9d4bbn + 0x9e3779b97f4a7c15n) % 2n ** 512n;
    return last >> 256n;
  };
}

const random = numbers(0x1234_5678n);
const scalar = (): bigint => (random() % (ORDER - 1n)) + 1n;
const element = (): QuadraticElement => ({ c0: random() % PRIME, c1: random() % PRIME });
const times = (count: number, run: () => void): void => {
  for (let n = 0; n < count; n += 1) run();
};

function toReference([a0, a1, a2, a3, a4, a5]: Fp12): Reference12 {
  return Reference.create({ c0: { c0: a0, c1: a2, c2: a4 }, c1: { c0: a1, c1: a3, c2: a5 } });
}

function element12(): Fp12 {
  return [element(), element(), element(), element(), element(), element()];
}

function expectSame(found: Fp12, wanted: Reference12): void {
  expect(Reference.eql(toReference(found), wanted)).toBe(true);
}

/** A point of the twist, most likely of no small order and outside of the subgroup. */
function pointOfTwist(): PointG2 {
  for (;;) {
    const x = Fp2.create(element());
    const y = quadratic.squareRootOf(Fp2.add(Fp2.mul(Fp2.sqr(x), x), Fp2.create(TWIST_B)));
    if (y !== undefined) return G2.fromAffine({ x, y });
  }
}

/** The library multiplies by numbers below the order only. */
function multiple(point: PointG2, factor: bigint): PointG2 {
  let sum = G2.ZERO;
  for (const bit of factor.toString(2)) sum = bit === "1" ? sum.double().add(point) : sum.double();
  return sum;
}

describe("numbers of the fields", () => {
  it("have the roots that they have in the reference, and no others", () => {
    const known = [0n, 1n, 2n, 4n, PRIME - 1n, PRIME - 4n];
    const given = [...known, ...Array.from({ length: 40 }, () => random() % PRIME)];
    const found = given.map((value) => {
      const root = squareRoot(value);
      if (root !== undefined) expect(Fp.sqr(root)).toBe(value);
      return root !== undefined;
    });
    const isRoot = (value: bigint): boolean => value === 0n || Fp.eql(Fp.pow(value, (PRIME - 1n) / 2n), 1n);
    expect(found).toStrictEqual(given.map(isRoot));
  });

  it("of the quadratic field have the roots that they have in the reference, and no others", () => {
    const edges = [0n, 1n, 2n, 9n, PRIME - 1n, PRIME - 2n, PRIME - 9n].flatMap((part) => [
      { c0: part, c1: 0n },
      { c0: 0n, c1: part },
    ]);
    const given = [...edges, ...Array.from({ length: 40 }, element)];
    for (const value of given) {
      const root = quadratic.squareRootOf(value);
      const isSquare =
        value.c0 === 0n && value.c1 === 0n ? true : Fp2.eql(Fp2.pow(value, (PRIME ** 2n - 1n) / 2n), Fp2.ONE);
      expect(root !== undefined, `${value.c0}, ${value.c1}`).toBe(isSquare);
      if (root !== undefined) expect(Fp2.sqr(Fp2.create(root))).toStrictEqual(Fp2.create(value));
    }
  });

  it("have the inverses of the reference, one by one and together; 0 has none", () => {
    times(10, () => {
      const value = (random() % (PRIME - 1n)) + 1n;
      expect(canonical(inverse(value))).toBe(Fp.inv(value));
      expect(canonical(inverse(-value))).toBe(Fp.inv(PRIME - value));
    });
    const given = Array.from({ length: 5 }, element);
    const found = quadratic.inversesOf(given) ?? [];
    expect(found.map((one) => Fp2.create(one))).toStrictEqual(given.map((one) => Fp2.inv(Fp2.create(one))));
    expect(inverse(0n)).toBe(0n);
    expect(quadratic.inversesOf([...given, { c0: 0n, c1: PRIME }])).toBeUndefined();
  });

  it("of degree twelve are multiplied, squared and raised as in the reference", () => {
    expect(Fp2.create(FROBENIUS_OF_W)).toStrictEqual(Fp2.pow(Fp2.NONRESIDUE, (PRIME - 1n) / 6n));
    times(10, () => {
      const [a, b] = [element12(), element12()];
      const [x, y] = [toReference(a), toReference(b)];
      expectSame(multiply(a, b), Reference.mul(x, y));
      expectSame(square(a), Reference.sqr(x));
      expectSame(frobenius(a), Reference.frobeniusMap(x, 1));
      const cyclotomic = toCyclotomic(a);
      const upper = Reference.mul(Reference.conjugate(x), Reference.inv(x));
      expectSame(cyclotomic, Reference.mul(Reference.frobeniusMap(upper, 2), upper));
      expectSame(cyclotomicSquare(cyclotomic), Reference.sqr(toReference(cyclotomic)));
      expectSame(finalExponentiation(a), Reference.finalExponentiate(x));
    });
  });

  it("are one only if every coefficient is that of one", () => {
    expect(isOne(ONE)).toBe(true);
    for (let place = 0; place < 6; place += 1) {
      for (const part of [
        { c0: 1n, c1: 0n },
        { c0: 0n, c1: 1n },
      ]) {
        const changed = ONE.with(place, quadratic.add(ONE[place] ?? quadratic.ZERO, part));
        expect(isOne(changed as unknown as Fp12), `coefficient ${place}`).toBe(false);
      }
    }
  });
});

describe("a pairing", () => {
  it("is that of the reference, alone and as a product", () => {
    const given = Array.from({ length: 3 }, () => ({ g1: G1.BASE.multiply(scalar()), g2: G2.BASE.multiply(scalar()) }));
    const pairs = given.map(({ g1, g2 }) => ({ point: g1.toAffine(), lines: linesOf(g2.toAffine()) ?? [] }));
    for (const [index, { g1, g2 }] of given.entries()) {
      expectSame(finalExponentiation(millerLoop(pairs.slice(index, index + 1))), bn254.pairing(g1, g2));
    }
    expectSame(finalExponentiation(millerLoop(pairs)), bn254.pairingBatch(given));
  });
});

describe("the subgroup of the twist", () => {
  const x = CURVE_PARAMETER;
  const trace = 6n * x ** 2n + 1n;
  const pointsOfTwist = ORDER * (2n * PRIME - ORDER);
  // a + b·ψ, where ψ² = trace·ψ - PRIME.
  const first = [0n, 1n] as const;
  const second = [-PRIME, trace] as const;
  const third = [-PRIME * trace, trace ** 2n - PRIME] as const;
  const norm = (a: bigint, b: bigint): bigint => a ** 2n + a * b * trace + b ** 2n * PRIME;

  it("is the only place where the sum that is checked is the identity", () => {
    expect(36n * x ** 4n + 36n * x ** 3n + 24n * x ** 2n + 6n * x + 1n).toBe(PRIME);
    expect(PRIME + 1n - trace).toBe(ORDER);
    const a = 6n * x + 2n + first[0] - second[0] + third[0];
    const b = first[1] - second[1] + third[1];
    expect(commonFactor(norm(a, b), pointsOfTwist)).toBe(ORDER);
  });

  it("and the rest of the twist have no point for which a step adds a point to itself or to its negative", () => {
    let multiple = 1n;
    for (const digit of LOOP_DIGITS.map(BigInt)) {
      expect(commonFactor(2n * multiple, pointsOfTwist)).toBe(1n);
      multiple *= 2n;
      if (digit === 0n) continue;
      for (const other of [multiple - digit, multiple + digit]) expect(commonFactor(other, pointsOfTwist)).toBe(1n);
      multiple += digit;
    }
    expect(multiple).toBe(6n * x + 2n);
    for (const sign of [1n, -1n]) {
      expect(commonFactor(norm(multiple, sign), pointsOfTwist)).toBe(1n);
      expect(commonFactor(norm(multiple + sign * second[0], 1n + sign * second[1]), pointsOfTwist)).toBe(1n);
    }
  });

  it("has every multiple of its generator", () => {
    times(10, () => expect(linesOf(G2.BASE.multiply(scalar()).toAffine())).toHaveLength(88));
  });

  it("has none of the twist's other points, whatever their order, alone or added to one of it", () => {
    const cofactor = 2n * PRIME - ORDER;
    const smallOrders = [10069n, 5864401n];
    for (const order of smallOrders) expect(cofactor % order).toBe(0n);
    const others = Array.from({ length: 5 }, pointOfTwist);
    const [point = G2.BASE] = others;
    const small = smallOrders.map((order) => multiple(point, (ORDER * cofactor) / order));
    const ofCofactor = multiple(point, ORDER);
    const all = [...others, ...small, ofCofactor];
    for (const outside of [...all, ...all.map((one) => one.add(G2.BASE.multiply(scalar())))]) {
      expect(outside.is0()).toBe(false);
      expect(outside.isTorsionFree()).toBe(false);
      expect(linesOf(outside.toAffine())).toBeUndefined();
    }
    expect(linesOf(multiple(point, cofactor).toAffine())).toBeDefined();
  });
});

describe("a weighted sum", () => {
  const wanted = (points: readonly G1Point[], weights: readonly bigint[], start: G1Point): G1Point | undefined => {
    const sum = points.reduce<typeof G1.BASE>(
      (soFar, point, index) => soFar.add(G1.fromAffine(point).multiplyUnsafe(weights[index] ?? 0n)),
      G1.fromAffine(start),
    );
    return sum.is0() ? undefined : sum.toAffine();
  };
  const point = (): G1Point => G1.BASE.multiply(scalar()).toAffine();
  const negative = ({ x, y }: G1Point): G1Point => ({ x, y: PRIME - y });

  it("is that of the reference, of one to nine points", () => {
    for (let count = 1; count < 10; count += 1) {
      const points = Array.from({ length: count }, point);
      const weights = points.map(scalar);
      const start = point();
      expect(new WeightedSum(points).of(weights, start)).toStrictEqual(wanted(points, weights, start));
    }
  });

  it("is that of the reference where points are equal, negatives of each other, or not counted", () => {
    const [p, q] = [point(), point()];
    const lists = [
      [p, p, p, p],
      [p, negative(p), q, negative(q)],
      [p, q, p, negative(q)],
    ];
    const weightings = [
      [0n, 0n, 0n, 0n],
      [1n, 0n, 0n, 0n],
      [1n, 1n, 1n, 1n],
      [1n, 2n, 4n, 8n],
      [5n, 5n, 1n, 1n],
      [ORDER - 1n, 0n, 1n, 0n],
      [ORDER - 1n, ORDER - 1n, ORDER - 1n, ORDER - 1n],
    ];
    for (const points of lists) {
      for (const weights of weightings) {
        for (const start of [p, negative(p), q]) {
          expect(new WeightedSum(points).of(weights, start)).toStrictEqual(wanted(points, weights, start));
        }
      }
    }
  });
});

function commonFactor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : commonFactor(b, a % b);
}
