import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ValidationError } from "../../src/core/errors.js";
import { printable } from "../../src/core/printable.js";
import { type Amount, fromBaseUnits, TOKEN_DECIMALS, toBaseUnits } from "../../src/wallet/amount.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { thrownBy } from "./thrownBy.js";
import { vectorsOf } from "./vectors.js";

const LARGEST = 2n ** 256n - 1n;

describe("tokens in base units", () => {
  const exact: readonly [Amount, bigint][] = [
    ["1", 1_000_000n],
    ["1.5", 1_500_000n],
    ["0", 0n],
    ["0.000001", 1n],
    ["0.1", 100_000n],
    ["1.000000", 1_000_000n],
    ["0012.30", 12_300_000n],
    ["9007199254740993", 9_007_199_254_740_993_000_000n],
    ["9007199254.740993", 9_007_199_254_740_993n],
    [{ units: 2n }, 2n],
    [{ units: 0n }, 0n],
    [fromBaseUnits(LARGEST), LARGEST],
    [{ units: LARGEST }, LARGEST],
  ];
  for (const [tokens, units] of exact) {
    it(`are exact: ${typeof tokens === "string" ? tokens : `${tokens.units} units`}`, () => {
      expect(toBaseUnits(tokens)).toBe(units);
    });
  }

  for (const { name, input, expect: known } of vectorsOf("scaleAmountToDecimals")) {
    const { amount, amount_type: type, decimals } = input;
    if (decimals !== undefined) continue;
    if (type === "string" && /^\d+$/.test(String(amount))) {
      it(`are what older clients make of it: ${name}`, () => {
        expect(toBaseUnits(String(amount)).toString()).toBe(known.result);
      });
    } else if (type === "number" && Number.isSafeInteger(amount)) {
      it(`are the same for the text of a number, but a number is refused: ${name}`, () => {
        expect(toBaseUnits(String(amount)).toString()).toBe(known.result);
        expect(() => toBaseUnits(amount as never)).toThrow(ValidationError);
      });
    } else if (amount === "1.5" && type === "string") {
      it("have a fraction where older clients throw", () => {
        expect(toBaseUnits("1.5")).toBe(1_500_000n);
      });
    } else {
      it(`are refused, whatever older clients make of it: ${name} (${type})`, () => {
        const value = type === "number" ? Number(amount) : type === "undefined" ? undefined : amount;
        expect(() => toBaseUnits(value as string)).toThrow(ValidationError);
      });
    }
  }

  const refused: readonly [unknown, RegExp, path?: string][] = [
    [1, /number/],
    [1.5, /number/],
    [Number.NaN, /number/],
    ["", /empty/],
    [" ", /blanks/],
    [" 1", /blanks/],
    ["1 ", /blanks/],
    ["1\n", /blanks/],
    ["1 000", /blanks/],
    ["-5", /negative/],
    ["-0", /negative/],
    [{ units: -5n }, /negative/, "amount.units"],
    [5n, /\{ units: 1_500_000n \} for base units, or "1\.5"/],
    [{ units: 5 }, /bigint, not a number/, "amount.units"],
    [{ units: "5" }, /BigInt\(text\)/, "amount.units"],
    [{ units: undefined }, /undefined/, "amount.units"],
    [{}, /an object/],
    [Object(5n), /an object/],
    ["\u22125", /negative/],
    ["+7", /sign/],
    ["1e6", /exponent/],
    ["1E6", /exponent/],
    ["1.5e-3", /exponent/],
    ["0x10", /prefix/],
    ["0b11", /prefix/],
    ["0o7", /prefix/],
    ["1_000", /underscores/],
    ["1,5", /commas/],
    ["١", /0 to 9/],
    ["１", /0 to 9/],
    [".5", /both sides/],
    ["5.", /both sides/],
    [".", /both sides/],
    ["1.2.3", /one point/],
    ["abc", /decimal digits/],
    ["NaN", /decimal digits/],
    ["Infinity", /decimal digits/],
    ["1n", /decimal digits/],
    ["0.0000001", /7 digits after the point/],
    ["1.0000000", /7 digits after the point/],
    [{ units: 2n ** 256n }, /2\^256/, "amount.units"],
    [(LARGEST / 1_000_000n + 1n).toString(), /2\^256/],
    ["9".repeat(100_000), /2\^256/],
    [null, /null/],
    [undefined, /undefined/],
    [true, /boolean/],
    [["1"], /a list/],
    [{ valueOf: () => 1n }, /object/],
  ];
  for (const [amount, reason, path = "amount"] of refused) {
    it(`are refused and told why: ${typeof amount} ${inspect(amount).slice(0, 40)}`, () => {
      const error = thrownBy(ValidationError, () => toBaseUnits(amount as string));
      expect(error.path).toBe(path);
      expect(error.message).toMatch(reason);
      expect(error.message.length).toBeLessThan(200);
    });
  }
});

describe("base units in tokens", () => {
  it("have no zeros at the end", () => {
    expect(fromBaseUnits(1_500_000n)).toBe("1.5");
    expect(fromBaseUnits(1_000_000n)).toBe("1");
    expect(fromBaseUnits(1n)).toBe("0.000001");
    expect(fromBaseUnits(0n)).toBe("0");
    expect(fromBaseUnits(10_000_000n)).toBe("10");
    expect(TOKEN_DECIMALS).toBe(6);
  });

  it("come back the same", () => {
    const random = new SeededRandom("amounts");
    for (let turn = 0; turn < 2_000; turn++) {
      const units = random.bytes(1 + random.below(32)).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
      expect(toBaseUnits(fromBaseUnits(units))).toBe(units);
    }
  });

  it("are refused unless they are an amount of the chain", () => {
    for (const units of [-1n, 2n ** 256n, "", "1", "1.5", "-1", "+1", "007", " 1", "0x1", 5, null, undefined]) {
      expect(thrownBy(ValidationError, () => fromBaseUnits(units as bigint)).path).toBe("units");
    }
  });
});

describe("an amount", () => {
  it("is never a bare bigint or number, by type", () => {
    // @ts-expect-error A bigint is not said to be base units.
    expect(() => toBaseUnits(toBaseUnits("0.001"))).toThrow(ValidationError);
    // @ts-expect-error Nor is a number.
    expect(() => toBaseUnits(5)).toThrow(ValidationError);
    // @ts-expect-error Text means tokens, never base units.
    expect(() => fromBaseUnits("1500000")).toThrow(ValidationError);
  });

  it("is what is handed out, as it is, and survives JSON", () => {
    const balance = printable({ units: 2n ** 70n, tokens: "t" });
    expect(toBaseUnits(balance)).toBe(2n ** 70n);
    const stored = JSON.parse(JSON.stringify([balance])) as [{ units: string }];
    expect(stored).toStrictEqual([{ units: "1180591620717411303424", tokens: "t" }]);
    expect(toBaseUnits({ units: BigInt(stored[0].units) })).toBe(2n ** 70n);
    expect(Object.keys(balance)).toStrictEqual(["units", "tokens"]);
  });
});
