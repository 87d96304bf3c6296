import { ValidationError } from "../core/errors.js";
import { kindOf } from "../runtime/kindOf.js";

/** Decimal places of a token: a token is 1,000,000 base units. */
export const TOKEN_DECIMALS = 6;

/** Upper bound of the chain's amounts, exclusive. */
const AMOUNT_LIMIT = 2n ** 256n;

/** Number of digits of the largest amount. A longer text is refused without parsing it. */
const LONGEST = 78;
const UNITS_IN_TOKEN = 10n ** BigInt(TOKEN_DECIMALS);
const AMOUNT = /^([0-9]+)(?:\.([0-9]+))?$/;

/**
 * An amount in an unambiguous form. A string is tokens (`"1.5"`); base units are written as `{ units: 1_500_000n }`.
 * Objects with a `units` field, such as a balance, can be passed as they are. A bare bigint or number is refused.
 */
export type Amount = string | { readonly units: bigint };

/**
 * Returns the base units of an amount, exactly: `"1.5"` gives `1500000n`.
 *
 * @throws {@link ValidationError} for anything other than an {@link Amount}. Its message says what to write instead.
 */
export function toBaseUnits(amount: Amount): bigint {
  return readAmount(amount, "amount");
}

/** Like {@link toBaseUnits}, with the argument's name for errors, such as `limits.perDay`. */
export function readAmount(amount: unknown, path: string): bigint {
  if (typeof amount === "string") return parseTokens(amount, path);
  if (typeof amount !== "object" || amount === null || !("units" in amount))
    throw new ValidationError(path, whyNoAmount(amount));
  const { units } = amount;
  const fault = baseUnitsFault(units);
  if (fault !== undefined) throw new ValidationError(`${path}.units`, fault);
  return units as bigint;
}

/**
 * Returns base units as tokens: `1500000n` gives `"1.5"`.
 *
 * @throws {@link ValidationError} for anything but a bigint of 0 or more. Convert a stored text of base units with
 * `BigInt(text)` first: a text means tokens.
 */
export function fromBaseUnits(units: bigint): string {
  const fault = baseUnitsFault(units);
  if (fault !== undefined) throw new ValidationError("units", fault);
  const whole = units / UNITS_IN_TOKEN;
  const fraction = (units % UNITS_IN_TOKEN).toString().padStart(TOKEN_DECIMALS, "0").replace(/0+$/, "");
  return fraction === "" ? whole.toString() : `${whole}.${fraction}`;
}

/** Returns why `units` is not a valid number of base units; `undefined` if it is valid. */
export function baseUnitsFault(units: unknown): string | undefined {
  if (typeof units !== "bigint") {
    const advice = typeof units === "string" ? "BigInt(text) where they were stored as text" : 'toBaseUnits("1.5")';
    return `must be base units as a bigint, not ${kindOf(units)}: write ${advice}, or 1_500_000n`;
  }
  if (units < 0n) return "must not be negative";
  return units >= AMOUNT_LIMIT ? "must be less than 2^256 base units" : undefined;
}

function whyNoAmount(amount: unknown): string {
  if (typeof amount === "bigint") {
    return 'must not be a bare bigint, which could mean tokens or base units: write { units: 1_500_000n } for base units, or "1.5" for tokens';
  }
  const why = typeof amount === "number" ? ": numbers cannot hold every amount exactly" : "";
  return `must be tokens as a decimal string such as "1.5", or base units as { units: 1_500_000n }, not ${kindOf(amount)}${why}`;
}

function parseTokens(amount: string, path: string): bigint {
  const [, whole, fraction = ""] = AMOUNT.exec(amount) ?? [];
  if (whole === undefined) throw new ValidationError(path, `${whyNotDecimal(amount)}, not ${shown(amount)}`);
  if (fraction.length > TOKEN_DECIMALS) {
    throw new ValidationError(
      path,
      `has ${fraction.length} digits after the point: the smallest part of a token is 0.000001`,
      { limit: TOKEN_DECIMALS },
    );
  }
  const digits = whole.replace(/^0+/, "");
  const units = digits.length > LONGEST ? AMOUNT_LIMIT : BigInt(`${digits}${fraction.padEnd(TOKEN_DECIMALS, "0")}`);
  if (units >= AMOUNT_LIMIT) {
    throw new ValidationError(path, "is more than the chain can hold, which is less than 2^256 base units");
  }
  return units;
}

/** Patterns of common mistakes, with their explanations. The first one that matches is used. */
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

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
