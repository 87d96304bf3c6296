import { describe, expect, test } from "vitest";
import { ChannelType, type Message, type MezonClient, ValidationError } from "../../src/index.js";
import type { TestBed } from "../../src/testing/index.js";
import { startBot } from "./botOnSandbox.js";
import { clientInBed } from "./clientInBed.js";

/** Resolves with the next message that is not the bot's own. */
function nextMessage(client: MezonClient): Promise<Message> {
  return new Promise((resolve) => {
    const remove = client.onChannelMessage((message) => {
      if (message.isOwn) return;
      remove();
      resolve(message);
    });
  });
}

async function hear(bed: TestBed<MezonClient>, text: string): Promise<Message> {
  const next = nextMessage(bed.bot.instance);
  await bed.person("alice").say(text);
  return next;
}

describe("a message that arrives", () => {
  test("says who, what, where and when", async () => {
    const { bed } = await clientInBed();
    const before = Math.floor(Date.now() / 1000) * 1000;
    const message = await hear(bed, "Xin chào 👋");
    expect(message).toMatchObject({
      text: "Xin chào 👋",
      content: { t: "Xin chào 👋" },
      channelId: bed.channel().id,
      clanId: bed.sandbox.clanId,
      isOwn: false,
      isEdit: false,
      isRemoval: false,
      topicId: undefined,
      updatedAt: undefined,
      mentions: [],
      attachments: [],
      references: [],
      reactions: [],
      author: { id: bed.person("alice").id, username: "alice" },
    });
    expect(message.createdAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  test("carries its mentions, attachments and references decoded", async () => {
    const { bed, client } = await clientInBed();
    const alice = bed.person("alice");
    const first = await hear(bed, "first");
    const next = nextMessage(client);
    await alice.say("@bot look", {
      mentions: [{ userId: bed.bot.id, s: 0, e: 4 }],
      attachments: [{ filename: "a.png", url: "https://example.com/a.png", filetype: "image/png", size: 5 }],
      replyTo: first,
    });
    const message = await next;
    expect(message.mentions).toMatchObject([{ userId: bed.bot.id, s: 0, e: 4 }]);
    expect(message.attachments).toMatchObject([{ filename: "a.png", size: 5 }]);
    expect(message.references).toMatchObject([{ messageRefId: first.id, messageSenderId: alice.id }]);
  });

  test("can be replied to, and the reply edited, reacted to and deleted", async () => {
    const { bed } = await clientInBed();
    const alice = bed.person("alice");
    const message = await hear(bed, "!hello");

    const reply = await message.reply("hi");
    expect(reply).toMatchObject({ isOwn: true, text: "hi", channelId: bed.channel().id });
    const seen = await alice.expectMessage("hi");
    expect(seen.id).toBe(reply.id);
    expect(seen.replyTo).toMatchObject({ messageRefId: message.id });

    await reply.update("hello");
    await alice.expectEdit("hello", { of: seen });

    await message.react("👍");
    await alice.expectReaction("👍", { on: message });
    await message.unreact("👍");
    await alice.expectReaction("👍", { on: message, isRemoval: true });

    await reply.delete();
    await alice.expectRemoval({ of: seen });
    expect(bed.sandbox.messages(bed.channel().id).map((each) => each.text)).toStrictEqual(["!hello"]);
  });

  test("can be answered so that only its author sees it", async () => {
    const { bed } = await clientInBed();
    const [alice, bob] = bed.people("alice", "bob");
    const message = await hear(bed, "!secret");
    await message.replyEphemeral("only you");
    await alice.expectEphemeral("only you");
    await bob.expectNoMessage();
    expect(bed.sandbox.messages(bed.channel().id)).toHaveLength(1);
  });

  test("that is an edit or a removal says so", async () => {
    const { bed, client } = await clientInBed();
    const alice = bed.person("alice");
    const heard: [boolean, boolean, string][] = [];
    client.onChannelMessage((message) => void heard.push([message.isEdit, message.isRemoval, message.text]));
    const sent = await alice.say("one");
    await alice.edit(sent, "two");
    await alice.remove(sent);
    await bed.bot.idle();
    expect(heard.map(([edit, removal]) => [edit, removal])).toStrictEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(heard[1]?.[2]).toBe("two");
  });
});

describe("a channel", () => {
  test("is fetched once, however often it is asked for", async () => {
    const { sandbox, client } = await startBot();
    const [first, second] = await Promise.all([
      client.channels.fetch(sandbox.channelId),
      client.channels.fetch(sandbox.channelId),
    ]);
    expect(second).toBe(first);
    expect(await client.channels.fetch(sandbox.channelId)).toBe(first);
    expect(client.channels.get(sandbox.channelId)).toBe(first);
    expect(first).toMatchObject({
      id: sandbox.channelId,
      clanId: sandbox.clanId,
      type: ChannelType.Channel,
      isPublic: true,
      parentId: undefined,
    });
  });

  test("that does not exist, or is no id, is an error", async () => {
    const { client } = await startBot();
    await expect(client.channels.fetch("123456789")).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|request_failed/),
    });
    await expect(client.channels.fetch("general")).rejects.toBeInstanceOf(ValidationError);
    expect(client.channels.get("123456789")).toBeUndefined();
  });

  test("is joined when the server asks for that before the first message", async () => {
    const { sandbox, client } = await startBot({}, { profile: "strict" });
    const channel = await client.channels.fetch(sandbox.channelId);
    const sent = await channel.send({ t: "hello", embed: [{ title: "a" }] });
    expect(sent.content).toStrictEqual({ t: "hello", embed: [{ title: "a" }] });
    const [stored] = sandbox.messages(sandbox.channelId);
    expect(stored).toMatchObject({ id: sent.id, text: "hello" });
  });

  test("sends messages in the order they were given", async () => {
    const { sandbox, client } = await startBot();
    const channel = await client.channels.fetch(sandbox.channelId);
    await channel.join();
    const texts = Array.from({ length: 50 }, (_, index) => `message ${index}`);
    const sent = await Promise.all(texts.map((text) => channel.send(text)));
    expect(sandbox.messages(sandbox.channelId).map((each) => each.text)).toStrictEqual(texts);
    expect(new Set(sent.map((each) => each.id)).size).toBe(50);
  });

  test("refuses content that is too long or none, and sends nothing", async () => {
    const { sandbox, client } = await startBot();
    const channel = await client.channels.fetch(sandbox.channelId);
    await expect(channel.send("a".repeat(4000))).rejects.toMatchObject({
      name: "ValidationError",
      path: "content",
      limit: 4000,
    });
    await expect(channel.send(undefined as never)).rejects.toBeInstanceOf(ValidationError);
    await expect(channel.send("@me", { mentions: [{ userId: "me", s: 0, e: 1 }] })).rejects.toMatchObject({
      name: "ValidationError",
      path: "mentions[0].userId",
    });
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
  });

  test("sends to those named only, ephemerally", async () => {
    const { bed, client } = await clientInBed();
    const [alice, bob] = bed.people("alice", "bob");
    const channel = await client.channels.fetch(bed.channel().id);
    await channel.sendEphemeral([alice.id], "psst");
    await alice.expectEphemeral("psst");
    await bob.expectNoMessage();
    await expect(channel.sendEphemeral("nobody", "psst")).rejects.toThrow(/^receiverIds\[0\]: must be an id/);
  });
});

test("a button that a person clicks arrives with who and what", async () => {
  const { bed, client } = await clientInBed();
  const alice = bed.person("alice");
  const channel = await client.channels.fetch(bed.channel().id);
  const clicked = new Promise((resolve) => client.onMessageButtonClicked(resolve));
  const sent = await channel.send({
    t: "Tea?",
    components: [{ components: [{ id: "vote:tea", type: 1, component: { label: "Tea", style: 3 } }] }],
  });
  await alice.see(sent).button("Tea").click();
  expect(await clicked).toMatchObject({
    messageId: sent.id,
    channelId: channel.id,
    buttonId: "vote:tea",
    senderId: bed.bot.id,
    userId: alice.id,
  });
});

test("a malformed signal or time is refused by name, and ends nothing", async () => {
  const { sandbox, client } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  const signal = "soon" as never;
  await expect(channel.send("hello", { signal })).rejects.toMatchObject({ path: "signal" });
  await expect(channel.send("hello", { timeoutMs: Number.NaN })).rejects.toMatchObject({ path: "timeoutMs" });
  await expect(client.rpc.getAccount({ signal })).rejects.toMatchObject({ path: "signal" });
  await expect(client.login({ signal })).rejects.toMatchObject({ path: "signal" });
  expect(() => client.on("message", () => undefined, { signal })).toThrow(/^signal: /);
  expect(() => client.on("message", undefined as never)).toThrow(/^listener: /);
  await channel.send("hello", { timeoutMs: Infinity });
  expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ text: "hello" }]);
});

test("a burst into a channel that must be joined makes one join, and writes each message once", async () => {
  const { sandbox, client } = await startBot({ limits: false });
  const thread = sandbox.createChannel({ name: "thread", type: 7, parentId: sandbox.channelId });
  const channel = await client.channels.fetch(thread.id);
  const { sent } = client.stats();
  const texts = Array.from({ length: 500 }, (_, index) => `message ${index}`);
  await Promise.all(texts.map((text) => channel.send(text)));
  expect(sandbox.messages(thread.id).map(({ text }) => text)).toStrictEqual(texts);
  expect(client.stats().sent - sent).toBe(501);
});
