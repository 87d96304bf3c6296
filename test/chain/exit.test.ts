import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

async function run(scenario: string): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
  const script = fileURLToPath(new URL("exitScenario.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, scenario], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, lines: text.trim().split("\n") };
}

test("a process that had proofs made ends by itself", { timeout: 60_000 }, async () => {
  expect(await run("prove")).toStrictEqual({ code: 0, lines: ["true", "snarkjs is loaded", "closed"] });
});

test("a process ends by itself while a transaction waits and a call hangs", { timeout: 60_000 }, async () => {
  expect(await run("wait")).toStrictEqual({ code: 0, lines: ["snarkjs is not loaded", "closed"] });
});
