import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** What a store answers that works, whichever driver it has. */
export const WORKING = { found: [true], deleted: true, refused: "failed", count: 899, newest: 1, again: 1 };

/** Runs the scenario in another runtime; answers its line. `more` are its arguments before the script. */
export function runScenario(
  program: string,
  more: readonly string[],
  file: string,
  driver?: string,
): Readonly<Record<string, unknown>> {
  return runScript("driverScenario.ts", program, more, file, driver);
}

/** Runs a script of this folder in another runtime; answers its line. */
export function runScript(
  name: string,
  program: string,
  more: readonly string[],
  file: string,
  driver?: string,
): Readonly<Record<string, unknown>> {
  const script = join(import.meta.dirname, name);
  const args = [...more, script, file, ...(driver === undefined ? [] : [driver])];
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 60_000 });
  if (error !== undefined) throw error;
  const line = stdout.trim();
  if (line === "") throw new Error(`${program} ${args.join(" ")} printed nothing: ${stderr}`);
  return JSON.parse(line) as Readonly<Record<string, unknown>>;
}

/** The folder that `npm run check:runtimes` installs other runtimes into. */
const FOLDER = join(import.meta.dirname, "../../node_modules/.cache/runtimes");
const PLATFORM = `${process.platform}-${process.arch}`;
const BUN_PLATFORM = PLATFORM.replace("arm64", "aarch64");

/** Other runtimes, each a package of npm, and where its program lies once it is installed. */
export const RUNTIMES = {
  folder: FOLDER,
  packages: [`node-${PLATFORM}@22`, `@oven/bun-${BUN_PLATFORM}@1`],
  node22: found(join(FOLDER, `node_modules/node-${PLATFORM}/bin/node`)),
  bun: found(join(FOLDER, `node_modules/@oven/bun-${BUN_PLATFORM}/bin/bun`)),
};

function found(program: string): string | undefined {
  return existsSync(program) ? program : undefined;
}
