import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createSandbox } from "../../../src/sandbox/index.js";
import { botEnvironment } from "../../../src/testing/process/botEnvironment.js";

const MAIN = resolve(import.meta.dirname, "../../../src/cli/main.ts");

// `script` gives a program a terminal of its own; it has other options elsewhere.
it.runIf(process.platform === "linux")("a real terminal shows no token that is typed", async () => {
  await using sandbox = await createSandbox();
  const command = ["node", "--import", import.meta.resolve("tsx"), MAIN, "send", sandbox.channelId, "hello"].join(" ");
  const { MEZON_TOKEN: token = "", ...known } = botEnvironment(sandbox);
  const child = spawn("script", ["-qec", command, "/dev/null"], { env: { ...process.env, ...known, MEZON_TOKEN: "" } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let shown = "";
  child.stdout.on("data", (data: Buffer) => {
    shown += String(data);
  });
  await vi.waitFor(() => expect(shown).toContain("MEZON_TOKEN"), { timeout: 20_000 });
  child.stdin.write(`${token}\r`);
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(0);
  expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ text: "hello" }]);
  expect(shown).not.toContain(token);
});
