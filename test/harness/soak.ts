/**
 * `npm run soak -- --events N`: a client receives N messages and answers some, while its heap, handles and timers are
 * measured.
 */

import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { MezonClient } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { heapBytes } from "./heapBytes.js";

export interface SoakOptions {
  readonly events: number;
  /** Number of messages between two measurements. */
  readonly every: number;
  /** Called with each measurement. */
  readonly progress?: (sample: SoakSample) => void;
}

export interface SoakSample {
  readonly events: number;
  readonly heapBytes: number;
  readonly handles: number;
  readonly timers: number;
}

export interface SoakReport {
  readonly events: number;
  readonly replies: number;
  /** What failed: replies, frames. */
  readonly failures: number;
  readonly eventsPerSecond: number;
  readonly samples: readonly SoakSample[];
}

const BATCH = 500;
const REPLY_EVERY = 100;
/** Bytes that do not count as growth: garbage that is not collected yet. */
const HEAP_ALLOWANCE = 16 * 2 ** 20;

/** The sandbox runs in this process as well: its history is bounded, so its share is constant once that is full. */
export async function soak({ events, every, progress }: SoakOptions): Promise<SoakReport> {
  await using sandbox = await createSandbox();
  const { botId, token, host, port, useSSL } = sandbox;
  await using client = new MezonClient({ botId, token, host, port, useSSL, limits: false });
  let heard = 0;
  let replies = 0;
  let failures = 0;
  client.on("error", () => {
    failures += 1;
  });
  let wake: () => void = () => undefined;
  client.onChannelMessage(async (message) => {
    if (message.isOwn) return;
    heard += 1;
    wake();
    if (heard % REPLY_EVERY !== 0) return;
    await message.reply(`heard ${heard}`);
    replies += 1;
  });
  await client.login();
  const alice = sandbox.user("alice");
  const samples: SoakSample[] = [];
  const begin = performance.now();
  for (let sent = 0; sent < events; ) {
    const until = Math.min(events, sent + BATCH);
    for (; sent < until; sent += 1) await alice.send(sandbox.channelId, `message ${sent}`);
    alice.clearReceived();
    while (heard < sent) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (heard >= sent) resolve();
      });
    }
    if (sent % every < BATCH) {
      const taken = sample(sent);
      samples.push(taken);
      progress?.(taken);
    }
  }
  const seconds = (performance.now() - begin) / 1000;
  return { events: heard, replies, failures, eventsPerSecond: Math.round(heard / seconds), samples };
}

/**
 * Returns the growth of heap, handles and timers after the warm-up: the last quarter of the samples compared with the
 * second. The sandbox's history is full by then if the first half has more messages than it keeps.
 */
export function growthOf({ samples }: SoakReport): Omit<SoakSample, "events"> {
  const quarter = Math.floor(samples.length / 4);
  const warm = samples.slice(quarter, 2 * quarter);
  const last = samples.slice(-quarter);
  const grown = (of: (sample: SoakSample) => number): number => Math.min(...last.map(of)) - Math.max(...warm.map(of));
  return {
    heapBytes: grown(({ heapBytes }) => heapBytes),
    handles: grown(({ handles }) => handles),
    timers: grown(({ timers }) => timers),
  };
}

function sample(events: number): SoakSample {
  const resources = process.getActiveResourcesInfo();
  return {
    events,
    heapBytes: heapBytes(),
    handles: resources.filter((name) => name !== "Timeout").length,
    timers: resources.filter((name) => name === "Timeout").length,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({ options: { events: { type: "string", default: "10000000" } } });
  const events = Number(values.events);
  const report = await soak({
    events,
    every: Math.max(BATCH, Math.floor(events / 20)),
    progress: ({ events: at, heapBytes, handles, timers }) => {
      const heap = (heapBytes / 2 ** 20).toFixed(1);
      process.stdout.write(`${at} events: ${heap} MiB heap, ${handles} handles, ${timers} timers\n`);
    },
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  const grown = growthOf(report);
  const isFlat = grown.heapBytes < HEAP_ALLOWANCE && grown.handles <= 0 && grown.timers <= 0;
  if (!isFlat || report.failures > 0) {
    process.stderr.write("heap, handles or timers grew, or something failed\n");
    process.exitCode = 1;
  }
}
