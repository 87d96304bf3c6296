import { ValidationError } from "./errors.js";

/** @throws {ValidationError} unless a tag of a template was called as one. */
export function requireTemplate(strings: unknown, tag: string): void {
  if (!Array.isArray(strings) || !strings.every((each) => typeof each === "string"))
    throw new ValidationError("strings", `must be a template: write ${tag}\`Hello\``);
}
