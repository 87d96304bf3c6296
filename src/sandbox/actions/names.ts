import { requireString } from "../../core/requireString.js";
import { limits } from "../limits.js";
import { invalid } from "../refusal.js";

/** Returns a name; refuses an empty or too long one. */
export function requireName(name: string, what: string): string {
  if (requireString(name, "name").trim() === "" || name.length > limits.nameLength) {
    throw invalid(`${what} must have between 1 and ${limits.nameLength} characters`);
  }
  return name;
}
