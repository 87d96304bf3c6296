import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.js";
import { DeliveryUnknownError, type MezonClientOptions } from "../../src/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { newHome, newLife, startLife } from "../cache/botWithStore.js";
import { sayAndHear, startAway } from "./awayBot.js";

const ahead = (ms: number): Partial<MezonClientOptions> => ({
  clock: { ...systemClock, now: () => Date.now() + ms },
});

/** How often each of these texts was heard as a message. */
function times(heard: readonly string[], texts: readonly string[]): readonly number[] {
  return texts.map((text) => heard.filter((line) => line.endsWith(` message ${text}`)).length);
}

test("a message pushed while the topics are caught up with is heard, though that catch-up broke off", async () => {
  const bot = await startAway({ socketTimeoutMs: 2_000 });
  const { sandbox, client, heard } = bot;
  const alice = sandbox.user("alice");
  const topicId = "77001122334455";
  await sayAndHear(bot, "in the channel");
  await alice.send(sandbox.channelId, "in the topic", { topicId });
  await expect.poll(() => heard).toContain("live message in the topic");
  const missed = Array.from({ length: 99 }, (_, index) => `topic ${index}`);
  const onHearing = (text: string, react: () => Promise<unknown>): Promise<void> =>
    new Promise((resolve, reject) => {
      const remove = client.onChannelMessage((message) => {
        if (message.text !== text) return;
        remove();
        react().then(() => resolve(), reject);
      });
    });
  const pushed = onHearing("meanwhile, in the channel", async () => {
    // The channel is done with: the next answer is of the topic. What is posted now is pushed, and held back.
    sandbox.faults.frames({ kind: "delay", ms: 200, of: "answer", times: 1 });
    const { received } = client.stats();
    await alice.send(sandbox.channelId, "pushed");
    await alice.send(sandbox.channelId, "topic 99", { topicId });
    await expect.poll(() => client.stats().received).toBeGreaterThanOrEqual(received + 2);
  });
  const page = onHearing("topic 0", () => {
    // The next page never comes.
    sandbox.faults.frames({ kind: "drop", of: "answer", times: 1 });
    return Promise.resolve();
  });
  const report = bot.away(async () => {
    for (const text of missed) await alice.send(sandbox.channelId, text, { topicId });
    await alice.send(sandbox.channelId, "meanwhile, in the channel");
  });
  await Promise.all([pushed, page]);
  await expect.poll(() => heard).toContain("replayed message topic 99");
  sandbox.disconnectAll();
  expect(await report).toMatchObject({ complete: true });
  await sayAndHear(bot, "after");
  const texts = [...missed, "topic 99", "pushed"];
  expect(times(heard, texts)).toStrictEqual(texts.map(() => 1));
});

describe("the bot's clock decides nothing", () => {
  test.each([5_000, 300_000, -120_000, -7_200_000])(
    "%d ms ahead: what was missed in channels never heard is heard, what is older is not",
    async (ms) => {
      const bot = await startAway(ahead(ms), async (sandbox) => {
        const old = sandbox.createChannel({ name: "old" });
        await sandbox.user("alice").send(old.id, "before the login");
        sandbox.faults.jumpClock(3_000);
      });
      const { sandbox, heard } = bot;
      const other = sandbox.createChannel({ name: "other" });
      const report = await bot.away(() => sandbox.user("alice").send(other.id, "missed"));
      expect(heard).toStrictEqual(["replayed message missed"]);
      expect(report).toMatchObject({ messages: 1, complete: true });
    },
  );

  test("with a store: messages posted while the bot was down are received", async () => {
    const home = await newHome();
    await (await startLife(home, ahead(300_000))).client.close();
    await home.sandbox.user("alice").send(home.sandbox.channelId, "missed");
    const second = await startLife(home, ahead(300_000));
    expect(second.heard).toStrictEqual(["replayed message missed"]);
    await second.client.close();
  });

  test("a server that says no time: a channel that was never heard is not guessed at, and the report says so", async () => {
    const bot = await startAway({
      fetch: async (request) => {
        const answer = await fetch(request);
        const headers = new Headers(answer.headers);
        headers.delete("Date");
        return new Response(answer.body, { status: answer.status, headers });
      },
    });
    const report = await bot.away(() => bot.sandbox.user("alice").send(bot.sandbox.channelId, "missed"));
    expect(bot.heard).toStrictEqual([]);
    expect(report).toMatchObject({ messages: 0, complete: false });
  });

  test.each([300_000, -300_000])("%d ms ahead: check() finds what was sent", async (ms) => {
    const { sandbox, client } = await startAway({ ...ahead(ms), socketTimeoutMs: 300 });
    const channel = await client.channels.fetch(sandbox.channelId);
    // The channel is joined with it: the answer that is lost is that of the next message.
    await channel.send("first");
    sandbox.faults.frames({ kind: "drop", of: "answer", times: 1 });
    const failed = await channel.send("mine").catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DeliveryUnknownError);
    const sent = sandbox.messages(sandbox.channelId).find(({ text }) => text === "mine");
    expect(sent).toBeDefined();
    expect(await (failed as DeliveryUnknownError).check?.()).toBe(sent?.id);
  });

  test("check() does not take an older message with the same text for the one that was sent", async () => {
    let isDeaf = false;
    const { sandbox, client } = await startAway({
      socketTimeoutMs: 300,
      openSocket: async (url, handlers) => {
        const socket = await openNodeSocket(url, handlers);
        return {
          send: (bytes) => (isDeaf ? undefined : socket.send(bytes)),
          close: (code, reason) => socket.close(code, reason),
          terminate: () => socket.terminate(),
        };
      },
    });
    const channel = await client.channels.fetch(sandbox.channelId);
    await channel.send("mine");
    isDeaf = true;
    const failed = await channel.send("mine").catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DeliveryUnknownError);
    expect(await (failed as DeliveryUnknownError).check?.()).toBeUndefined();
  });
});

describe("ids and histories that differ from the pushes", () => {
  test("a history that lags removes nothing, and what it shows later is heard", async () => {
    const bot = await startAway();
    const { sandbox, heard } = bot;
    await sayAndHear(bot, "A");
    sandbox.faults.lagHistory(800);
    await sayAndHear(bot, "B");
    await bot.away(() => sandbox.user("alice").send(sandbox.channelId, "C"));
    await sayAndHear(bot, "D");
    expect(heard).toStrictEqual(["live message A", "live message B", "replayed message C", "live message D"]);
  });

  test("a history that lags without a sign of it: missed messages are delivered a little later", async () => {
    const bot = await startAway();
    const { sandbox, heard } = bot;
    await sayAndHear(bot, "A");
    sandbox.faults.lagHistory(800);
    await bot.away(() => sandbox.user("alice").send(sandbox.channelId, "C"));
    await expect.poll(() => heard, { timeout: 5_000 }).toStrictEqual(["live message A", "replayed message C"]);
  });

  test("missed messages with ids that do not rise are received once", async () => {
    const bot = await startAway();
    const { sandbox, heard } = bot;
    const alice = sandbox.user("alice");
    sandbox.faults.skewIds(2_000);
    const [before, after] = [1, 2].map((part) => Array.from({ length: 6 }, (_, index) => `${part}.${index}`));
    for (const text of before ?? []) await sayAndHear(bot, text);
    await bot.away(async () => {
      for (const text of after ?? []) await alice.send(sandbox.channelId, text);
    });
    const texts = [...(before ?? []), ...(after ?? [])];
    expect(times(heard, texts)).toStrictEqual(texts.map(() => 1));
    expect(heard.filter((line) => line.includes("removal"))).toStrictEqual([]);
    await bot.away(() => Promise.resolve());
    expect(times(heard, texts)).toStrictEqual(texts.map(() => 1));
  });

  test("missed messages with ids that do not rise are received once by a bot that was down", async () => {
    const home = await newHome();
    const alice = home.sandbox.user("alice");
    const first = await startLife(home);
    home.sandbox.faults.skewIds(2_000);
    const [before, after] = [1, 2].map((part) => Array.from({ length: 6 }, (_, index) => `${part}.${index}`));
    for (const text of before ?? []) await alice.send(home.sandbox.channelId, text);
    await expect.poll(() => first.heard).toHaveLength(6);
    await first.client.close();
    for (const text of after ?? []) await alice.send(home.sandbox.channelId, text);
    for (const heard of [6, 0]) {
      const life = newLife(home);
      await life.client.login();
      expect(times(life.heard, [...(before ?? []), ...(after ?? [])]).reduce((a, b) => a + b)).toBe(heard);
      await life.client.close();
    }
  });

  test("messages from before the login do not count as missed, however close to a received one", async () => {
    const bot = await startAway({}, async (sandbox) => {
      await sandbox.user("alice").send(sandbox.channelId, "old");
    });
    await sayAndHear(bot, "one");
    await bot.away(() => bot.sandbox.user("alice").send(bot.sandbox.channelId, "two"));
    expect(bot.heard).toStrictEqual(["live message one", "replayed message two"]);
  });
});
