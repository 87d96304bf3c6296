import { ValidationError } from "./errors.js";

/** @throws {ValidationError} that lists the choices, unless the value is one of them. */
export function requireOneOf<Choice extends string>(value: Choice, path: string, choices: readonly Choice[]): void {
  if (choices.includes(value)) return;
  const quoted = choices.map((choice) => `"${choice}"`);
  throw new ValidationError(path, `must be ${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`);
}
