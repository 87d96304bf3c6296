import { describe, expect, test } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import { encodeQuickMenuAccess } from "../../generated/mezon/api/quick_menu_codec.js";
import { TimeoutError, ValidationError } from "../../src/core/errors.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { connectBot, connectPerson, joinChannel, type RawSocket, start } from "./rawSocket.js";

const button = (id: string, component: object = {}) => ({
  id,
  type: 1,
  component: { label: id, style: 1, ...component },
});

async function withForm(): Promise<{ sandbox: Sandbox; bot: RawSocket; messageId: string }> {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  await joinChannel(sandbox, bot);
  const content = {
    t: "form",
    components: [
      {
        components: [
          button("ok", { disable: true }),
          button("docs", { style: 5, url: "https://example.com" }),
          { id: "pick", type: 2, component: { type: 1, options: [{ label: "A", value: "a" }] } },
          { id: "off", type: 2, component: { type: 1, options: [], disabled: true } },
        ],
      },
    ],
    embed: [
      {
        fields: [
          { name: "Name", value: "", inputs: { id: "name", type: 3, component: { defaultValue: "An" } } },
          { name: "Row", value: "", button: [button("in-field")] },
        ],
      },
    ],
  };
  const { messageId } = await bot.request(
    { case: "channelMessageSend", value: { channelId: sandbox.channelId, content: JSON.stringify(content) } },
    "channelMessageAck",
  );
  return { sandbox, bot, messageId };
}

describe("a click", () => {
  test("reaches the message's author, with the form's state", async () => {
    const { sandbox, bot, messageId } = await withForm();
    const alice = sandbox.user("alice");
    const message = await alice.waitForMessage("form");
    const where = { messageId, channelId: sandbox.channelId, senderId: sandbox.botId, userId: alice.id };
    await alice.click(message, "ok");
    const first = await bot.pushed("messageButtonClicked");
    expect(first).toMatchObject({ ...where, buttonId: "ok" });
    expect(JSON.parse(first.extraData)).toStrictEqual({ name: "An" });
    await alice.click(message, "in-field", { extraData: { name: "Bình", days: ["1", "2"] } });
    const second = await bot.pushed("messageButtonClicked", ({ buttonId }) => buttonId === "in-field");
    expect(JSON.parse(second.extraData)).toStrictEqual({ name: "Bình", days: ["1", "2"] });
    await alice.click(message, "pick", { extraData: "a" });
    expect(await bot.pushed("messageButtonClicked", ({ buttonId }) => buttonId === "pick")).toMatchObject({
      ...where,
      extraData: "a",
    });
  });

  test.each([
    ["nowhere", undefined, /no component "nowhere".*it has ok, docs/],
    ["docs", undefined, /is a link/],
    ["name", undefined, /is an input/],
    ["off", "a", /is disabled/],
    ["pick", undefined, /needs the value/],
    ["pick", "z", /no option "z".*it has a/],
  ])("on %s with %j is refused, and says why", async (id, extraData, why) => {
    const { sandbox } = await withForm();
    const alice = sandbox.user("alice");
    const clicking = alice.click(await alice.waitForMessage("form"), id, extraData === undefined ? {} : { extraData });
    await expect(clicking).rejects.toBeInstanceOf(ValidationError);
    await expect(clicking).rejects.toThrow(why);
  });

  test("on a message that was removed, or that nobody sent, is refused", async () => {
    const { sandbox, bot, messageId } = await withForm();
    const alice = sandbox.user("alice");
    const message = await alice.waitForMessage("form");
    await bot.request(
      { case: "channelMessageRemove", value: { channelId: sandbox.channelId, messageId } },
      "channelMessageAck",
    );
    await expect(alice.click(message, "ok")).rejects.toMatchObject({ code: "not_found" });
  });

  test("on an ephemeral message works for who received it", async () => {
    const { sandbox, bot } = await withForm();
    const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
    const content = JSON.stringify({ t: "psst", components: [{ components: [button("secret")] }] });
    const message = { channelId: sandbox.channelId, content, code: 12 };
    await bot.request({ case: "ephemeralMessageSend", value: { message, receiverIds: [alice.id] } }, "channelMessage");
    const seen = await alice.waitForMessage("psst");
    await alice.click(seen, "secret");
    expect(await bot.pushed("messageButtonClicked")).toMatchObject({
      messageId: seen.id,
      userId: alice.id,
      extraData: "",
    });
    await expect(carol.click(seen, "secret")).rejects.toMatchObject({ code: "not_found" });
  });

  test("from a socket is answered and reaches the author", async () => {
    const { sandbox, bot } = await withForm();
    const alice = sandbox.user("alice");
    const { id, channelId } = await alice.send(sandbox.channelId, {
      t: "mine",
      components: [{ components: [button("x")] }],
    });
    const value = { messageId: id, channelId, buttonId: "x", extraData: "data" };
    await bot.request({ case: "messageButtonClicked", value }, "messageButtonClicked");
    const { click } = await alice.waitFor("click");
    expect(click).toMatchObject({ ...value, senderId: alice.id, userId: sandbox.botId });
  });
});

describe("a wait", () => {
  test("ends with what comes later, or came before", async () => {
    const sandbox = await start();
    const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
    const waiting = alice.waitForMessage((message) => message.text.startsWith("b"));
    await carol.send(sandbox.channelId, "a");
    await carol.send(sandbox.channelId, "b");
    await carol.send(sandbox.channelId, "bb");
    expect((await waiting).text).toBe("b");
    expect((await alice.waitForMessage("a")).senderId).toBe(carol.id);
    const removed = await alice.send(sandbox.channelId, "c");
    await alice.remove(removed);
    const { message } = await carol.waitFor((item) => item.kind === "removal");
    expect(message.id).toBe(removed.id);
    alice.clearReceived();
    expect(alice.received).toStrictEqual([]);
  });

  test("for a message passes over the person's own, and other channels when one is named", async () => {
    const sandbox = await start();
    const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
    const other = sandbox.createChannel({ name: "other" });
    await alice.send(sandbox.channelId, "echo");
    await carol.send(other, "echo");
    const waiting = alice.waitForMessage("echo", { channel: sandbox.channelId });
    const sent = await carol.send(sandbox.channelId, "echo");
    expect((await waiting).id).toBe(sent.id);
  });

  test("ends with a TimeoutError, or its signal's reason, and leaves no timer", async () => {
    const sandbox = await start();
    const alice = sandbox.user("alice");
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const before = timers();
    const late = alice.waitForMessage("never", { timeoutMs: 5 });
    await expect(late).rejects.toBeInstanceOf(TimeoutError);
    await expect(late).rejects.toThrow('alice waited for a message "never": no answer within 5 ms');
    const controller = new AbortController();
    const aborted = alice.waitFor("reaction", () => true, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await expect(alice.waitFor(() => true, { signal: controller.signal })).rejects.toThrow("enough");
    const failing = alice.waitFor(() => {
      throw new Error("a predicate failed");
    });
    await sandbox.user("carol").send(sandbox.channelId, "hi");
    await expect(failing).rejects.toThrow("a predicate failed");
    expect(timers()).toBe(before);
  });

  test("ends when the sandbox closes", async () => {
    const sandbox = await start();
    const waiting = expect(sandbox.user("alice").waitFor("edit")).rejects.toMatchObject({ code: "closed" });
    await sandbox.close();
    await waiting;
  });
});

test("people have names, and one name is one person; the bot is not played", async () => {
  const sandbox = await start();
  expect(sandbox.user("alice").id).toBe(sandbox.userId);
  expect(sandbox.user("carol")).toBe(sandbox.user("carol"));
  expect(() => sandbox.user("bot")).toThrow(/name of a bot/);
  expect(() => sandbox.user("")).toThrow(/name must have/);
});

test("a reply names the message it answers", async () => {
  const sandbox = await start();
  const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
  const asked = await alice.send(sandbox.channelId, "why?");
  await carol.send(sandbox.channelId, "because", { replyTo: asked });
  expect((await alice.waitForMessage("because")).references).toMatchObject([
    { messageRefId: asked.id, messageSenderId: alice.id, messageSenderUsername: "alice", content: '{"t":"why?"}' },
  ]);
});

test("content that no client would send is refused before it is sent", async () => {
  const sandbox = await start();
  const sending = sandbox.user("alice").send(sandbox.channelId, "a".repeat(4_000));
  await expect(sending).rejects.toMatchObject({ code: "validation_failed", limit: 4_000 });
  await expect(sandbox.user("alice").send("12345", "hi")).rejects.toMatchObject({ code: "not_found" });
});

test("a quick menu reaches the bot that registered it, and is not stored", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const alice = sandbox.user("alice");
  await expect(alice.callQuickMenu(sandbox.channelId, "help")).rejects.toMatchObject({ code: "not_found" });
  const menu = { id: "7", botId: sandbox.botId, clanId: sandbox.clanId, menuName: "help", menuType: 2 };
  expect(await bot.call(-1, "AddQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 0 });
  await alice.callQuickMenu(sandbox.channelId, "help", { text: "/help me" });
  const called = await bot.pushed("quickMenuEvent");
  expect(called).toMatchObject({ menuName: "help", senderId: alice.id, message: { content: '{"t":"/help me"}' } });
  expect(called.message).toMatchObject({ id: "0", clanId: sandbox.clanId, mode: 2, isPublic: true });
  expect(called.messageSenderId).toBe("0");
  expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
});

test("a quick menu that is called on a message names it and its author, as it was sent", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const menu = { id: "7", botId: sandbox.botId, clanId: sandbox.clanId, menuName: "report", menuType: 2 };
  await bot.call(-1, "AddQuickMenuAccess", encodeQuickMenuAccess(menu));
  const [alice, carol] = [sandbox.user("alice"), sandbox.user("carol")];
  const { id } = await carol.send(sandbox.channelId, "spam");
  await alice.callQuickMenu(sandbox.channelId, "report", { message: { id, channelId: sandbox.channelId } });
  expect(await bot.pushed("quickMenuEvent")).toMatchObject({
    ...{ menuName: "report", senderId: alice.id, messageSenderId: carol.id },
    message: { id, channelId: sandbox.channelId, clanId: sandbox.clanId, mode: 2, isPublic: true },
  });
  // A client that sends it over a socket is taken at its word too.
  const socket = await connectPerson(sandbox, "dave");
  const message = { id, channelId: sandbox.channelId, mode: 2, isPublic: true, content: '{"t":"!"}' };
  const value = { menuName: "report", messageSenderId: carol.id, message };
  await socket.request({ case: "quickMenuEvent", value }, "quickMenuEvent");
  expect(await bot.pushed("quickMenuEvent", ({ senderId }) => senderId === sandbox.user("dave").id)).toMatchObject({
    messageSenderId: carol.id,
    message: { id, mode: 2, isPublic: true },
  });
  await expect(
    alice.callQuickMenu(sandbox.channelId, "report", { message: { id: "5", channelId: "6" } }),
  ).rejects.toThrow("there is no message 5");
});

test("a menu that was made in a channel's settings reaches the channel's bots", async () => {
  const sandbox = await start({ profile: "lenient" });
  const bot = await connectBot(sandbox);
  const owner = await connectPerson(sandbox, "alice");
  const { clanId, channelId } = sandbox;
  const menu = { id: "0", botId: "0", clanId, channelId, menuName: "order", actionMsg: "bot_event", menuType: 2 };
  expect(await owner.call(-1, "AddQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 0 });
  const bob = sandbox.user("bob");
  await bob.callQuickMenu(channelId, "order");
  expect(await bot.pushed("quickMenuEvent")).toMatchObject({ menuName: "order", senderId: bob.id });

  const stranger = await connectPerson(sandbox, "bob");
  expect(await stranger.call(-1, "AddQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 7 });
  expect(await stranger.call(-1, "DeleteQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 5 });
  const nowhere = encodeQuickMenuAccess({ ...menu, channelId: "0" });
  expect(await owner.call(-1, "AddQuickMenuAccess", nowhere)).toMatchObject({ code: 3 });
  expect(await owner.call(-1, "DeleteQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 0 });
  await expect(bob.callQuickMenu(channelId, "order")).rejects.toMatchObject({ code: "not_found" });
});

test("a bot is notified of a new clan, and receives its events after joining it", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const clan = sandbox.createClan("Second");
  expect(await bot.pushed("addClanUserEvent")).toMatchObject({
    clanId: clan.id,
    user: { userId: sandbox.botId, isBot: true },
  });
  await bot.request({ case: "clanJoin", value: { clanId: clan.id } }, "clanJoin");
  await sandbox.user("alice").send(clan.channelId, "welcome");
  expect(await bot.pushed("channelMessage")).toMatchObject({ clanId: clan.id, content: '{"t":"welcome"}' });
  await expect(sandbox.user("carol").send(clan.channelId, "hi")).rejects.toMatchObject({ code: "not_found" });
  expect(await bot.refusal({ case: "clanJoin", value: { clanId: "5" } })).toMatchObject({ code: 3 });
});

test("people enter and leave voice channels", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const { id } = sandbox.createChannel({ name: "talk", type: ChannelType.MezonVoice });
  const alice = sandbox.user("alice");
  await alice.joinVoice(id);
  expect(await bot.pushed("voiceJoinedEvent")).toMatchObject({ voiceChannelId: id, userId: alice.id });
  await alice.leaveVoice();
  expect(await bot.pushed("voiceLeavedEvent")).toMatchObject({ voiceChannelId: id, voiceUserId: alice.id });
  await expect(alice.joinVoice(sandbox.channelId)).rejects.toThrow(/no voice channel/);
});
