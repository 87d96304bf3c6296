/**
 * What a client guarantees about its timers, queues, errors and listeners: one test for each defect that bots often
 * meet. The store and the token flow have such tests beside their own.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { envelopeEvents, eventByNumber, type PushedEventName } from "../../generated/events.js";
import { type Clock, systemClock } from "../../src/core/clock.js";
import { Channel, Message, MezonClient, MezonError, ValidationError } from "../../src/index.js";
import { inSchemas } from "../codec/schemaText.js";
import { startBot } from "./botOnSandbox.js";
import { clientInBed } from "./clientInBed.js";
import { next } from "./clientLife.js";

const PROJECT = resolve(import.meta.dirname, "../..");

/** Counts the timers that run. */
function countingClock(): Clock & { readonly running: number } {
  const running = new Set<unknown>();
  return {
    now: () => systemClock.now(),
    setTimeout: (callback, ms) => {
      const timer = systemClock.setTimeout(() => {
        running.delete(timer);
        callback();
      }, ms);
      running.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      running.delete(timer);
      systemClock.clearTimeout(timer);
    },
    get running() {
      return running.size;
    },
  };
}
describe("a constructor that opens files and starts loops", () => {
  test("making a client leaves neither file, timer nor socket, also when it throws", () => {
    const before = { resources: process.getActiveResourcesInfo(), files: readdirSync(process.cwd()) };
    const ignored = readFileSync(join(PROJECT, ".gitignore"), "utf8");
    new MezonClient({ botId: "5", token: "secret" });
    expect(() => new MezonClient({ botId: "no id", token: "secret" })).toThrow(ValidationError);
    expect({ resources: process.getActiveResourcesInfo(), files: readdirSync(process.cwd()) }).toStrictEqual(before);
    expect(readFileSync(join(PROJECT, ".gitignore"), "utf8")).toBe(ignored);
  });
});

test("timers that pile up: each send's deadline ends with its answer", async () => {
  const clock = countingClock();
  const { sandbox, client } = await startBot({ clock, limits: false });
  const channel = await client.channels.fetch(sandbox.channelId);
  const rest = clock.running;
  await Promise.all(Array.from({ length: 200 }, (_, index) => channel.send(`message ${index}`)));
  expect(clock.running).toBeLessThanOrEqual(rest);
  await client.close();
  expect(clock.running).toBe(0);
});

test("rejections that are strings or bare objects: each is an Error with a code and words", async () => {
  const { sandbox, client } = await startBot({ socketTimeoutMs: 30 });
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.join();
  sandbox.faults.frames({ kind: "drop", of: "answer", times: Infinity });
  const rejections = await Promise.allSettled([
    channel.send("unanswered"),
    channel.send("x".repeat(5_000)),
    client.channels.fetch("not an id"),
    client.channels.fetch("12345"),
    client.rpc.listForSaleItems({}, { signal: AbortSignal.abort(new Error("given up")) }),
    client.login(),
  ]);
  for (const rejection of rejections) {
    const { reason } = rejection as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(Error);
    expect((reason as Error).message).not.toBe("");
  }
  expect(rejections.filter((each) => (each as PromiseRejectedResult).reason instanceof MezonError)).toHaveLength(5);
});

test("one bad listener that takes the bot down: it is reported, and the others are called", async () => {
  const { bed, client } = await clientInBed();
  client.onChannelMessage(() => {
    throw new Error("thrown");
  });
  client.onChannelMessage(() => Promise.reject(new Error("rejected")));
  const heard = vi.fn();
  client.onChannelMessage(({ text }) => heard(text));
  await bed.person("alice").say("hello");
  await bed.bot.idle();
  expect(heard).toHaveBeenCalledExactlyOnceWith("hello");
  expect(bed.bot.errors).toStrictEqual([new Error("thrown"), new Error("rejected")]);
});

test("caches without a bound: the least used channels are forgotten", async () => {
  const { sandbox, client } = await startBot({ channelCacheSize: 5, rpcTransport: "socket" });
  const ids = Array.from({ length: 12 }, (_, index) => sandbox.createChannel({ name: `channel ${index}` }).id);
  for (const id of ids) await client.channels.fetch(id);
  expect(client.stats().channels).toBe(5);
  expect(client.channels.get(ids.at(-1) ?? "")).toBeDefined();
  expect(client.channels.get(ids[0] ?? "")).toBeUndefined();
});

test("edits and removals that look like new messages: they say what they are", async () => {
  const { bed, client } = await clientInBed();
  const kinds: string[] = [];
  client.onChannelMessage((message) => {
    kinds.push(message.isRemoval ? "removal" : message.isEdit ? "edit" : "new");
  });
  const alice = bed.person("alice");
  const message = await alice.say("one");
  await alice.edit(message, "two");
  await alice.remove(message);
  await bed.bot.idle();
  expect(kinds).toStrictEqual(["new", "edit", "removal"]);
});

test("kinds of event that are dropped without a word: every field of the envelope reaches its listeners, or those of unknown", async () => {
  const { sandbox, client } = await startBot();
  const pushed = Object.values(envelopeEvents).filter(({ isPushed }) => isPushed);
  const names = pushed.map(({ name }) => name as PushedEventName);
  const heard = new Set<string>();
  const others = new Set<number>();
  for (const name of names) client.on(name, () => void heard.add(name));
  client.on("unknown", ({ fieldNumber }) => void others.add(fieldNumber));
  for (let number = 2; number < 200; number += 1) {
    if (eventByNumber(number) === undefined) continue;
    // An empty payload: the field's tag and the length 0.
    const tag = (number << 3) | 2;
    sandbox.broadcastRaw(tag < 0x80 ? Uint8Array.of(tag, 0) : Uint8Array.of((tag & 0x7f) | 0x80, tag >> 7, 0));
  }
  await vi.waitFor(() => expect(heard.size).toBe(names.length));
  await vi.waitFor(() => expect(heard.size + others.size).toBe(Object.keys(envelopeEvents).length));
  expect(names).toHaveLength(inSchemas(/\(mezon\.options\.pushed\) = true/g));
});

test("two askers, two calls: several asks for one channel are one call", async () => {
  const { sandbox, client } = await startBot();
  const { calls } = client.stats();
  const [one, other] = await Promise.all([
    client.channels.fetch(sandbox.channelId),
    client.channels.fetch(sandbox.channelId),
  ]);
  expect(one).toBe(other);
  expect(client.stats().calls - calls).toBe(1);
});

test("secrets in logs, and a console that is written to", async () => {
  const lines: string[] = [];
  const write = (details: object, message: string): void => void lines.push(`${message} ${shown(details)}`);
  const spies = (["log", "info", "warn", "error", "debug"] as const).map((level) => vi.spyOn(console, level));
  onTestFinished(() => void spies.map((spy) => spy.mockRestore()));
  const logger = { debug: write, info: write, warn: write, error: write };
  const { sandbox, client } = await startBot({
    ...{ logger, heartbeatIntervalMs: 20, heartbeatTimeoutMs: 40 },
    ...{ reconnectBaseMs: 5, reconnectCeilingMs: 20 },
  });
  sandbox.faults.http({ kind: "status", status: 500, times: 3 });
  sandbox.faults.http({ kind: "status", status: 401, path: "/ws" });
  const resumed = next(client, "resumed");
  sandbox.faults.revokeSessions();
  sandbox.faults.halfOpen();
  await resumed;
  await client.rpc.listForSaleItems({}).catch((error: unknown) => write({ error }, "a call failed"));
  await client.close();
  expect(lines.length).toBeGreaterThan(2);
  for (const secret of [sandbox.token, "eyJ", "Bearer "]) expect(lines.join("\n")).not.toContain(secret);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});

test("hundreds of packages, a test framework among them", () => {
  const lock = JSON.parse(readFileSync(join(PROJECT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean; peer?: boolean }>;
  };
  const installed = Object.entries(lock.packages).filter(([path, entry]) => {
    return path !== "" && !(entry.dev ?? entry.devOptional ?? entry.optional ?? entry.peer ?? false);
  });
  expect(installed.map(([path]) => path)).not.toContain("node_modules/vitest");
  expect(installed.length).toBeLessThanOrEqual(15);
});

test("content that is too long, refused late and without a type: it never leaves", async () => {
  const { sandbox, client } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  const { sent } = client.stats();
  await expect(channel.send("x".repeat(4_000))).rejects.toMatchObject({
    name: "ValidationError",
    path: "content",
    limit: 4_000,
  });
  expect(client.stats().sent).toBe(sent);
});

describe("parameters by position, and results that change their kind", () => {
  test("no method takes more than three parameters", () => {
    for (const { prototype } of [MezonClient, Channel, Message]) {
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (typeof value === "function") expect((value as () => unknown).length, name).toBeLessThanOrEqual(3);
      }
    }
  });

  test("a sent message is returned as an object with methods", async () => {
    const { sandbox, client } = await startBot();
    const message = await (await client.channels.fetch(sandbox.channelId)).send("one");
    expect(message).toBeInstanceOf(Message);
    await message.update("two");
    expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ id: message.id, text: "two" }]);
  });
});

function shown(value: unknown): string {
  if (value instanceof Error) return `${value.stack ?? ""} ${shown(value.cause)}`;
  if (typeof value === "object" && value !== null) return Object.values(value).map(shown).join(" ");
  return String(value);
}
