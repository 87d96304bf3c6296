import { describe, expect, test, vi } from "vitest";
import { ChannelType, type Message, type MezonClient, ValidationError } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { startBot } from "./botOnSandbox.js";

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

async function hear(sandbox: Sandbox, client: MezonClient, text: string): Promise<Message> {
  const next = nextMessage(client);
  await sandbox.user("alice").send(sandbox.channelId, text);
  return next;
}

describe("a message that arrives", () => {
  test("says who, what, where and when", async () => {
    const { sandbox, client } = await startBot();
    const before = Math.floor(Date.now() / 1000) * 1000;
    const message = await hear(sandbox, client, "Xin chào 👋");
    expect(message).toMatchObject({
      text: "Xin chào 👋",
      content: { t: "Xin chào 👋" },
      channelId: sandbox.channelId,
      clanId: sandbox.clanId,
      isOwn: false,
      isEdit: false,
      isRemoval: false,
      topicId: undefined,
      updatedAt: undefined,
      mentions: [],
      attachments: [],
      references: [],
      reactions: [],
      author: { id: sandbox.user("alice").id, username: "alice" },
    });
    expect(message.createdAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  test("carries its mentions, attachments and references decoded", async () => {
    const { sandbox, client } = await startBot();
    const alice = sandbox.user("alice");
    const first = await hear(sandbox, client, "first");
    const next = nextMessage(client);
    await alice.send(sandbox.channelId, "@bot look", {
      mentions: [{ userId: sandbox.botId, s: 0, e: 4 }],
      attachments: [{ filename: "a.png", url: "https://example.com/a.png", filetype: "image/png", size: 5 }],
      replyTo: first,
    });
    const message = await next;
    expect(message.mentions).toMatchObject([{ userId: sandbox.botId, s: 0, e: 4 }]);
    expect(message.attachments).toMatchObject([{ filename: "a.png", size: 5 }]);
    expect(message.references).toMatchObject([{ messageRefId: first.id, messageSenderId: alice.id }]);
  });

  test("can be replied to, and the reply edited, reacted to and deleted", async () => {
    const { sandbox, client } = await startBot();
    const alice = sandbox.user("alice");
    const message = await hear(sandbox, client, "!hello");

    const reply = await message.reply("hi");
    expect(reply).toMatchObject({ isOwn: true, text: "hi", channelId: sandbox.channelId });
    const seen = await alice.waitForMessage("hi");
    expect(seen.id).toBe(reply.id);
    expect(seen.references).toMatchObject([{ messageRefId: message.id }]);

    await reply.update("hello");
    await alice.waitFor(
      (item) => item.kind === "edit" && item.message.id === reply.id && item.message.text === "hello",
    );

    await message.react("👍");
    await alice.waitFor((item) => item.kind === "reaction" && item.reaction.emoji === "👍" && !item.reaction.action);
    await message.unreact("👍");
    await alice.waitFor((item) => item.kind === "reaction" && item.reaction.emoji === "👍" && item.reaction.action);

    await reply.delete();
    await alice.waitFor((item) => item.kind === "removal" && item.message.id === reply.id);
    expect(sandbox.messages(sandbox.channelId).map((each) => each.text)).toStrictEqual(["!hello"]);
  });

  test("can be answered so that only its author sees it", async () => {
    const { sandbox, client } = await startBot();
    const bob = sandbox.user("bob");
    const message = await hear(sandbox, client, "!secret");
    await message.replyEphemeral("only you");
    await sandbox.user("alice").waitFor((item) => item.kind === "ephemeral" && item.message.text === "only you");
    expect(bob.received.filter((item) => item.kind === "ephemeral")).toStrictEqual([]);
    expect(sandbox.messages(sandbox.channelId)).toHaveLength(1);
  });

  test("that is an edit or a removal says so", async () => {
    const { sandbox, client } = await startBot();
    const alice = sandbox.user("alice");
    const heard: [boolean, boolean, string][] = [];
    client.onChannelMessage((message) => void heard.push([message.isEdit, message.isRemoval, message.text]));
    const sent = await alice.send(sandbox.channelId, "one");
    await alice.edit(sent, "two");
    await alice.remove(sent);
    await vi.waitFor(() => expect(heard).toHaveLength(3));
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
    const { sandbox, client } = await startBot();
    const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
    const channel = await client.channels.fetch(sandbox.channelId);
    await channel.sendEphemeral([alice.id], "psst");
    await alice.waitFor((item) => item.kind === "ephemeral");
    expect(bob.received).toStrictEqual([]);
    await expect(channel.sendEphemeral("nobody", "psst")).rejects.toThrow(/^receiverIds\[0\]: must be an id/);
  });
});

test("a button that a person clicks arrives with who and what", async () => {
  const { sandbox, client } = await startBot();
  const alice = sandbox.user("alice");
  const channel = await client.channels.fetch(sandbox.channelId);
  const clicked = new Promise((resolve) => client.onMessageButtonClicked(resolve));
  const sent = await channel.send({
    t: "Tea?",
    components: [{ components: [{ id: "vote:tea", type: 1, component: { label: "Tea", style: 3 } }] }],
  });
  await alice.click(await alice.waitForMessage("Tea?"), "vote:tea");
  expect(await clicked).toMatchObject({
    messageId: sent.id,
    channelId: sandbox.channelId,
    buttonId: "vote:tea",
    senderId: sandbox.botId,
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
