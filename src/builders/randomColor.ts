import { ValidationError } from "../core/errors.js";
/** Returns a random colour such as `#3fa2c1`. @param random Returns a number from 0 up to 1. */
export function randomColor(random: () => number = Math.random): string {
  if (typeof random !== "function") throw new ValidationError("random", "must be a function");
  return `#${Math.floor(random() * 0x1000000)
    .toString(16)
    .padStart(6, "0")}`;
}
