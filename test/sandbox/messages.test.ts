import { describe, expect, test } from "vitest";
import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReferences,
} from "../../generated/carried.js";
import { ChannelType, MessageCode } from "../../generated/constants.js";
import { connectBot, connectPerson, joinChannel, postText, start, startWithBot } from "./rawSocket.js";

describe("a post", () => {
  test("is acknowledged, then echoed, then stored", async () => {
    const { sandbox, bot } = await startWithBot();
    const alice = sandbox.user("alice");
    const content = '{"t":"@alice see","embed":[{"title":"x"}]}';
    const ack = await bot.request(
      {
        case: "channelMessageSend",
        value: {
          clanId: sandbox.clanId,
          channelId: sandbox.channelId,
          content,
          mentions: [{ userId: alice.id, s: 0, e: 6 }],
          attachments: [{ filename: "a.png", size: 3 }],
          references: [{ messageRefId: "77", messageSenderId: alice.id }],
          mode: 2,
          isPublic: true,
        },
      },
      "channelMessageAck",
    );
    expect(ack).toMatchObject({ channelId: sandbox.channelId, code: 0, username: "bot", persistent: true });
    expect(Math.abs(ack.createTimeSeconds - Date.now() / 1000)).toBeLessThan(5);
    const echo = await bot.pushed("channelMessage");
    expect(echo).toMatchObject({
      messageId: ack.messageId,
      clanId: sandbox.clanId,
      channelId: sandbox.channelId,
      senderId: sandbox.botId,
      username: "bot",
      displayName: "bot",
      channelLabel: "general",
      code: 0,
      content,
      mode: 2,
      isPublic: true,
      topicId: "0",
      createTimeSeconds: ack.createTimeSeconds,
    });
    expect(channelMessageMentions(echo.mentions).mentions).toMatchObject([{ userId: alice.id, s: 0, e: 6 }]);
    expect(channelMessageAttachments(echo.attachments).attachments).toMatchObject([{ filename: "a.png" }]);
    expect(channelMessageReferences(echo.references).refs).toMatchObject([{ messageRefId: "77" }]);
    const order = bot.envelopes().flatMap(({ message }) => message.case ?? []);
    expect(order.indexOf("channelMessageAck")).toBeLessThan(order.indexOf("channelMessage"));
    expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ id: ack.messageId, text: "@alice see" }]);
    expect(await alice.waitForMessage("@alice see")).toMatchObject({ id: ack.messageId, senderName: "bot" });
  });

  test("in a channel that was not joined is refused with code 3, until it is joined", async () => {
    const sandbox = await start({ profile: "strict" });
    const bot = await connectBot(sandbox);
    const send = {
      case: "channelMessageSend",
      value: { channelId: sandbox.channelId, content: '{"t":"hi"}' },
    } as const;
    expect(await bot.refusal(send)).toMatchObject({ code: 3, message: "Must join channel before sending messages" });
    await joinChannel(sandbox, bot);
    await bot.request(send, "channelMessageAck");
    await bot.request({ case: "channelLeave", value: { channelId: sandbox.channelId } }, "channelLeave");
    expect(await bot.refusal(send)).toMatchObject({ code: 3 });
    expect(sandbox.messages(sandbox.channelId)).toHaveLength(1);
  });

  test.each([
    ["no JSON", "hello"],
    ["no object", '"hello"'],
    ["nothing", ""],
    ["too long", JSON.stringify({ t: "a".repeat(4_000) })],
  ])("whose content is %s is refused with code 3", async (_, content) => {
    const { sandbox, bot } = await startWithBot();
    const value = { channelId: sandbox.channelId, content };
    expect(await bot.refusal({ case: "channelMessageSend", value })).toMatchObject({ code: 3 });
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
  });

  test("in a channel one cannot see is refused, and so is joining it", async () => {
    const { sandbox, bot } = await startWithBot();
    const { id } = sandbox.createChannel({ name: "hidden", isPrivate: true });
    const value = { channelId: id, content: '{"t":"hi"}' };
    expect(await bot.refusal({ case: "channelMessageSend", value })).toMatchObject({ code: 3 });
    expect(await bot.refusal({ case: "channelJoin", value: { channelId: id } })).toMatchObject({ code: 3 });
  });

  test("has an id larger than those before", async () => {
    const { sandbox, bot } = await startWithBot();
    const ids = [];
    for (const text of ["a", "b", "c"]) ids.push(BigInt((await postText(sandbox, bot, text)).messageId));
    expect(ids).toStrictEqual(ids.toSorted((left, right) => (left < right ? -1 : 1)));
    expect(new Set(ids).size).toBe(3);
  });
});

test("a message reaches those who can see the channel and have subscribed, and nobody else", async () => {
  const sandbox = await start();
  const [carol, dave] = [sandbox.user("carol"), sandbox.user("dave")];
  const hidden = sandbox.createChannel({ name: "hidden", isPrivate: true, memberIds: [carol.id] });
  const thread = sandbox.createChannel({ name: "thread", type: ChannelType.Thread, parentId: sandbox.channelId });
  const bot = await connectBot(sandbox);
  const carolSocket = await connectPerson(sandbox, "carol");
  const alice = sandbox.user("alice");
  await alice.send(hidden, "for few");
  await alice.send(thread, "aside");
  await alice.send(sandbox.channelId, "for all");
  for (const socket of [bot, carolSocket])
    await socket.pushed("channelMessage", ({ content }) => content.includes("for all"));
  expect(carolSocket.pushes("channelMessage").map(({ content }) => content)).toStrictEqual([
    '{"t":"for few"}',
    '{"t":"for all"}',
  ]);
  expect(bot.pushes("channelMessage")).toHaveLength(1);
  const heard = dave.received.flatMap((item) => (item.kind === "message" ? [item.message.text] : []));
  expect(heard).toStrictEqual(["aside", "for all"]);

  // A thread is heard once it was joined.
  await joinChannel(sandbox, bot, thread.id);
  await alice.send(thread, "again");
  expect(await bot.pushed("channelMessage", ({ channelId }) => channelId === thread.id)).toMatchObject({
    content: '{"t":"again"}',
    mode: 6,
  });
});

describe("a change", () => {
  test("of a message is acknowledged and pushed with code 1 under the same id", async () => {
    const { sandbox, bot } = await startWithBot();
    const { messageId, createTimeSeconds } = await postText(sandbox, bot, "one");
    const value = { channelId: sandbox.channelId, messageId, content: '{"t":"two"}', hideEditted: true };
    const ack = await bot.request({ case: "channelMessageUpdate", value }, "channelMessageAck");
    expect(ack).toMatchObject({ messageId, code: MessageCode.ChatUpdate, createTimeSeconds });
    const push = await bot.pushed("channelMessage", ({ code }) => code === MessageCode.ChatUpdate);
    expect(push).toMatchObject({ messageId, content: '{"t":"two"}', createTimeSeconds, hideEditted: true });
    expect(push.updateTimeSeconds).toBeGreaterThanOrEqual(createTimeSeconds);
    expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ id: messageId, text: "two", code: 0 }]);
    const { message } = await sandbox.user("alice").waitFor("edit");
    expect(message).toMatchObject({ id: messageId, text: "two", updatedAt: expect.any(Date) as Date });
  });

  test("is removal: pushed with code 2, and the message is gone", async () => {
    const { sandbox, bot } = await startWithBot();
    const { messageId } = await postText(sandbox, bot, "one");
    const value = { channelId: sandbox.channelId, messageId };
    const ack = await bot.request({ case: "channelMessageRemove", value }, "channelMessageAck");
    expect(ack).toMatchObject({ messageId, code: MessageCode.ChatRemove });
    expect(await bot.pushed("channelMessage", ({ code }) => code === MessageCode.ChatRemove)).toMatchObject({
      messageId,
    });
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
    expect(await bot.refusal({ case: "channelMessageRemove", value })).toMatchObject({ code: 3 });
  });

  test("is the author's; the clan's owner may remove", async () => {
    const { sandbox, bot } = await startWithBot();
    const carol = sandbox.user("carol");
    const { id: messageId } = await carol.send(sandbox.channelId, "mine");
    const place = { channelId: sandbox.channelId, messageId };
    const value = { ...place, content: '{"t":"yours"}' };
    expect(await bot.refusal({ case: "channelMessageUpdate", value })).toMatchObject({ code: 3 });
    expect(await bot.refusal({ case: "channelMessageRemove", value: place })).toMatchObject({ code: 3 });
    await expect(sandbox.user("alice").edit({ id: messageId, channelId: place.channelId }, "x")).rejects.toThrow(
      /author/,
    );
    await sandbox.user("alice").remove({ id: messageId, channelId: place.channelId });
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
  });
});
