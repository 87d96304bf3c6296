import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { escaped } from "./escaped.js";
import { BrokenMutant, type Check } from "./mutant.js";
import { RUN_FILE, type TestRun } from "./vitestReporter.js";

/** Milliseconds after which a check is ended. */
const LONGEST_MS = 300_000;
const OUTPUT_KEPT = 4_000;

/** Runs a check in a tree. Rejects with a `BrokenMutant` when it tells nothing: it did not end, or ran no test. */
export async function runCheck(root: string, { file, test }: Check): Promise<TestRun> {
  const result = join(root, ".test-run.json");
  const pattern = test === undefined ? [] : ["-t", `^${escaped(test.replaceAll(" > ", " "))}$`];
  const { output, inTime } = await ended(root, result, [file, ...pattern]);
  if (!inTime) throw new BrokenMutant(`${file} did not end within ${LONGEST_MS / 1000} s`);
  let run: TestRun;
  try {
    run = JSON.parse(readFileSync(result, "utf8")) as TestRun;
  } catch {
    throw new BrokenMutant(`${file} did not run: ${output.trim().split("\n").at(-1) ?? ""}`);
  } finally {
    rmSync(result, { force: true });
  }
  if (run.passed + run.failed.length === 0)
    throw new BrokenMutant(run.troubles[0] ?? `${file} has no test ${test === undefined ? "" : `named "${test}"`}`);
  return run;
}

function ended(
  root: string,
  result: string,
  args: readonly string[],
): Promise<{ readonly output: string; readonly inTime: boolean }> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const reporter = "--reporter=./test/mutation/vitestReporter.ts";
  const child = spawn(process.execPath, [vitest, "run", reporter, ...args], {
    cwd: root,
    env: { ...process.env, [RUN_FILE]: result },
    // A group of its own, so that its workers end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (text: Buffer): void => {
    output = (output + text.toString()).slice(-OUTPUT_KEPT);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve, reject) => {
    let inTime = true;
    const timer = setTimeout(() => {
      inTime = false;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, LONGEST_MS);
    child.once("error", reject);
    child.once("close", () => {
      clearTimeout(timer);
      resolve({ output, inTime });
    });
  });
}
