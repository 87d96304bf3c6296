import { describe, expect, test } from "vitest";
import { type Clock, systemClock } from "../../src/core/clock.js";
import { LAG_MS } from "../../src/history/readPage.js";
import { DeliveryUnknownError } from "../../src/index.js";
import type { SandboxMessage } from "../../src/sandbox/index.js";
import { type Away, sayAndHear, startAway } from "./awayBot.js";

/** More than is remembered of a channel, and more than a page of history. */
const MANY = 120;

/** A clock with which nobody waits long for a history that lags. Calls `atWait` at the beginning of each such wait. */
function clockOfLag(atWait: () => void = () => undefined): Clock {
  const setTimeout: Clock["setTimeout"] = (task, ms) => {
    if (ms !== LAG_MS) return systemClock.setTimeout(task, ms);
    atWait();
    return systemClock.setTimeout(task, 50);
  };
  return { ...systemClock, setTimeout };
}

async function flood({ sandbox }: Away, topicId?: string): Promise<void> {
  for (let n = 0; n < MANY; n += 1) await sandbox.user("alice").send(sandbox.channelId, `missed ${n}`, { topicId });
}

/** Lets the bot hear a message in a channel, and one in a topic under it. */
async function beginTopic(bot: Away): Promise<{ readonly topicId: string; readonly message: SandboxMessage }> {
  const { sandbox } = bot;
  await sayAndHear(bot, "under which the topic is");
  const [parent] = sandbox.messages(sandbox.channelId);
  if (parent === undefined) throw new Error("nothing was said");
  const topicId = await sandbox.user("alice").openTopic(parent);
  const message = await sandbox.user("alice").send(sandbox.channelId, "in the topic", { topicId });
  await expect.poll(() => bot.heard).toContain("live message in the topic");
  return { topicId, message };
}

function changesIn({ heard }: Away): readonly string[] {
  return heard.filter((line) => !line.includes(" message "));
}

/** Sends a message whose answer is lost. */
async function sendUnanswered(): Promise<{ readonly bot: Away; readonly error: DeliveryUnknownError }> {
  const bot = await startAway({ clock: clockOfLag(), socketTimeoutMs: 300, limits: false });
  const channel = await bot.client.channels.fetch(bot.sandbox.channelId);
  // The channel is joined with it: the answer that is lost is that of the next message.
  await channel.send("first");
  bot.sandbox.faults.frames({ kind: "drop", of: "answer", times: 1 });
  const error = await channel.send("mine").catch((failure: unknown) => failure);
  if (error instanceof DeliveryUnknownError) return { bot, error };
  throw new Error("the answer was not lost");
}

describe("when more was missed of a channel than is remembered of it", () => {
  test("the removal of a message that was just heard is replayed", async () => {
    const bot = await startAway({ clock: clockOfLag() });
    const { sandbox } = bot;
    await sayAndHear(bot, "stays");
    await sayAndHear(bot, "goes");
    const goes = sandbox.messages(sandbox.channelId).at(-1);
    const report = await bot.away(async () => {
      if (goes !== undefined) await sandbox.user("alice").remove(goes);
      await flood(bot);
    });
    expect(changesIn(bot)).toStrictEqual(["replayed removal "]);
    expect(report).toMatchObject({ messages: MANY, edits: 0, removals: 1, complete: true });
  });

  test("the removal is replayed though the catch-up is cut off before it is certain", async () => {
    let waits = 0;
    const bot = await startAway({
      clock: clockOfLag(() => {
        waits += 1;
        if (waits === 1) bot.sandbox.disconnectAll();
      }),
    });
    const { sandbox } = bot;
    await sayAndHear(bot, "stays");
    await sayAndHear(bot, "goes");
    const goes = sandbox.messages(sandbox.channelId).at(-1);
    await bot.away(async () => {
      if (goes !== undefined) await sandbox.user("alice").remove(goes);
      await flood(bot);
    });
    expect(changesIn(bot)).toStrictEqual(["replayed removal "]);
    expect(waits).toBeGreaterThan(1);
    expect(bot.heard.filter((line) => line.includes("missed"))).toHaveLength(MANY);
  });

  test("check() finds what was sent before it", async () => {
    const { error, bot } = await sendUnanswered();
    await flood(bot);
    const sent = bot.sandbox.messages(bot.sandbox.channelId).find(({ text }) => text === "mine");
    expect(sent).toBeDefined();
    expect(await error.check?.()).toBe(sent?.id);
  });

  test("check() does not say that something was not sent, if too much was posted since", async () => {
    const { error, bot } = await sendUnanswered();
    for (let posted = 0; posted < 2_000; posted += MANY) await flood(bot);
    await expect(error.check?.()).rejects.toMatchObject({
      name: "DeliveryUnknownError",
      cause: { message: expect.stringContaining("2000 messages") as string },
    });
  });

  test("the edit of a message in one of its topics is replayed, once", async () => {
    const bot = await startAway({ clock: clockOfLag() });
    const { message } = await beginTopic(bot);
    await bot.away(async () => {
      await bot.sandbox.user("alice").edit(message, "in the topic, edited");
      await flood(bot);
    });
    expect(changesIn(bot)).toStrictEqual(["replayed edit in the topic, edited"]);
  });
});

test("messages of a topic do not replace what is remembered of its channel, nor the other way round", async () => {
  const bot = await startAway({ clock: clockOfLag() });
  const { sandbox } = bot;
  const alice = sandbox.user("alice");
  const { topicId } = await beginTopic(bot);
  const [parent] = sandbox.messages(sandbox.channelId);
  if (parent === undefined) throw new Error("nothing was said");
  await bot.away(() => flood(bot, topicId));
  await bot.away(() => alice.edit(parent, "in the channel, edited"));
  expect(changesIn(bot)).toStrictEqual(["replayed edit in the channel, edited"]);
  const last = sandbox.messages(sandbox.channelId).at(-1);
  if (last === undefined) throw new Error("nothing was said");
  await bot.away(() => flood(bot));
  await bot.away(() => alice.edit(last, "in the topic, edited"));
  expect(changesIn(bot).slice(1)).toStrictEqual(["replayed edit in the topic, edited"]);
  expect(bot.heard.filter((line) => line.includes("missed"))).toHaveLength(2 * MANY);
});
