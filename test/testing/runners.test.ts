import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    // Without what this runner tells its own children.
    const { NODE_TEST_CONTEXT: _context, NODE_OPTIONS: _options, ...env } = process.env;
    const child = spawn(process.execPath, args, { cwd: ROOT, env });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.stderr.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.on("close", () => resolve(output));
  });
}

test("node:test closes the beds, shows the story, and exits by itself", { timeout: 60_000 }, async () => {
  const output = await run(["--import", "tsx", "--test", "--test-reporter", "tap", "test/testing/underNodeTest.ts"]);
  expect(output).toMatch(/# pass 1\b/);
  expect(output).toMatch(/# fail 1\b/);
  expect(output).toContain(
    'alice expected a message "Your vote is lost." of bot in #general: none came within 200 ms.',
  );
  expect(output).toMatch(/underNodeTest\.ts:20/);
});
