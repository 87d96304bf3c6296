import { readFile } from "node:fs/promises";
import { toError, ValidationError } from "../../core/errors.js";
import { type WorldDescription, world } from "./worldDescription.js";

/** Reads a world from a JSON file. Rejects with `ValidationError` for a file that cannot be read, or holds no world. */
export async function loadWorld(file: string | URL): Promise<WorldDescription> {
  if (typeof file !== "string" && !((file as unknown) instanceof URL))
    throw new ValidationError("file", "must be a path or a URL");
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ValidationError("file", `${String(file)} cannot be read: ${toError(cause).message}`, { cause });
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new ValidationError("file", `${String(file)} holds no JSON`, { cause });
  }
  return world(parsed as WorldDescription);
}
