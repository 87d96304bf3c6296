import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What installing the packed package brings. */
export interface Installed {
  /** Bytes of the packed file. */
  readonly packed: number;
  /** Packages that are installed, itself counted. */
  readonly packages: number;
  /** As above, with the SQLite driver. */
  readonly packagesWithDriver: number;
}

/** Packs a built package and installs it, scripts left out. `undefined` when there is no registry to be reached. */
export function packAndInstall(built: string): Installed | undefined {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  try {
    const pack = npm(["pack", built, "--ignore-scripts", "--silent", "--pack-destination", folder], folder);
    const file = pack?.trim().split("\n").at(-1);
    if (file === undefined || file === "") return undefined;
    const packages = count(folder, file, ["--omit=optional"]);
    const packagesWithDriver = count(folder, file, []);
    if (packages === undefined || packagesWithDriver === undefined) return undefined;
    return { packed: statSync(join(folder, file)).size, packages, packagesWithDriver };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function count(folder: string, file: string, flags: readonly string[]): number | undefined {
  const app = mkdtempSync(join(folder, "app-"));
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, "package.json"), '{ "name": "app", "private": true }');
  const install = ["install", join(folder, file), "--ignore-scripts", "--no-audit", "--no-fund", ...flags];
  if (npm(install, app) === undefined) return undefined;
  // What npm says of the folder, not of the lock: optional packages of other platforms are not there.
  const { packages } = JSON.parse(readFileSync(join(app, "node_modules/.package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, unknown>>;
  };
  return Object.keys(packages).length;
}

function npm(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout } = spawnSync("npm", args, { cwd, encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
