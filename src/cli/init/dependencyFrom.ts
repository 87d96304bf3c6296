import { relative, resolve, sep } from "node:path";
import { UsageError } from "../command/usageError.js";

const FILE = "file:";

/**
 * Returns what package.json of a new folder says for what was given in the current one: the path of a `file:` is
 * written as seen from there.
 *
 * @throws {UsageError} for an empty text.
 */
export function dependencyFrom(spec: string, folder: string): string {
  const given = spec.trim();
  if (given === "") throw new UsageError("--mezonkit needs a version, a range, or a file: path");
  if (!given.startsWith(FILE)) return given;
  const path = given.slice(FILE.length);
  if (path === "") throw new UsageError("--mezonkit needs a path after file:");
  return `${FILE}${relative(folder, resolve(path)).split(sep).join("/")}`;
}
