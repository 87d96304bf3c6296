/**
 * `npm run freeze -- --seconds 5,60,300`: a sandbox in a separate process is stopped (SIGSTOP) under traffic and
 * continued (SIGCONT). Nothing may be lost, doubled or falsely reported.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Channel, DeliveryUnknownError, MezonClient, type MezonClientOptions } from "../../src/index.js";

const PROJECT = resolve(import.meta.dirname, "../..");
const CHANNELS = 10;

export interface FreezeOptions {
  readonly seconds: number;
  /** Options of the clients that differ from the default. */
  readonly client?: Partial<MezonClientOptions>;
}

export interface FreezeReport {
  readonly seconds: number;
  readonly disconnects: number;
  readonly sends: number;
  readonly delivered: number;
  /** Written, but never acknowledged. */
  readonly unknown: number;
  readonly failed: number;
  readonly unsettled: number;
  /** Stored, but never received by the listener. */
  readonly lost: number;
  readonly doubled: number;
  readonly falselyDelivered: number;
  /** Reported as not stored, but stored. */
  readonly falselyRefused: number;
  /** Stored more than once. */
  readonly storedTwice: number;
  /** Received after a message of the same channel that was stored later. */
  readonly reordered: number;
}

interface Announced {
  readonly host: string;
  readonly port: number;
  readonly botId: string;
  readonly token: string;
  readonly clanId: string;
}

type Outcome = "pending" | "delivered" | "unknown" | "failed";

export async function freeze({ seconds, client }: FreezeOptions): Promise<FreezeReport> {
  const { child, announced } = await startSandboxProcess();
  try {
    return await run(child, announced, seconds, client ?? {});
  } finally {
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
  }
}

async function startSandboxProcess(): Promise<{ child: ChildProcess; announced: Announced }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(PROJECT, "src/cli/main.ts"), "sandbox", "--json"], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, announced: JSON.parse(line) as Announced };
}

async function run(
  child: ChildProcess,
  { botId, token, host, port, clanId }: Announced,
  seconds: number,
  options: Partial<MezonClientOptions>,
): Promise<FreezeReport> {
  const common = { botId, token, host, port, useSSL: false, limits: false, ...options } as const;
  // The same bot twice: one sends, the other listens.
  await using speaker = new MezonClient(common);
  await using listener = new MezonClient(common);
  const heard = new Map<string, number>();
  let disconnects = 0;
  listener.onChannelMessage(({ text }) => void heard.set(text, (heard.get(text) ?? 0) + 1));
  for (const each of [speaker, listener]) {
    each.on("disconnected", () => {
      disconnects += 1;
    });
  }
  await speaker.login();
  const channels = await openChannels(speaker, clanId);
  await listener.login();

  const outcomes = new Map<string, Outcome>();
  const sends: Promise<void>[] = [];
  const speak = async (durationMs: number): Promise<void> => {
    const end = Date.now() + durationMs;
    for (let turn = 0; Date.now() < end; turn += 1) {
      const text = `message ${outcomes.size}`;
      outcomes.set(text, "pending");
      const channel = channels[turn % channels.length];
      if (channel !== undefined) sends.push(settled(channel, text, outcomes));
      await pause(Math.min(200, durationMs / 20));
    }
  };
  await speak(500);
  child.kill("SIGSTOP");
  await speak(seconds * 1000);
  child.kill("SIGCONT");
  await speak(500);
  await Promise.all(sends);

  const held = await storedTexts(speaker, clanId, channels);
  const all = [...held.values()].flat();
  const stored = new Set(all);
  const deadline = Date.now() + 60_000;
  while ([...stored].some((text) => !heard.has(text)) && Date.now() < deadline) await pause(20);
  const count = (outcome: Outcome): number => [...outcomes.values()].filter((each) => each === outcome).length;
  return {
    seconds,
    disconnects,
    sends: outcomes.size,
    delivered: count("delivered"),
    unknown: count("unknown"),
    failed: count("failed"),
    unsettled: count("pending"),
    lost: [...stored].filter((text) => !heard.has(text)).length,
    doubled: [...heard.values()].filter((times) => times > 1).length,
    falselyDelivered: [...outcomes].filter(([text, outcome]) => outcome === "delivered" && !stored.has(text)).length,
    falselyRefused: [...outcomes].filter(([text, outcome]) => outcome === "failed" && stored.has(text)).length,
    storedTwice: all.length - stored.size,
    reordered: [...held.values()].reduce((sum, texts) => sum + reorderedIn(texts, [...heard.keys()]), 0),
  };
}

async function openChannels(client: MezonClient, clanId: string): Promise<readonly Channel[]> {
  const names = Array.from({ length: CHANNELS }, (_, index) => `frozen ${index}`);
  return Promise.all(
    names.map(async (channelLabel) => {
      const { channelId } = await client.rpc.createChannelDesc({ clanId, channelLabel, type: 1 });
      return client.channels.fetch(channelId);
    }),
  );
}

async function settled(channel: Channel, text: string, outcomes: Map<string, Outcome>): Promise<void> {
  try {
    await channel.send(text, { timeoutMs: 600_000 });
    outcomes.set(text, "delivered");
  } catch (error) {
    outcomes.set(text, error instanceof DeliveryUnknownError ? "unknown" : "failed");
  }
}

/** Returns how many texts of a channel were received after one that was stored later. */
function reorderedIn(texts: readonly string[], heard: readonly string[]): number {
  const places = new Map(texts.map((text, index) => [text, index]));
  let furthest = -1;
  let reordered = 0;
  for (const text of heard) {
    const place = places.get(text);
    if (place === undefined) continue;
    if (place < furthest) reordered += 1;
    else furthest = place;
  }
  return reordered;
}

/** Returns the messages on the server, by channel, oldest first. */
async function storedTexts(
  client: MezonClient,
  clanId: string,
  channels: readonly Channel[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const held = new Map<string, string[]>();
  for (const { id: channelId } of channels) {
    const texts: string[] = [];
    held.set(channelId, texts);
    for (let messageId = "0"; ; ) {
      const request = { clanId, channelId, messageId, direction: 3, limit: 100 };
      const { messages } = await client.rpc.listChannelMessages(request);
      for (const { content } of messages) texts.unshift((JSON.parse(content) as { t: string }).t);
      const oldest = messages.at(-1)?.messageId;
      if (messages.length < 100 || oldest === undefined) break;
      messageId = oldest;
    }
  }
  return held;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({ options: { seconds: { type: "string", default: "5,60,300" } } });
  const reports = await Promise.all(values.seconds.split(",").map((seconds) => freeze({ seconds: Number(seconds) })));
  for (const report of reports) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    const { lost, doubled, reordered, unsettled, falselyDelivered, falselyRefused, storedTwice } = report;
    if (lost + doubled + reordered + unsettled + falselyDelivered + falselyRefused + storedTwice > 0)
      process.exitCode = 1;
  }
}
