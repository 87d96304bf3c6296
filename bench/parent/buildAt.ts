import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type config from "../../tsdown.config.js";
import { buildPackageOf, PROJECT } from "../support/built.js";

/** Returns a commit's full name, or `undefined` if this repository does not hold it, as a shallow clone does not. */
export function commitOf(reference: string): string | undefined {
  return git("rev-parse", "--verify", "--quiet", `${reference}^{commit}`)?.trim();
}

/** Returns the values of a trailer in the messages of the commits after `base`. */
export function trailersSince(base: string, name: string): readonly string[] {
  const values = git("log", `--format=%(trailers:key=${name},valueonly)`, `${base}..HEAD`) ?? "";
  return values.split("\n").filter((value) => value.trim() !== "");
}

/** Builds the package of a commit, with the packages that are installed here. Returns its folder. */
export async function buildAt(commit: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const tree = join(folder, "tree");
  try {
    if (git("worktree", "add", "--detach", tree, commit) === undefined) throw new Error(`git has no tree of ${commit}`);
    symlinkSync(join(PROJECT, "node_modules"), join(tree, "node_modules"));
    const module = (await import(pathToFileURL(join(tree, "tsdown.config.ts")).href)) as {
      readonly default: typeof config;
    };
    return await buildPackageOf(tree, "parent", module.default);
  } finally {
    git("worktree", "remove", "--force", tree);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `undefined` when git fails, or is not there. */
function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, { cwd: PROJECT, encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
