import { describe, expect, test } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import { decodeChannelDescList, encodeListChannelDescsRequest } from "../../generated/mezon/api/channel_codec.js";
import { encodeCreateRoleRequest } from "../../generated/mezon/api/role_codec.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { connectBot, start } from "./rawSocket.js";

describe("who somebody is", () => {
  test("is said when they are first named, and told wherever they are", async () => {
    const sandbox = await start();
    const bot = await connectBot(sandbox);
    const details = { id: "42", displayName: "Minh Trần", avatarUrl: "https://example.com/m.png", nick: "Mì" };
    const minh = sandbox.user("minh", details);
    expect([minh.id, minh.username, minh.displayName, minh.avatarUrl]).toStrictEqual([
      "42",
      "minh",
      "Minh Trần",
      "https://example.com/m.png",
    ]);
    expect((await bot.pushed("addClanUserEvent", ({ user }) => user?.userId === "42")).user).toMatchObject({
      displayName: "Minh Trần",
      avatar: "https://example.com/m.png",
    });
    await minh.send(sandbox.channelId, "hi");
    expect(await bot.pushed("channelMessage")).toMatchObject({
      ...{ senderId: "42", username: "minh", displayName: "Minh Trần", clanNick: "Mì" },
      avatar: "https://example.com/m.png",
    });
    expect(sandbox.user("minh")).toBe(minh);
  });

  test("changes when it is said again, and the clan is told; an id stays", async () => {
    const sandbox = await start();
    const bot = await connectBot(sandbox);
    const alice = sandbox.user("alice", { displayName: "Alice B.", nick: "Ali" });
    expect(alice.displayName).toBe("Alice B.");
    expect(await bot.pushed("userProfileUpdatedEvent")).toMatchObject({ userId: alice.id, displayName: "Alice B." });
    expect(await bot.pushed("clanProfileUpdatedEvent")).toMatchObject({ userId: alice.id, clanNick: "Ali" });
    expect(sandbox.user("alice", { id: alice.id })).toBe(alice);
    expect(() => sandbox.user("alice", { id: "5" })).toThrow(/^id: alice has the id \d+ already/);
    expect(() => sandbox.user("bob", { id: alice.id })).toThrow(`the id ${alice.id} is taken`);
    expect(() => sandbox.user("bob", { id: "x" })).toThrow("id: must be an id");
  });

  test("is told of the bot too", async () => {
    const profile = { displayName: "Helper", avatarUrl: "https://example.com/h.png", nick: "H" };
    const sandbox = await start({ botProfile: profile });
    const bot = await connectBot(sandbox);
    const alice = sandbox.user("alice");
    const dm = await alice.openDm(sandbox.botId);
    await bot.request({ case: "channelJoin", value: { channelId: dm.id, channelType: 3 } }, "channel");
    await bot.request(
      { case: "channelMessageSend", value: { channelId: dm.id, content: '{"t":"hello"}' } },
      "channelMessageAck",
    );
    const pushed = await bot.pushed("channelMessage");
    expect(pushed).toMatchObject({ displayName: "Helper", avatar: "https://example.com/h.png" });
  });
});

describe("what the bot may do in the default clan", () => {
  test.each([
    ["member", 7],
    ["admin", 0],
    ["owner", 0],
  ] as const)("as its %s", async (botIs, code) => {
    const sandbox = await start({ botIs });
    const bot = await connectBot(sandbox);
    const role = encodeCreateRoleRequest({ clanId: sandbox.clanId, title: "Tester" });
    expect(await bot.call(-1, "CreateRole", role)).toMatchObject({ code });
  });

  test("is one of three", async () => {
    await expect(createSandbox({ botIs: "king" as never })).rejects.toThrow('botIs: must be one of "member", "admin"');
  });
});

test("a fresh clan has a voice room and a streaming channel", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const alice = sandbox.user("alice");
  await alice.joinVoice(sandbox.voiceChannelId);
  expect(await bot.pushed("voiceJoinedEvent")).toMatchObject({ voiceChannelId: sandbox.voiceChannelId });
  const request = encodeListChannelDescsRequest({ clanId: sandbox.clanId, channelType: ChannelType.Streaming });
  const { channeldesc } = decodeChannelDescList((await bot.call(-1, "ListChannelDescs", request)).body);
  expect(channeldesc).toMatchObject([{ channelId: sandbox.streamChannelId, type: ChannelType.Streaming }]);
});

describe("a payment of a person", () => {
  test("is a real transfer, which both are told of", async () => {
    const sandbox = await start();
    const bot = await connectBot(sandbox);
    const alice = sandbox.user("alice");
    const before = sandbox.chain.unitsOf(sandbox.botId);
    const paid = await alice.pay(sandbox.botId, "50000", "for the | coffee", { extraAttribute: "order-7" });
    expect(paid).toMatchObject({ status: "finalized", type: 0, amount: "50000", textData: "for the | coffee" });
    expect(sandbox.chain.unitsOf(sandbox.botId) - before).toBe(50_000_000_000n);
    const told = { senderId: alice.id, senderName: "alice", receiverId: sandbox.botId, amount: 50_000 };
    const event = { ...told, note: "for the | coffee", extraAttribute: "order-7", transactionId: paid.hash };
    expect(await bot.pushed("tokenSentEvent")).toMatchObject(event);
    expect(await alice.waitFor("event", ({ name }) => name === "tokenSent")).toMatchObject({ payload: event });
  });

  test("may be a coffee for a message, wait for its slot, and say the same twice", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock });
    const bot = await connectBot(sandbox);
    const alice = sandbox.user("alice");
    const message = await alice.send(sandbox.channelId, "thanks");
    await alice.pay({ id: sandbox.botId }, "1", "", { coffeeFor: message });
    expect(await bot.pushed("giveCoffeeEvent")).toMatchObject({
      ...{ senderId: alice.id, receiverId: sandbox.botId, tokenCount: 1 },
      ...{ messageRefId: message.id, channelId: sandbox.channelId, clanId: sandbox.clanId },
    });
    const waiting = await alice.pay(sandbox.botId, { units: 7n }, "", { settle: false });
    expect(waiting).toMatchObject({ status: "pending", units: 7n });
    clock.advance(800);
    expect(sandbox.chain.transactions().at(-1)).toMatchObject({ status: "finalized", hash: waiting.hash });
    const twice = await Promise.all([alice.pay(sandbox.botId, "2"), alice.pay(sandbox.botId, "2")]);
    expect(twice.map(({ status }) => status)).toStrictEqual(["finalized", "finalized"]);
  });

  test("is refused in the node's words where there is too little, and says what to do", async () => {
    const sandbox = await start();
    const bob = sandbox.user("bob");
    const advice = ": give bob tokens with sandbox.chain.fund";
    await expect(bob.pay(sandbox.userId, "1")).rejects.toThrow(`Account does not exist${advice}`);
    sandbox.chain.fund(bob.id, "1");
    await expect(bob.pay(sandbox.userId, "1.1")).rejects.toThrow(`Not enough balance in your wallet${advice}`);
    expect((await bob.pay(sandbox.userId, "0.5")).status).toBe("finalized");
    await expect(bob.pay("5", "0.1")).rejects.toThrow("there is no user 5");
    await expect(bob.pay(sandbox.userId, 1 as never)).rejects.toThrow("amount: must be tokens");
  });
});

describe("an event that is pushed by hand", () => {
  test("reaches the bot, or whom it is for, and nobody else", async () => {
    const sandbox = await start();
    const bot = await connectBot(sandbox);
    const alice = sandbox.user("alice");
    sandbox.push({ name: "voiceStarted", payload: { clanId: sandbox.clanId, voiceChannelId: sandbox.voiceChannelId } });
    expect(await bot.pushed("voiceStartedEvent")).toMatchObject({ voiceChannelId: sandbox.voiceChannelId });
    expect(alice.received.filter(({ kind }) => kind === "event")).toStrictEqual([]);
    sandbox.push({ name: "aiagentEnabled", payload: { channelId: sandbox.channelId } }, { to: alice });
    expect(await alice.waitFor("event")).toMatchObject({ name: "aiagentEnabled" });
  });

  test("must be one that there is, for somebody who is", async () => {
    const sandbox = await start();
    expect(() => sandbox.push({ name: "nothing", payload: {} } as never)).toThrow('name: no event is named "nothing"');
    expect(() => sandbox.push({ name: "ping", payload: {} }, { to: "5" })).toThrow("there is no user 5");
  });
});
