import { readFile } from "node:fs/promises";
import { ValidationError } from "../../core/errors.js";
import { type WorldDescription, world } from "./worldDescription.js";

/** Reads a world from a JSON file. Rejects with `ValidationError` for a file that holds no JSON, or no world. */
export async function loadWorld(file: string | URL): Promise<WorldDescription> {
  const text = await readFile(file, "utf8");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new ValidationError("file", `${String(file)} holds no JSON`, { cause });
  }
  return world(parsed as WorldDescription);
}
