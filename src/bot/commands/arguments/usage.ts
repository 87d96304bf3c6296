import type { Argument, Arguments } from "./argument.js";
import { kebab } from "./parseArguments.js";

/** Returns how arguments are written: `<to> <amount> [note…] [--silent]`. */
export function usageOf(given: Arguments): string {
  return Object.entries(given)
    .map(([name, argument]) => usageOfOne(name, argument))
    .join(" ");
}

function usageOfOne(name: string, { type, settings }: Argument<unknown>): string {
  const { isFlag, isSwitch, isList, isRest, isOptional } = settings;
  if (isSwitch === true) return `[--${kebab(name)}]`;
  if (isFlag === true) return `[--${kebab(name)} <${type.label}>]${isList === true ? "…" : ""}`;
  const label = isList === true || isRest === true ? `${name}…` : name;
  return isOptional === true ? `[${label}]` : `<${label}>`;
}
