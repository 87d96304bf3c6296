import { readFileSync } from "node:fs";
import { toError, ValidationError } from "../../core/errors.js";
import { checkSavedWorld, type SavedWorld } from "../../sandbox/index.js";

/** Reads a saved world from a file. @throws {ValidationError} that says what is wrong with it. */
export function readWorld(path: string): SavedWorld {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new ValidationError("world", `cannot read ${path}: ${toError(error).message}`, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ValidationError("world", `${path} holds no JSON`, { cause });
  }
  return checkSavedWorld(value);
}
