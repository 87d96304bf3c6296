import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { closedPort } from "../client/closedPort.js";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

interface RunOptions {
  readonly host?: string;
  readonly port?: number;
  readonly token?: string;
}

/** Runs a scenario in a process of its own. Returns what it printed, once it has exited by itself. */
async function run(scenario: string, place: RunOptions = {}, onListening?: () => void): Promise<string> {
  const { host = sandbox.host, port = sandbox.port, token = sandbox.token } = place;
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      join(import.meta.dirname, "exitScenario.ts"),
      scenario,
      host,
      String(port),
      sandbox.botId,
      token,
      sandbox.channelId,
    ],
    // A process that does not exit by itself is killed, and the test fails.
    { stdio: ["ignore", "pipe", "inherit"], timeout: 15_000 },
  );
  const exited = once(child, "exit");
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "listening") onListening?.();
    last = line;
  }
  const [code, signal] = (await exited) as [number | null, string | null];
  expect({ code, signal }).toStrictEqual({ code: 0, signal: null });
  return last;
}

test.each([
  ["an unknown host", "login refused", { host: "no-such-host.invalid" }, "connection_failed"],
  ["a wrong token", "login refused", { token: "wrong" }, "session_refused"],
  ["oversized content", "oversized content", {}, "validation_failed"],
  ["closing with messages yet to be stored", "store", {}, "waiting"],
  ["no trouble at all", "no trouble", {}, "sent"],
])("the process exits by itself after %s", async (_, scenario, place, printed) => {
  expect(await run(scenario, place)).toBe(printed);
});

test("the process exits by itself after a refused port", async () => {
  expect(await run("login refused", { port: await closedPort() })).toBe("connection_failed");
});

test("the process exits by itself after a malformed frame", async () => {
  expect(await run("malformed frame", {}, () => sandbox.broadcastRaw(Uint8Array.of(0x0b)))).toBe("malformed_frame");
});

test("the process exits by itself after an unknown envelope field", async () => {
  const unknown = Uint8Array.of(0xfa, 0xf0, 0x04, 0x02, 0x08, 0x01);
  expect(await run("unknown envelope", {}, () => sandbox.broadcastRaw(unknown))).toBe("unknown 9999");
});

test("the process exits by itself when it is closed while reconnecting", async () => {
  await using gone = await createSandbox({ botId: sandbox.botId, token: sandbox.token });
  const place = { port: gone.port };
  expect(await run("reconnecting", place, () => void gone.faults.stop())).toBe("reconnecting 1");
});
