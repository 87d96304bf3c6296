/**
 * `npm run crash -- --kills 200 --seed 1 --json`: a bot with a store is killed (SIGKILL) at random moments under a
 * flood of messages, edits, removals and reactions, and started again: while it logs in and catches up, and after.
 * After each kill the database must be valid and its newest messages complete; in the end the store must contain what
 * the server stores: nothing missing, nothing twice.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import BetterSqlite3 from "better-sqlite3";
import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import type { MessageMention } from "../../generated/mezon/api/message_pb.js";
import { KyselyMessageStore, type StoredMessage } from "../../src/cache/index.js";
import type { Init } from "../../src/runtime/wire.js";
import { createSandbox, type Sandbox, type SandboxMessage } from "../../src/sandbox/index.js";
import { buildWorker } from "../cache/thread/buildWorker.js";
import { WORKER_VARIABLE } from "../cache/thread/workerVariable.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { CrashFlood } from "./crashFlood.js";

const PROJECT = resolve(import.meta.dirname, "../..");
/** A bot that lives on for this long after it is ready has stored what it found. */
const LONGEST_WRITE_MS = 500;

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /**
   * Longest life of a bot before it is killed, in milliseconds, from its login or from when it is ready. @default
   * 1,500
   */
  readonly longestLifeMs?: number;
}

export interface CrashReport {
  readonly seed: number;
  readonly kills: number;
  /** Kills before the bot was ready, for example during a catch-up. */
  readonly killsBeforeReady: number;
  /** Number of messages on the server in the end. */
  readonly messages: number;
  /**
   * Kills after which the database could not be opened, did not pass SQLite's own check, or contained half a message.
   */
  readonly unsound: number;
  /** False if the last bot could not catch up with everything: then missing messages prove nothing. */
  readonly complete: boolean;
  /** Stored messages that differ from what was sent. */
  readonly halfWritten: number;
  readonly missing: number;
  readonly doubled: number;
  /** Stored, but removed from the server. */
  readonly extra: number;
  /** Likewise, but removed while no bot heard it, and too far back when the next one was ready: a documented limit. */
  readonly removedTooFarBack: number;
  /** With an older text, or with other reactions or mentions. */
  readonly outdated: number;
}

export async function crash({ kills, seed, longestLifeMs = 1_500 }: CrashOptions): Promise<CrashReport> {
  const random = new SeededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-crash-"));
  const file = join(folder, "cache.db");
  // Tests have built it already.
  const worker = process.env[WORKER_VARIABLE] === undefined ? await buildWorker() : undefined;
  if (worker !== undefined) process.env[WORKER_VARIABLE] = worker.url;
  await using sandbox = await createSandbox({ seed });
  const flood = new CrashFlood(sandbox, random);
  const spawnBot = (): CrashBot => new CrashBot(sandbox, file, flood);
  // Messages from before anybody listened do not count as lost.
  await spawnBot().startAndEnd();
  const flooding = flood.run();
  let killsBeforeReady = 0;
  let unsound = 0;
  // Loading takes longer than most lives: the next bot loads while this one lives.
  let next = spawnBot();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const bot = next;
      next = spawnBot();
      await bot.loaded;
      bot.start();
      // However slow the machine is, some are killed while they start and some while they listen.
      if (random.below(2) === 0) await bot.ready;
      await pause(random.below(longestLifeMs));
      if (!bot.isReady) killsBeforeReady += 1;
      await bot.kill();
      if (!isSound(file)) unsound += 1;
    }
    flood.stop();
    await flooding;
    // The last bot is not killed: it must catch up with everything that the others missed.
    const complete = await next.startAndEnd();
    return { seed, kills, killsBeforeReady, unsound, complete, ...(await compare(sandbox, flood, file)) };
  } finally {
    flood.stop();
    await flooding;
    await next.kill();
    worker?.remove();
    rmSync(folder, { recursive: true });
  }
}

/** A bot in a separate process, which loads at once and logs in on request. */
class CrashBot {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  /** Resolves when it can be started. */
  readonly loaded: Promise<void>;
  /** Resolves when it listens, with whether it caught up with everything; rejects if it never will. */
  readonly ready: Promise<boolean>;
  isReady = false;
  #settleRemovals?: () => void;
  #readyAt = 0;

  constructor(sandbox: Sandbox, file: string, flood: CrashFlood) {
    const { botId, token, host, port, useSSL } = sandbox;
    const args = ["--import", "tsx", join(PROJECT, "test/harness/crashBot.ts")];
    this.#process = spawn(process.execPath, [...args, file, JSON.stringify({ botId, token, host, port, useSSL })], {
      cwd: PROJECT,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const { stdout } = this.#process;
    if (stdout === null) throw new Error("the bot has no output");
    this.#exited = once(this.#process, "exit");
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    this.loaded = lines.next().then(() => undefined);
    this.ready = this.loaded
      .then(() => lines.next())
      .then(({ value }) => {
        if (typeof value !== "string") throw new Error("the bot ended before it was ready");
        this.isReady = true;
        this.#readyAt = performance.now();
        this.#settleRemovals = flood.botIsReady();
        return (JSON.parse(value) as { readonly complete: boolean }).complete;
      });
    // Most of those that are killed never become ready.
    this.ready.catch(() => undefined);
  }

  start(): void {
    this.#process.stdin?.write("start\n");
  }

  async kill(): Promise<void> {
    if (performance.now() - this.#readyAt > LONGEST_WRITE_MS) this.#settleRemovals?.();
    this.#process.kill("SIGKILL");
    await this.#exited;
  }

  /** Waits until it is ready and lets it end by itself. Returns whether it caught up with everything. */
  async startAndEnd(): Promise<boolean> {
    await this.loaded;
    this.start();
    const complete = await this.ready;
    this.#process.stdin?.end();
    await this.#exited;
    this.#settleRemovals?.();
    return complete;
  }
}

/** Whether the database can be opened and passes SQLite's own check, and the newest messages are complete. */
function isSound(file: string): boolean {
  try {
    const database = new BetterSqlite3(file);
    try {
      if (database.pragma("integrity_check", { simple: true }) !== "ok") return false;
      const newest = database.prepare(
        "select cast(id as text) as id, content, wire from mezonkit_messages order by mezonkit_messages.id desc limit 200",
      );
      for (const row of newest.iterate()) {
        const { id, content, wire } = row as { readonly id: string; readonly content: string; readonly wire: Buffer };
        JSON.parse(content);
        if (decodeChannelMessage(wire).messageId !== id) return false;
      }
      return true;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

type Comparison = Pick<
  CrashReport,
  "messages" | "halfWritten" | "missing" | "doubled" | "extra" | "removedTooFarBack" | "outdated"
>;

async function compare(sandbox: Sandbox, flood: CrashFlood, file: string): Promise<Comparison> {
  const found = { messages: 0, halfWritten: 0, missing: 0, doubled: 0, extra: 0, removedTooFarBack: 0, outdated: 0 };
  await using store = new KyselyMessageStore({ file });
  for (const channelId of flood.channelIds) {
    const stored = await everything(store, channelId);
    const byId = new Map(stored.map((message) => [message.id, message]));
    found.doubled += stored.length - byId.size;
    const real = sandbox.messages(channelId);
    found.messages += real.length;
    for (const message of real) {
      const kept = byId.get(message.id);
      byId.delete(message.id);
      if (kept === undefined) found.missing += 1;
      else if (kept.senderId !== message.senderId || kept.createdAt.getTime() !== message.createdAt.getTime())
        found.halfWritten += 1;
      else if (isOutdated(kept, message)) found.outdated += 1;
    }
    // The sandbox drops the oldest messages of a long history.
    const [oldest] = real;
    for (const id of byId.keys()) {
      if (oldest !== undefined && BigInt(id) < BigInt(oldest.id)) continue;
      found[flood.isTooFarBack(id) ? "removedTooFarBack" : "extra"] += 1;
    }
  }
  return found;
}

function isOutdated(kept: StoredMessage, message: SandboxMessage): boolean {
  return (
    kept.text !== message.text || reactionsOf(kept) !== reactionsOf(message) || mentionsOf(kept) !== mentionsOf(message)
  );
}

async function everything(store: KyselyMessageStore, channelId: string): Promise<readonly StoredMessage[]> {
  const all: StoredMessage[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.page({ channelId, order: "oldest", limit: 1_000, after });
    all.push(...page);
    if (page.length < 1_000) return all;
    after = page.at(-1)?.id;
  }
}

function reactionsOf({ reactions }: Pick<StoredMessage, "reactions">): string {
  return reactions
    .map(({ emoji, senderId }) => `${emoji} ${senderId}`)
    .sort()
    .join(", ");
}

function mentionsOf({ mentions }: { readonly mentions: readonly Init<MessageMention>[] }): string {
  return mentions.map(({ userId, s, e }) => `${userId} ${s} ${e}`).join(", ");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      kills: { type: "string", default: "20" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const report = await crash({ kills: Number(values.kills), seed: Number(values.seed) });
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else for (const [name, value] of Object.entries(report)) process.stdout.write(`${name.padEnd(18)}${value}\n`);
  const { complete, unsound, halfWritten, missing, doubled, extra, outdated } = report;
  if (!complete || unsound + halfWritten + missing + doubled + extra + outdated > 0) process.exitCode = 1;
}
