import { describe, expect, test } from "vitest";
import { decodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { type Clock, systemClock } from "../../src/core/clock.js";
import { LAG_MS } from "../../src/history/readPage.js";
import type { SocketPort } from "../../src/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { sayAndHear, startAway } from "./awayBot.js";

describe("what was missed while the connection was lost", () => {
  test("is delivered in its newest version when the catch-up itself is aborted: no older text comes after a newer one", async () => {
    const bot = await startAway();
    const { sandbox, client } = bot;
    const alice = sandbox.user("alice");
    const sent = await alice.send(sandbox.channelId, "first");
    await expect.poll(() => bot.heard).toStrictEqual(["live message first"]);
    const joined = new Promise<void>((resolve) => {
      const remove = client.on("joining", (progress) => {
        if (progress.joined < progress.total) return;
        remove();
        // The catch-up waits for an answer that never comes.
        sandbox.faults.frames({ kind: "drop", of: "answer", times: 1 });
        resolve();
      });
    });
    const resumed = new Promise<void>((resolve) => client.once("resumed", () => resolve()));
    sandbox.disconnectAll();
    await joined;
    const { received } = client.stats();
    await alice.edit(sent, "second");
    await expect.poll(() => client.stats().received).toBeGreaterThan(received);
    sandbox.disconnectAll();
    await alice.edit(sent, "third");
    await resumed;
    await sayAndHear(bot, "after");
    expect(bot.heard).toStrictEqual([
      "live message first",
      "live edit second",
      "replayed edit third",
      "live message after",
    ]);
  });

  test("is replayed in order, once, marked, before anything newer", async () => {
    const bot = await startAway();
    const alice = bot.sandbox.user("alice");
    await sayAndHear(bot, "before");
    const report = await bot.away(async () => {
      for (const text of ["one", "two", "three"]) await alice.send(bot.sandbox.channelId, text);
    });
    await sayAndHear(bot, "after");
    expect(bot.heard).toStrictEqual([
      "live message before",
      "replayed message one",
      "replayed message two",
      "replayed message three",
      "live message after",
    ]);
    expect(report).toMatchObject({ messages: 3, edits: 0, removals: 0, complete: true });
  });

  test("is replayed once though its history is read again, and though it is more than is remembered of a channel", async () => {
    let looks = 1;
    const pages: number[] = [];
    const setTimeout: Clock["setTimeout"] = (task, ms) => {
      if (ms !== LAG_MS) return systemClock.setTimeout(task, ms);
      return systemClock.setTimeout(() => {
        looks += 1;
        task();
      }, 50);
    };
    const bot = await startAway({ clock: { ...systemClock, setTimeout } });
    const { sandbox } = bot;
    const alice = sandbox.user("alice");
    sandbox.observeTraffic((item) => {
      if (item.kind !== "frame" || item.direction !== "out") return;
      if (Buffer.from(item.bytes).includes("missed ")) pages.push(looks);
    });
    await sayAndHear(bot, "before");
    const missed = Array.from({ length: 120 }, (_, n) => `missed ${n}`);
    await bot.away(async () => {
      for (const text of missed) await alice.send(sandbox.channelId, text);
    });
    await expect.poll(() => pages).toContain(2);
    await sayAndHear(bot, "after");
    expect(bot.heard.slice(1, -1)).toStrictEqual(missed.map((text) => `replayed message ${text}`));
  });

  test("is replayed from channels that were silent so far, threads and direct messages too", async () => {
    const bot = await startAway();
    const { sandbox } = bot;
    const alice = sandbox.user("alice");
    await sayAndHear(bot, "before");
    const quiet = sandbox.createChannel({ name: "quiet" });
    const thread = sandbox.createChannel({ name: "thread", type: 7, parentId: sandbox.channelId });
    const dm = await alice.openDm(sandbox.botId);
    await (await bot.client.channels.fetch(thread.id)).join();
    await bot.away(async () => {
      await alice.send(quiet.id, "in the quiet one");
      await alice.send(thread.id, "in the thread");
      await alice.send(dm.id, "to you alone");
    });
    expect(bot.heard.slice(1).sort()).toStrictEqual([
      "replayed message in the quiet one",
      "replayed message in the thread",
      "replayed message to you alone",
    ]);
  });

  test("is replayed even when nothing was ever heard before", async () => {
    const bot = await startAway();
    await bot.away(() => bot.sandbox.user("alice").send(bot.sandbox.channelId, "first of all"));
    expect(bot.heard).toStrictEqual(["replayed message first of all"]);
  });

  test("is replayed whole when it is more than a page", async () => {
    const bot = await startAway();
    const alice = bot.sandbox.user("alice");
    await sayAndHear(bot, "before");
    const texts = Array.from({ length: 350 }, (_, index) => `message ${index}`);
    const report = await bot.away(async () => {
      for (const text of texts) await alice.send(bot.sandbox.channelId, text);
    });
    expect(bot.heard.slice(1)).toStrictEqual(texts.map((text) => `replayed message ${text}`));
    expect(report).toMatchObject({ messages: 350, complete: true });
  });

  test("includes edits and removals of what was heard before", async () => {
    const bot = await startAway();
    const alice = bot.sandbox.user("alice");
    await sayAndHear(bot, "keep");
    await sayAndHear(bot, "change");
    await sayAndHear(bot, "remove");
    const [, change, remove] = bot.sandbox.messages(bot.sandbox.channelId);
    const report = await bot.away(async () => {
      if (change !== undefined) await alice.edit(change, "changed");
      if (remove !== undefined) await alice.remove(remove);
    });
    expect(bot.heard.slice(3)).toStrictEqual(["replayed edit changed", "replayed removal "]);
    expect(report).toMatchObject({ messages: 0, edits: 1, removals: 1 });
    expect(await bot.away(() => Promise.resolve())).toMatchObject({ messages: 0, edits: 0, removals: 0 });
  });

  test("is left out beyond the budget, and the report says so", async () => {
    const bot = await startAway({ catchUp: { messages: 2 } });
    const alice = bot.sandbox.user("alice");
    await sayAndHear(bot, "before");
    const report = await bot.away(async () => {
      for (const text of ["one", "two", "three"]) await alice.send(bot.sandbox.channelId, text);
    });
    expect(report).toMatchObject({ messages: 2, complete: false });
    await sayAndHear(bot, "after");
  });

  test("is read from dozens of channels at once: not each of them waits for the round trip of another", async () => {
    const channels = 40;
    const asked: (() => void)[] = [];
    const bot = await startAway({
      limits: false,
      openSocket: async (url, handlers, limits): Promise<SocketPort> => {
        const socket = await openNodeSocket(url, handlers, limits);
        return {
          close: socket.close.bind(socket),
          terminate: socket.terminate.bind(socket),
          send: (bytes) => {
            const { message } = decodeEnvelope(bytes);
            const isPage = message.case === "apiRequestEvent" && message.value.apiName === "ListChannelMessages";
            // A copy: the bytes are only valid now. None is sent before all were asked for.
            const copy = bytes.slice();
            if (isPage) asked.push(() => socket.send(copy));
            else socket.send(bytes);
          },
        };
      },
    });
    const { sandbox } = bot;
    const alice = sandbox.user("alice");
    const ids = Array.from({ length: channels }, (_, n) => sandbox.createChannel({ name: `channel ${n}` }).id);
    for (const id of ids) await sayAndHear(bot, "before", id);
    const away = bot.away(async () => {
      for (const id of ids) await alice.send(id, "missed");
    });
    await expect.poll(() => asked.length).toBe(channels);
    const sending = setInterval(() => {
      for (const send of asked.splice(0)) send();
    }, 1);
    expect(await away).toMatchObject({ messages: channels, complete: true });
    clearInterval(sending);
  });

  test("is left alone when the caller chose that", async () => {
    const bot = await startAway({ catchUp: "off" });
    await sayAndHear(bot, "before");
    expect(await bot.away(() => bot.sandbox.user("alice").send(bot.sandbox.channelId, "missed"))).toBeUndefined();
    await sayAndHear(bot, "after");
    expect(bot.heard).toStrictEqual(["live message before", "live message after"]);
  });
});

test("topics are caught up with too, and their messages are not taken for removed ones", async () => {
  const bot = await startAway();
  const { sandbox, heard } = bot;
  const alice = sandbox.user("alice");
  const topicId = "77001122334455";
  const say = (text: string) => alice.send(sandbox.channelId, text, { topicId });
  await sayAndHear(bot, "in the channel");
  const first = await say("in the topic");
  await expect.poll(() => heard).toContain("live message in the topic");
  const report = await bot.away(async () => {
    await say("meanwhile, in the topic");
    await alice.send(sandbox.channelId, "meanwhile, in the channel");
    await alice.edit(first, "in the topic, edited");
  });
  expect(report).toMatchObject({ messages: 2, edits: 1, removals: 0, complete: true });
  expect(heard.slice(2).sort()).toStrictEqual([
    "replayed edit in the topic, edited",
    "replayed message meanwhile, in the channel",
    "replayed message meanwhile, in the topic",
  ]);
});
