import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { MezonClient, SessionError, ValidationError } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const BOT = fileURLToPath(new URL("unheardBot.ts", import.meta.url));

/** Runs a bot as a process, `meanwhile` once it is ready, and waits for it to exit by itself. */
async function runBot(scenario: string, meanwhile: (sandbox: Sandbox) => unknown): Promise<Ended> {
  const sandbox = await startSandbox();
  const { host, port, botId, token } = sandbox;
  const args = ["--import", "tsx", BOT, scenario, host, String(port), botId, token];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill());
  const err = text(child.stderr);
  const lines: string[] = [];
  const exited = once(child, "exit");
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    if (line === "ready") void meanwhile(sandbox);
  });
  const [code] = (await exited) as [number];
  return { code, out: lines.slice(1).join("\n"), err: await err };
}

const ban = (sandbox: Sandbox): void => {
  sandbox.faults.banApp();
  sandbox.disconnectAll();
};

const throwing = async (sandbox: Sandbox): Promise<void> => {
  const alice = sandbox.user("alice");
  await alice.send(sandbox.channelId, "one");
  await alice.send(sandbox.channelId, "close");
};

const times = (all: string, part: string): number => all.split(part).length - 1;

describe("without a logger and without a listener", () => {
  test("a listener that throws is printed once, with the place in its code, and no secret", async () => {
    const { code, err } = await runBot("", throwing);
    expect(err).toContain('a listener of "message" failed: cannot read one [redacted]');
    expect(times(err, "cannot read one")).toBe(1);
    expect(err).toContain("unheardBot.ts");
    expect(times(err, "nobody listens")).toBe(1);
    expect(code).toBe(0);
  });

  test("a client that ends by itself is printed once, says what to do, and makes the process fail", async () => {
    const { code, err } = await runBot("", ban);
    expect(code).toBe(1);
    expect(times(err, "SessionError: ")).toBe(1);
    expect(err).toMatch(
      /mezonkit: error: the connection cannot be restored\n {2}SessionError: .*Check botId and token/,
    );
  });

  test("logger: false prints nothing; the process fails all the same", async () => {
    expect(await runBot("logger: false", ban)).toStrictEqual({ code: 1, out: "", err: "" });
  });
});

describe("somebody listens", () => {
  test("nothing is printed and the process does not fail where errors are listened for", async () => {
    const { code, out, err } = await runBot("error listener", ban);
    expect({ code, err }).toStrictEqual({ code: 0, err: "" });
    expect(out).toContain("heard ");
  });

  test("the process does not fail where the end is listened for", async () => {
    const { code, out } = await runBot("closed listener", ban);
    expect(code).toBe(0);
    expect(out).toContain("closed ");
  });

  test("the process does not fail where the end is awaited", async () => {
    const { code, out } = await runBot("awaits closed", ban);
    expect(code).toBe(0);
    expect(out).toContain("ended: SessionError: ");
  });

  test("an error listener that throws itself is printed: it hears nothing", async () => {
    const { err } = await runBot("broken listener", throwing);
    expect(err).toContain('a listener of "error" failed: broken myself');
  });
});

describe("closed", () => {
  test("resolves when the client is closed, and again after another login", async () => {
    const { client } = await startBot();
    const first = client.closed;
    await client.close();
    await expect(first).resolves.toBeUndefined();
    await expect(client.closed).resolves.toBeUndefined();
    await client.login();
    const second = client.closed;
    expect(second).not.toBe(first);
    await client.close();
    await expect(second).resolves.toBeUndefined();
  });

  test("rejects with the reason for which the client ended by itself", async () => {
    const { client, sandbox } = await startBot({ logger: false });
    const end = client.closed;
    ban(sandbox);
    await expect(end).rejects.toBeInstanceOf(SessionError);
    await expect(client.closed).rejects.toBeInstanceOf(SessionError);
  });

  test("asked for before the login, it is of the login that follows", async () => {
    const client = botFor(await startSandbox());
    const end = client.closed;
    await client.login();
    await client.close();
    await expect(end).resolves.toBeUndefined();
  });
});

test("a malformed logger is refused", () => {
  const make = (logger: unknown) => () => new MezonClient({ botId: "1", token: "token", logger: logger as never });
  for (const odd of [{}, () => undefined, "pino", null, true]) expect(make(odd)).toThrow(ValidationError);
  expect(make({ warn: () => undefined })).toThrow(/logger: must be false or a logger with .* no debug\(\)/);
});
