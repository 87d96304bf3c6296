import { printable } from "../core/printable.js";
import { fromBaseUnits } from "./amount.js";

/** An amount in both units. In JSON its units are a decimal string. */
export interface Balance {
  /** Base units. A token is 10^6 base units. */
  readonly units: bigint;
  /** Tokens, such as `"1.5"`. */
  readonly tokens: string;
}

/** Returns an amount of base units in both units. */
export function balanceOf(units: bigint): Balance {
  return printable({ units, tokens: fromBaseUnits(units) });
}
