/**
 * Part of `npm run generate`: writes the entry points into package.json and tsconfig.json. With `--check` it writes
 * nothing, and fails if they are out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { manifestParts, sourcePaths } from "./manifest.js";

const PROJECT = resolve(import.meta.dirname, "../..");

interface TsConfig {
  readonly compilerOptions: object;
}

/** The correct text of both files, by name. */
function wanted(): ReadonlyMap<string, object> {
  const manifest = read<object>("package.json");
  const tsconfig = read<TsConfig>("tsconfig.json");
  const compilerOptions = { ...tsconfig.compilerOptions, paths: sourcePaths() };
  return new Map<string, object>([
    ["package.json", { ...manifest, ...manifestParts() }],
    ["tsconfig.json", { ...tsconfig, compilerOptions }],
  ]);
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(PROJECT, name), "utf8")) as T;
}

const stale = [...wanted()].filter(([name, content]) => JSON.stringify(read(name)) !== JSON.stringify(content));
if (process.argv.includes("--check")) {
  for (const [name] of stale) process.stderr.write(`${name} disagrees with the entry points; run npm run generate\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [name, content] of stale) {
    writeFileSync(join(PROJECT, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}
