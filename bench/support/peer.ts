import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { notice } from "./notice.js";

const FOLDER = findFolder(import.meta.dirname);
const PACKAGE = join(FOLDER, "node_modules/mezon-sdk");

let tried = false;

/** Whether the official SDK is there. */
export function hasPeer(): boolean {
  return existsSync(join(PACKAGE, "package.json"));
}

/** Installs the official SDK when it is missing. Says so when it cannot be: its columns stay away then. */
export function installPeer({ installs }: { readonly installs: boolean }): void {
  if (hasPeer() || tried || !installs) return;
  tried = true;
  notice("Installing the official SDK into bench/peer, once: about two minutes.");
  const { status } = spawnSync("npm", ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0 || !hasPeer()) notice("It cannot be installed: the tables come without its figures.");
}

/** Loads a module of the official SDK: "" is its main one, others are files below its `dist/cjs`. */
export function requirePeer<T>(file = ""): T {
  const require = createRequire(join(FOLDER, "package.json"));
  return require(file === "" ? "mezon-sdk" : join(PACKAGE, "dist/cjs", file)) as T;
}

/** File that `import "mezon-sdk"` loads. */
export function peerEntry(): string {
  return createRequire(join(FOLDER, "package.json")).resolve("mezon-sdk");
}

/** Looked for from here upwards: a built worker lies elsewhere than its source. */
function findFolder(from: string): string {
  const folder = join(from, "bench/peer");
  return existsSync(join(folder, "package.json")) || dirname(from) === from ? folder : findFolder(dirname(from));
}
