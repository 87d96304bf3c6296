import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { notice } from "./notice.js";

const FOLDER = join(import.meta.dirname, "../toolkitPeer");

/** What the benchmark uses of grammY. */
export interface ToolkitPeer {
  readonly Composer: new () => PeerComposer;
  readonly Context: new (update: object, api: object, me: object) => object;
}

export interface PeerComposer {
  use(middleware: (ctx: object, next: () => Promise<void>) => unknown): void;
  command(name: string, middleware: (ctx: object) => unknown): void;
  middleware(): (ctx: object, next: () => Promise<void>) => Promise<void>;
}

/** Loads grammY; installs it first when it is missing. Returns `undefined`, and says so, when it cannot be installed. */
export function loadToolkitPeer({ installs }: { readonly installs: boolean }): ToolkitPeer | undefined {
  const isThere = (): boolean => existsSync(join(FOLDER, "node_modules/grammy/package.json"));
  if (!isThere() && installs) {
    spawnSync("npm", ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund"], { stdio: ["ignore", "ignore", "inherit"] });
    if (!isThere()) notice("grammY cannot be installed: the tables come without its figures.");
  }
  return isThere() ? (createRequire(join(FOLDER, "package.json"))("grammy") as ToolkitPeer) : undefined;
}
