import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";

const PROJECT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs benchmarks where npm can install nothing, and says so. */
async function bench(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const npm = join(folder, "npm");
  writeFileSync(npm, "#!/bin/sh\necho 'nothing can be installed'\nexit 1\n");
  chmodSync(npm, 0o755);
  const child = spawn(process.execPath, ["--expose-gc", "--import", "tsx", "bench/run.ts", ...args], {
    cwd: PROJECT,
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

test("with --json the standard output is JSON and nothing else", { timeout: 60_000 }, async () => {
  const args = ["cache", "--rounds", "1", "--load", "0.001"];
  const { code, stdout, stderr } = await bench(...args, "--json");
  expect(code, stderr).toBe(0);
  const results = JSON.parse(stdout) as Readonly<Record<string, readonly { readonly name: string }[]>>;
  expect(results["cache"]?.map(({ name }) => name)).toContain("insert");
  // The tables are beside it, as is what is said of what is missing.
  expect(stderr).toContain("## cache");

  const file = join(folder, "figures.json");
  writeFileSync(file, stdout);
  const compared = await bench(...args, "--compare", file);
  expect(compared.stdout).toContain("figures of both runs");
});

test("an option that is wrong is refused before anything runs", async () => {
  expect(await bench("--load", "2")).toMatchObject({ code: 2, stdout: "" });
  const missing = await bench("--compare", join(folder, "missing.json"));
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toContain("--compare takes the JSON that an earlier run printed");
});
