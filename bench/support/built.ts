import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "tsdown";
import config from "../../tsdown.config.js";

export const PROJECT = resolve(import.meta.dirname, "../..");
// Below node_modules, so that what is depended on is found further up.
const FOLDER = join(PROJECT, "node_modules/.cache/mezonkit-bench");
const WORKERS = [
  "load/server",
  "load/distantSandbox",
  "subjects/bare",
  "subjects/catchingUp",
  "subjects/codec",
  "subjects/official",
  "subjects/ours",
  "subjects/storing",
  "subjects/wallet",
  "subjects/walletLimits",
];

let packageBuilt: Promise<string> | undefined;
let workersBuilt: Promise<string> | undefined;

/** Builds the package as it ships, once a run. Returns its folder: `dist/` and `package.json`. */
export function builtPackage(): Promise<string> {
  packageBuilt ??= buildPackage();
  return packageBuilt;
}

/** A worker of the benchmarks in plain JavaScript: a loader of TypeScript would be measured too. */
export async function builtWorker(name: string): Promise<string> {
  workersBuilt ??= buildWorkers();
  return join(await workersBuilt, `${name}.js`);
}

function buildPackage(): Promise<string> {
  return buildPackageOf(PROJECT, "mezonkit", config);
}

/**
 * Builds the package that a tree holds, by that tree's configuration. Returns its folder, which is not in the tree: what
 * the package depends on is found from there.
 */
export async function buildPackageOf(tree: string, name: string, configuration: typeof config): Promise<string> {
  if (Array.isArray(configuration) || typeof configuration === "function")
    throw new TypeError("expected one configuration");
  const folder = join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  const entries = Object.entries(configuration.entry as Readonly<Record<string, string>>);
  await build({
    ...configuration,
    config: false,
    cwd: tree,
    entry: Object.fromEntries(entries.filter(([, file]) => existsSync(join(tree, file)))),
    outDir: join(folder, "dist"),
    dts: false,
    logLevel: "error",
  });
  copyFileSync(join(tree, "package.json"), join(folder, "package.json"));
  return folder;
}

async function buildWorkers(): Promise<string> {
  const folder = join(FOLDER, "workers");
  await build({
    config: false,
    cwd: PROJECT,
    entry: Object.fromEntries(WORKERS.map((name) => [name, `bench/support/${name}.ts`])),
    format: "esm",
    platform: "node",
    target: "node20.19",
    outDir: folder,
    dts: false,
    fixedExtension: false,
    logLevel: "error",
  });
  return folder;
}
