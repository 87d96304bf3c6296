import { describe, expect, test } from "vitest";
import { channelMessageReactions } from "../../generated/carried.js";
import { decodeChannelMessageList, encodeListChannelMessagesRequest } from "../../generated/mezon/api/message_codec.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { connectBot, postText, start, startWithBot } from "./rawSocket.js";

test("reactions are answered, pushed, counted and taken back", async () => {
  const { sandbox, bot } = await startWithBot();
  const carol = sandbox.user("carol");
  const message = await carol.send(sandbox.channelId, "nice?");
  const value = { channelId: sandbox.channelId, messageId: message.id, emojiId: "5", emoji: ":yes:", count: 1 };
  const answer = await bot.request({ case: "messageReactionEvent", value }, "messageReactionEvent");
  expect(answer).toMatchObject({
    senderId: sandbox.botId,
    senderName: "bot",
    messageSenderId: carol.id,
    action: false,
  });
  await bot.request({ case: "messageReactionEvent", value }, "messageReactionEvent");
  await carol.react(message, { id: "5", name: ":yes:" });
  await bot.pushed("messageReactionEvent", ({ senderId }) => senderId === carol.id);
  const history = async (): Promise<[string, number][]> => {
    const { body } = await bot.call(
      -1,
      "ListChannelMessages",
      encodeListChannelMessagesRequest({ channelId: message.channelId }),
    );
    const [first] = decodeChannelMessageList(body).messages;
    if (first === undefined) throw new Error("the history is empty");
    return channelMessageReactions(first.reactions).reactions.map(({ senderId, count }) => [senderId, count]);
  };
  expect(await history()).toStrictEqual([
    [sandbox.botId, 2],
    [carol.id, 1],
  ]);
  await bot.request({ case: "messageReactionEvent", value: { ...value, action: true } }, "messageReactionEvent");
  expect(await history()).toStrictEqual([[carol.id, 1]]);
  const { reaction } = await carol.waitFor("reaction", ({ reaction: each }) => each.action);
  expect(reaction).toMatchObject({ emojiId: "5", emoji: ":yes:", messageId: message.id, channelId: sandbox.channelId });
  expect(await bot.refusal({ case: "messageReactionEvent", value: { ...value, messageId: "5" } })).toMatchObject({
    code: 3,
  });
});

test("typing and reading are answered and pushed; reading moves the mark", async () => {
  const { sandbox, bot } = await startWithBot();
  const alice = sandbox.user("alice");
  const { channelId } = sandbox;
  await bot.request({ case: "messageTypingEvent", value: { channelId } }, "messageTypingEvent");
  const { typing } = await alice.waitFor("typing");
  expect(typing).toMatchObject({ channelId, senderId: sandbox.botId, senderUsername: "bot", mode: 2 });
  await alice.type(channelId);
  await bot.pushed("messageTypingEvent", ({ senderId }) => senderId === alice.id);

  const { id: messageId } = await alice.send(channelId, "read me");
  await bot.request({ case: "lastSeenMessageEvent", value: { channelId, messageId } }, "lastSeenMessageEvent");
  const list = await bot.call(-1, "ListChannelMessages", encodeListChannelMessagesRequest({ channelId }));
  expect(decodeChannelMessageList(list.body)).toMatchObject({
    lastSeenMessage: { id: messageId },
    lastSentMessage: { id: messageId, senderId: alice.id, content: '{"t":"read me"}' },
  });
});

describe("an ephemeral message", () => {
  const draft = (sandbox: Sandbox, code: number, text: string, id = "0") => ({
    clanId: sandbox.clanId,
    channelId: sandbox.channelId,
    content: JSON.stringify({ t: text }),
    code,
    id,
  });

  test("is shown, changed and removed for its receivers only, and never kept", async () => {
    const { sandbox, bot } = await startWithBot();
    const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
    const send = (code: number, text: string, id?: string) =>
      bot.request(
        {
          case: "ephemeralMessageSend",
          value: { message: draft(sandbox, code, text, id), receiverIds: [alice.id] },
        },
        "channelMessage",
      );
    const shown = await send(12, "psst");
    expect(shown).toMatchObject({ code: 12, senderId: sandbox.botId });
    await send(14, "PSST", shown.messageId);
    await send(15, "", shown.messageId);
    const seen = alice.received.flatMap((item) => (item.kind === "ephemeral" ? [item.message] : []));
    expect(seen.map(({ code, text, id }) => [code, text, id])).toStrictEqual([
      [12, "psst", shown.messageId],
      [14, "PSST", shown.messageId],
      [15, "", shown.messageId],
    ]);
    expect(carol.received).toStrictEqual([]);
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
    await alice.send(sandbox.channelId, "later");
    await bot.pushed("channelMessage");
    expect(bot.pushes("channelMessage")).toHaveLength(1);
  });

  test("is refused for those who do not see the channel", async () => {
    const { sandbox, bot } = await startWithBot();
    const ask = (message: ReturnType<typeof draft>, receiverIds: string[]) =>
      bot.refusal({ case: "ephemeralMessageSend", value: { message, receiverIds } });
    expect(await ask(draft(sandbox, 12, "psst"), ["5"])).toMatchObject({ code: 3 });
    expect(await ask(draft(sandbox, 12, "psst"), [])).toMatchObject({ code: 3 });
    expect(await ask(draft(sandbox, 14, "psst"), [sandbox.userId])).toMatchObject({ code: 3 });
  });
});

test("a direct conversation carries messages both ways, and nobody else receives them", async () => {
  const { sandbox, bot } = await startWithBot();
  const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
  const dm = await alice.openDm(sandbox.botId);
  const added = await bot.pushed("userChannelAddedEvent");
  expect(added).toMatchObject({ clanId: "0", channelDesc: { channelId: dm.id, type: 3, userIds: [alice.id] } });
  await alice.send(dm, "between us");
  expect(await bot.pushed("channelMessage")).toMatchObject({ channelId: dm.id, clanId: "0", mode: 4, isPublic: false });
  const join = { clanId: "0", channelId: dm.id, channelType: 3 };
  expect(await bot.request({ case: "channelJoin", value: join }, "channel")).toMatchObject({
    id: dm.id,
    chanelLabel: "",
  });
  await postText(sandbox, bot, "indeed", dm.id);
  expect(await alice.waitForMessage("indeed", { channel: dm })).toMatchObject({ clanId: "0", senderId: sandbox.botId });
  expect(carol.received).toStrictEqual([]);
});

test("history is read in pages before, after and around a message", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const alice = sandbox.user("alice");
  const ids: string[] = [];
  for (let index = 0; index < 9; index += 1) ids.push((await alice.send(sandbox.channelId, String(index))).id);
  await alice.send(sandbox.channelId, "in a topic", { topicId: "99" });
  const page = async (request: Parameters<typeof encodeListChannelMessagesRequest>[0]): Promise<string> => {
    const body = encodeListChannelMessagesRequest({ channelId: sandbox.channelId, ...request });
    const { messages } = decodeChannelMessageList((await bot.call(-1, "ListChannelMessages", body)).body);
    return messages.map(({ content }) => (JSON.parse(content) as { t: string }).t).join(" ");
  };
  const messageId = ids[4] ?? "";
  expect(await page({})).toBe("8 7 6 5 4 3 2 1 0");
  expect(await page({ limit: 3 })).toBe("8 7 6");
  expect(await page({ messageId, direction: 3, limit: 2 })).toBe("3 2");
  expect(await page({ messageId, direction: 1, limit: 2 })).toBe("6 5");
  expect(await page({ messageId, direction: 2, limit: 3 })).toBe("5 4 3");
  expect(await page({ topicId: "99" })).toBe("in a topic");
  // A message that is gone still marks a place.
  await alice.remove({ id: messageId, channelId: sandbox.channelId });
  expect(await page({ messageId, direction: 3, limit: 2 })).toBe("3 2");
  expect(await page({ messageId, direction: 1, limit: 2 })).toBe("6 5");
});

test("a message is pinned, listed and unpinned", async () => {
  const { sandbox, bot } = await startWithBot();
  const { id: messageId } = await sandbox.user("alice").send(sandbox.channelId, "keep");
  const value = { channelId: sandbox.channelId, messageId };
  await bot.request({ case: "lastPinMessageEvent", value: { ...value, operation: 1 } }, "lastPinMessageEvent");
  const alice = sandbox.user("alice");
  const pinned = await alice.waitFor("event", (item) => item.name === "lastPinMessage");
  expect(pinned.payload).toMatchObject({
    messageId,
    userId: sandbox.botId,
    operation: 1,
    messageContent: '{"t":"keep"}',
  });
  await bot.request({ case: "lastPinMessageEvent", value: { ...value, operation: 0 } }, "lastPinMessageEvent");
  await alice.waitFor("event", (item) => item.name === "unpinMessage");
});
