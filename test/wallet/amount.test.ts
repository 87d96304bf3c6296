import { describe, expect, it } from "vitest";
import { ValidationError } from "../../src/core/errors.js";
import { fromBaseUnits, TOKEN_DECIMALS, toBaseUnits } from "../../src/wallet/amount.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { thrownBy } from "./thrownBy.js";
import { vectorsOf } from "./vectors.js";

const LARGEST = 2n ** 256n - 1n;

describe("tokens in base units", () => {
  const exact: readonly [string | bigint, bigint][] = [
    ["1", 1_000_000n],
    ["1.5", 1_500_000n],
    ["0", 0n],
    ["0.000001", 1n],
    ["0.1", 100_000n],
    ["1.000000", 1_000_000n],
    ["0012.30", 12_300_000n],
    ["9007199254740993", 9_007_199_254_740_993_000_000n],
    ["9007199254.740993", 9_007_199_254_740_993n],
    [2n, 2_000_000n],
    [0n, 0n],
    [fromBaseUnits(LARGEST), LARGEST],
    [LARGEST / 1_000_000n, (LARGEST / 1_000_000n) * 1_000_000n],
  ];
  for (const [tokens, units] of exact) {
    it(`are exact: ${typeof tokens} ${tokens}`, () => {
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
        expect(toBaseUnits(BigInt(Number(amount))).toString()).toBe(known.result);
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

  const refused: readonly [unknown, RegExp][] = [
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
    [-5n, /negative/],
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
    [2n ** 256n, /2\^256/],
    [(LARGEST / 1_000_000n + 1n).toString(), /2\^256/],
    ["9".repeat(100_000), /2\^256/],
    [null, /null/],
    [undefined, /undefined/],
    [true, /boolean/],
    [["1"], /object/],
    [{ valueOf: () => 1n }, /object/],
  ];
  for (const [amount, reason] of refused) {
    it(`are refused and told why: ${typeof amount} ${JSON.stringify(String(amount)).slice(0, 40)}`, () => {
      const error = thrownBy(ValidationError, () => toBaseUnits(amount as string));
      expect(error.path).toBe("amount");
      expect(error.message).toMatch(reason);
      expect(error.message.length).toBeLessThan(200);
    });
  }
});

describe("base units in tokens", () => {
  it("have no zeros at the end", () => {
    expect(fromBaseUnits(1_500_000n)).toBe("1.5");
    expect(fromBaseUnits("1000000")).toBe("1");
    expect(fromBaseUnits(1n)).toBe("0.000001");
    expect(fromBaseUnits("0")).toBe("0");
    expect(fromBaseUnits(10_000_000n)).toBe("10");
    expect(TOKEN_DECIMALS).toBe(6);
  });

  it("come back the same", () => {
    const random = new SeededRandom("amounts");
    for (let turn = 0; turn < 2_000; turn++) {
      const units = random.bytes(1 + random.below(32)).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
      expect(toBaseUnits(fromBaseUnits(units))).toBe(units);
      expect(fromBaseUnits(units.toString())).toBe(fromBaseUnits(units));
    }
  });

  it("are refused unless they are an amount of the chain", () => {
    for (const units of [-1n, 2n ** 256n, "", "1.5", "-1", "+1", "007", " 1", "0x1", 5, null, undefined]) {
      expect(thrownBy(ValidationError, () => fromBaseUnits(units as string)).path).toBe("units");
    }
  });
});
