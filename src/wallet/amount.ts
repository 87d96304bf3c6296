import { ValidationError } from "../core/errors.js";

/** Decimal places of a token: 1 token is 1,000,000 base units. */
export const TOKEN_DECIMALS = 6;

/** The chain's amounts are less than this. */
const AMOUNT_LIMIT = 2n ** 256n;

/** Digits of the largest amount there is; a longer text is not worth reading. */
const LONGEST = 78;
const UNITS_IN_TOKEN = 10n ** BigInt(TOKEN_DECIMALS);
const AMOUNT = /^([0-9]+)(?:\.([0-9]+))?$/;
const UNITS = /^(?:0|[1-9][0-9]*)$/;

/**
 * Base units of an amount of tokens, exactly: `"1.5"` gives `1500000n`, `2n` gives `2000000n`.
 *
 * @param amount Tokens, as decimal digits with at most six after a point, or as a bigint.
 * @throws {@link ValidationError} for anything else, saying what: numbers are refused because
 * they cannot hold every amount.
 */
export function toBaseUnits(amount: string | bigint): bigint {
  const units = typeof amount === "bigint" ? amount * UNITS_IN_TOKEN : parseTokens(amount);
  if (units < 0n) throw new ValidationError("amount", "must not be negative");
  if (units >= AMOUNT_LIMIT) {
    throw new ValidationError("amount", "is more than the chain can hold, which is less than 2^256 base units");
  }
  return units;
}

/**
 * Tokens of an amount in base units: `1500000n` gives `"1.5"`.
 *
 * @param units Base units, as a bigint or as the decimal digits the chain gives.
 * @throws {@link ValidationError} for anything else, and for negative amounts.
 */
export function fromBaseUnits(units: bigint | string): string {
  const fault = baseUnitsFault(units);
  if (fault !== undefined) throw new ValidationError("units", fault);
  const value = BigInt(units);
  const whole = value / UNITS_IN_TOKEN;
  const fraction = (value % UNITS_IN_TOKEN).toString().padStart(TOKEN_DECIMALS, "0").replace(/0+$/, "");
  return fraction === "" ? whole.toString() : `${whole}.${fraction}`;
}

/** Why `units` is no amount in base units, written the chain's one way; `undefined` when it is. */
export function baseUnitsFault(units: unknown): string | undefined {
  if (typeof units !== "bigint" && typeof units !== "string") {
    return `must be base units as a decimal string or a bigint, not ${typeName(units)}`;
  }
  if (typeof units === "string" && (units.length > LONGEST || !UNITS.test(units))) {
    return `must be base units, decimal digits without sign, point, blanks or leading zeros, not ${shown(units)}`;
  }
  const value = BigInt(units);
  if (value < 0n) return "must not be negative";
  return value >= AMOUNT_LIMIT ? "must be less than 2^256 base units" : undefined;
}

function parseTokens(amount: unknown): bigint {
  if (typeof amount === "number") {
    throw new ValidationError(
      "amount",
      `must be a decimal string such as "1.5" or a bigint, not a number: numbers cannot hold every amount exactly`,
    );
  }
  if (typeof amount !== "string") {
    throw new ValidationError("amount", `must be a decimal string such as "1.5" or a bigint, not ${typeName(amount)}`);
  }
  const [, whole, fraction = ""] = AMOUNT.exec(amount) ?? [];
  if (whole === undefined) throw new ValidationError("amount", `${whyNotDecimal(amount)}, not ${shown(amount)}`);
  if (fraction.length > TOKEN_DECIMALS) {
    throw new ValidationError(
      "amount",
      `has ${fraction.length} digits after the point: the smallest part of a token is 0.000001`,
      { limit: TOKEN_DECIMALS },
    );
  }
  const digits = whole.replace(/^0+/, "");
  if (digits.length > LONGEST) return AMOUNT_LIMIT;
  return BigInt(`${digits}${fraction.padEnd(TOKEN_DECIMALS, "0")}`);
}

/** The first of these that fits says what is wrong with a text that is no decimal amount. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^$/, "must not be empty"],
  [/\s/u, "must not have blanks"],
  [/^[-\u2212]/, "must not be negative"],
  [/^\+/, "must not have a sign"],
  [/^0[xbo]/i, "must be decimal digits, without a prefix"],
  [/_/, "must not have underscores"],
  [/,/, "must not have commas: a point comes before the fraction, and nothing between thousands"],
  [/^[0-9.]+e[-+]?[0-9]*$/i, "must not have an exponent: write out the digits"],
  [/[^\0-\x7f]/, "must have only the digits 0 to 9"],
  [/^\.|\.$/, "must have digits on both sides of its point"],
  [/\..*\./, "must not have more than one point"],
];

function whyNotDecimal(amount: string): string {
  return MISTAKES.find(([pattern]) => pattern.test(amount))?.[1] ?? `must be decimal digits such as "1.5"`;
}

function typeName(value: unknown): string {
  return value === null ? "null" : value === undefined ? "undefined" : `a ${typeof value}`;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
