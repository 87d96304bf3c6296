import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const SUBJECTS = join(import.meta.dirname, "subjects");
const MEBIBYTE = 1024 * 1024;

/** Imports a module in a fresh process. Returns the milliseconds that took, and the MiB resident after it. */
export function coldImport(specifier: string): readonly number[] {
  const run = spawnSync(process.execPath, [join(SUBJECTS, "cold.mjs"), specifier], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  // The official package prints a message first.
  const { ms, rss } = JSON.parse(run.stdout.slice(run.stdout.lastIndexOf("{"))) as { ms: number; rss: number };
  return [ms, rss / MEBIBYTE];
}

/** Imports a module in a fresh process. Returns the number of modules that were loaded for it. */
export function modulesLoaded(specifier: string): number {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const log = join(folder, "loaded.txt");
  const register = join(folder, "register.mjs");
  const hooks = pathToFileURL(join(SUBJECTS, "countModules.mjs")).href;
  writeFileSync(log, "");
  writeFileSync(
    register,
    `import { register } from "node:module"; import { appendFileSync } from "node:fs"; import Module from "node:module";
register(${JSON.stringify(hooks)});
process.on("exit", () => { for (const file of Object.keys(Module._cache)) appendFileSync(${JSON.stringify(log)}, "file://" + file + "\\n"); });`,
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", register, join(SUBJECTS, "cold.mjs"), specifier],
    {
      encoding: "utf8",
      env: { ...process.env, MODULES_LOG: log },
    },
  );
  if (status !== 0) throw new Error(stderr);
  const urls = new Set(readFileSync(log, "utf8").split("\n"));
  rmSync(folder, { recursive: true });
  return [...urls].filter((url) => url !== "" && !url.includes("/bench/support/")).length;
}
