import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";

export const PROJECT = resolve(import.meta.dirname, "../..");

/** A folder in which the built package is installed; its dependencies are found further up. */
let app: string;

/** Builds and installs the package before the tests of a file, and removes it after them. */
export function withBuiltPackage(): void {
  beforeAll(() => {
    app = mkdtempSync(join(import.meta.dirname, ".tmp-"));
    const installed = join(app, "node_modules", "mezonkit");
    mkdirSync(installed, { recursive: true });
    // A package of its own: within ours, "mezonkit" would mean whatever was built last.
    writeFileSync(join(app, "package.json"), '{ "name": "app", "private": true }');
    cpSync(join(PROJECT, "package.json"), join(installed, "package.json"));
    const build = spawnSync(
      join(PROJECT, "node_modules/.bin/tsdown"),
      ["--out-dir", join(installed, "dist"), "--no-dts"],
      {
        cwd: PROJECT,
        encoding: "utf8",
      },
    );
    if (build.status !== 0) throw new Error(build.stdout + build.stderr);
  }, 60_000);

  afterAll(() => {
    rmSync(app, { recursive: true, force: true });
  });
}

/** The folder in which the package is installed. */
export function appFolder(): string {
  return app;
}

/** Runs a module in that folder, and returns what it prints. It must report no error. */
export function runNode(name: string, source: string, ...flags: string[]): string {
  const file = join(app, name);
  writeFileSync(file, source);
  const run = spawnSync(process.execPath, [...flags, file], { cwd: app, encoding: "utf8" });
  expect(run.stderr).toBe("");
  return run.stdout;
}

/** URLs of the modules that importing `specifier` loads. */
export function modulesLoadedBy(specifier: string): string[] {
  const log = join(app, "loaded.txt");
  writeFileSync(log, "");
  writeFileSync(
    join(app, "hooks.mjs"),
    `import { appendFileSync } from "node:fs";
     export async function load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + "\\n"); return next(url, context); }`,
  );
  writeFileSync(
    join(app, "register.mjs"),
    'import { register } from "node:module"; register("./hooks.mjs", import.meta.url);',
  );
  runNode("load.mjs", `await import(${JSON.stringify(specifier)});`, "--import", "./register.mjs");
  return readFileSync(log, "utf8")
    .split("\n")
    .filter((url) => url !== "" && !url.endsWith("/load.mjs"));
}

/** Names of the packages that modules are of, but for ours. */
export function packagesOf(urls: readonly string[]): readonly string[] {
  const names = urls.map((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined && name !== "mezonkit") as string[];
}

/** Names of the packages that are installed with ours. */
export function installedPackages(): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as { dependencies: object };
  return Object.keys(dependencies);
}
