import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Returns the nearest path `name` in the folders above this module, wherever the build has put it. */
function findAbove(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) throw new Error(`${name} is missing: install mezonkit again`);
  }
}

/** Returns the version of the package that runs. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(findAbove("package.json"), "utf8")) as { readonly version: string };
  return version;
}

/** Returns the folder of a template. */
export function templateFolder(name: string): string {
  return join(findAbove("templates"), name);
}
