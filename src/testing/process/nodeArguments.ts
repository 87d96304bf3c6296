import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ValidationError } from "../../core/errors.js";

const TYPESCRIPT: ReadonlySet<string> = new Set([".ts", ".mts", ".cts", ".tsx"]);
const JAVASCRIPT: ReadonlySet<string> = new Set([".js", ".mjs", ".cjs"]);

/**
 * Returns the arguments of Node that run a bot's file: TypeScript by the `tsx` of the project that it is in.
 *
 * @throws {ValidationError} if there is no such file, or no tsx: it says how to install it.
 */
export function nodeArgumentsFor(file: string): readonly string[] {
  const path = resolve(file);
  if (!existsSync(path)) throw new ValidationError("file", `there is no file ${path}`);
  const extension = extname(path);
  if (JAVASCRIPT.has(extension)) return [path];
  if (!TYPESCRIPT.has(extension))
    throw new ValidationError(
      "file",
      `must be TypeScript or JavaScript, not ${extension || "a file without an ending"}`,
    );
  return ["--import", pathToFileURL(tsxFor(path)).href, path];
}

function tsxFor(path: string): string {
  try {
    return createRequire(path).resolve("tsx");
  } catch (cause) {
    const why = `${path} is TypeScript, which tsx runs, and its project has none. Install it: npm install --save-dev tsx`;
    throw new ValidationError("file", why, { cause });
  }
}
