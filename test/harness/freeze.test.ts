import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { DeliveryUnknownError, MezonClient } from "../../src/index.js";

const PROJECT = resolve(import.meta.dirname, "../..");

interface Announced {
  readonly host: string;
  readonly port: number;
  readonly botId: string;
  readonly token: string;
  readonly channelId: string;
}

/** A sandbox in a process of its own, which can be stopped. */
async function startSandboxProcess(): Promise<{ child: ChildProcess; announced: Announced }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(PROJECT, "src/cli/main.ts"), "sandbox", "--json"], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, announced: JSON.parse(line) as Announced };
}

test("a server that freezes under traffic costs nothing: every send ends, and none is falsely reported", async () => {
  const { child, announced } = await startSandboxProcess();
  const { botId, token, host, port, channelId } = announced;
  await using client = new MezonClient({
    ...{ botId, token, host, port },
    useSSL: false,
    limits: false,
    heartbeatIntervalMs: 100,
    heartbeatTimeoutMs: 200,
    connectTimeoutMs: 300,
    reconnectBaseMs: 5,
    reconnectCeilingMs: 50,
    requestTimeoutMs: 5_000,
  });
  const heard = new Set<string>();
  client.onChannelMessage((message) => void heard.add(message.text));
  await client.login();
  const channel = await client.channels.fetch(channelId);
  await channel.send("begin");

  const outcomes = new Map<string, "delivered" | "unknown" | "failed">();
  const sends: Promise<void>[] = [];
  const send = (text: string): void => {
    const settled = channel.send(text).then(
      () => void outcomes.set(text, "delivered"),
      (error: unknown) => void outcomes.set(text, error instanceof DeliveryUnknownError ? "unknown" : "failed"),
    );
    sends.push(settled);
  };
  const lost = new Promise((done) => client.once("disconnected", done));
  const resumed = new Promise((done) => client.once("resumed", done));
  send("before the freeze");
  child.kill("SIGSTOP");
  for (let index = 0; index < 10; index += 1) send(`while frozen ${index}`);
  await lost;
  for (let index = 0; index < 10; index += 1) send(`while lost ${index}`);
  // Longer than every deadline of a connection, so that attempts to restore it fail as well.
  await pause(1_000);
  child.kill("SIGCONT");
  await resumed;
  await Promise.all(sends);

  const { messages } = await client.rpc.listChannelMessages({ channelId, clanId: channel.clanId ?? "0", limit: 100 });
  const stored = messages.map((message) => (JSON.parse(message.content) as { t: string }).t);
  expect(outcomes.size).toBe(21);
  for (const [text, outcome] of outcomes) {
    if (outcome === "delivered") expect(stored.filter((each) => each === text)).toHaveLength(1);
  }
  const whileLost = stored.filter((text) => text.startsWith("while lost")).toReversed();
  expect(whileLost).toEqual(Array.from({ length: 10 }, (_, index) => `while lost ${index}`));
  for (const text of stored) expect(heard).toContain(text);
});
