import { ValidationError } from "../../core/errors.js";

/** A token has 10^6 base units. */
export const DECIMALS = 6;

const UNITS_PER_TOKEN = 10n ** BigInt(DECIMALS);

/** Tokens as a decimal string such as "12.5", or base units as `{ units: 12_500_000n }`. */
export type SandboxAmount = string | { readonly units: bigint };

/** Returns the base units of an amount. @throws {ValidationError} if it is malformed. */
export function unitsOf(amount: SandboxAmount): bigint {
  if (typeof amount === "string") return parseTokens(amount);
  const units: unknown = typeof amount === "object" ? (amount as { units?: unknown } | null)?.units : undefined;
  if (typeof units === "bigint" && units >= 0n) return units;
  throw new ValidationError(
    "amount",
    'must be tokens as a string such as "12.5", or base units as { units: 12_500_000n }: a bare number could mean either',
  );
}

function parseTokens(tokens: string): bigint {
  const [, whole, fraction = ""] = /^(\d{1,60})(?:\.(\d{1,6}))?$/.exec(tokens) ?? [];
  if (whole === undefined) {
    throw new ValidationError("amount", 'must be an amount of tokens such as "12.5", with at most 6 decimals');
  }
  return BigInt(whole) * UNITS_PER_TOKEN + BigInt(fraction.padEnd(DECIMALS, "0"));
}

/** Returns an amount in tokens, without trailing zeros. */
export function tokensOf(units: bigint): string {
  const fraction = String(units % UNITS_PER_TOKEN)
    .padStart(DECIMALS, "0")
    .replace(/0+$/, "");
  return `${units / UNITS_PER_TOKEN}${fraction === "" ? "" : `.${fraction}`}`;
}
