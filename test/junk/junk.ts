import fc from "fast-check";

/** What functions that are handed in throw. */
export const ODD = new Error("odd");

/** What a caller in JavaScript hands in by mistake, and what a type alone would refuse. */
const scraps: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol("odd")],
  ...["", " ", "odd", "5", "-5", "1844674407370955161599", "\u0000", "\ud800"],
  ...[[], [null], ["odd"], [{}], {}, { odd: true }, Object.create(null), circular()],
  ...[new Error("odd"), new Date(Number.NaN), new Date(0), new Map([["odd", 1]]), new Uint8Array(3), /odd/],
  ...[() => undefined, async () => undefined, failing, throwing],
];

function circular(): object {
  const around: { self?: object } = {};
  around.self = around;
  return around;
}

function failing(): Promise<never> {
  const failed = Promise.reject(ODD);
  // Not everything that takes a function waits for it.
  failed.catch(() => undefined);
  return failed;
}

function throwing(): never {
  throw ODD;
}

const scrap: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...scraps) },
  {
    weight: 1,
    arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, maxDepth: 2 }),
  },
);

/** Objects with some of the keys, and odd values. */
function objectsWith(keys: readonly string[]): fc.Arbitrary<unknown> {
  if (keys.length === 0) return scrap;
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), scrap), { maxLength: 5, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries));
}

export interface ArgumentOptions {
  /** Values that are right somewhere. */
  readonly sense: readonly unknown[];
  /** Keys that the method reads of what it is given. */
  readonly keys: readonly string[];
  readonly seed: number;
}

/** Returns lists of arguments: what makes sense, odd values, and objects with the keys that the method reads. */
export function argumentLists(count: number, { sense, keys, seed }: ArgumentOptions): readonly (readonly unknown[])[] {
  const argument = fc.oneof(
    { weight: 2, arbitrary: scrap },
    { weight: 2, arbitrary: objectsWith(keys) },
    { weight: 2, arbitrary: fc.constantFrom(...sense) },
  );
  return fc.sample(fc.array(argument, { minLength: 1, maxLength: 3 }), { numRuns: count, seed });
}

/** An object that notes which keys are asked for. */
export function recorder(keys: Set<string>): object {
  return new Proxy(
    {},
    {
      get: (_, key) => {
        if (typeof key === "string" && key !== "then" && key !== "toJSON") keys.add(key);
        return undefined;
      },
    },
  );
}
