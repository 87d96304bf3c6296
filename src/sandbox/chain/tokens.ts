import { ValidationError } from "../../core/errors.js";

/** A token has 10^6 base units. */
export const DECIMALS = 6;

const UNITS_PER_TOKEN = 10n ** BigInt(DECIMALS);

/** Base units of an amount in tokens, such as "12.5". Throws a `ValidationError` when it is none. */
export function unitsOf(tokens: string): bigint {
  const [, whole, fraction = ""] = /^(\d{1,60})(?:\.(\d{1,6}))?$/.exec(tokens) ?? [];
  if (whole === undefined) {
    throw new ValidationError("tokens", 'must be an amount of tokens such as "12.5", with at most 6 decimals');
  }
  return BigInt(whole) * UNITS_PER_TOKEN + BigInt(fraction.padEnd(DECIMALS, "0"));
}

/** An amount in tokens, without zeros at its end. */
export function tokensOf(units: bigint): string {
  const fraction = String(units % UNITS_PER_TOKEN)
    .padStart(DECIMALS, "0")
    .replace(/0+$/, "");
  return `${units / UNITS_PER_TOKEN}${fraction === "" ? "" : `.${fraction}`}`;
}
