import { expect, test } from "vitest";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { logIn } from "./rawHttp.js";
import { connectBot, joinChannel, postText, RawSocket, start } from "./rawSocket.js";

test("a ping is answered under its cid", async () => {
  const bot = await connectBot(await start());
  await bot.request({ case: "ping", value: {} }, "pong");
});

test("malformed frames are answered with an error, and the socket stays open", async () => {
  const bot = await connectBot(await start());
  const wrong: [Uint8Array | string, number][] = [
    [Uint8Array.of(0x0b, 0xff, 0x01), 1],
    [Uint8Array.of(0xff, 0x00, 0x01), 1],
    [Uint8Array.of(0x42, 0x05, 0x01), 1],
    ["text", 1],
    [new Uint8Array(), 2],
    // Field 200, which no envelope has.
    [Uint8Array.of(0x08, 0x63, 0xc2, 0x0c, 0x00), 1],
    [encodeEnvelope({ cid: 98 }), 2],
  ];
  for (const [frame] of wrong) bot.sendBytes(frame);
  await bot.request({ case: "ping", value: {} }, "pong");
  const errors = bot
    .envelopes()
    .flatMap(({ cid, message }) => (message.case === "error" ? [[cid, message.value.code]] : []));
  expect(errors).toStrictEqual(wrong.map(([, code], index) => [{ 5: 99, 6: 98 }[index] ?? 0, code]));
  expect(bot.isOpen).toBe(true);
});

test("a field that clients do not send, or that is not served, is refused under its cid", async () => {
  const bot = await connectBot(await start());
  expect(await bot.refusal({ case: "channelMessageAck", value: {} })).toMatchObject({ code: 1 });
  expect(await bot.refusal({ case: "webrtcSignalingFwd", value: {} })).toMatchObject({ code: 1 });
});

test("a cid written as text is answered as text, and a call by its number", async () => {
  const bot = await connectBot(await start());
  const ping = encodeEnvelope({ message: { case: "ping", value: {} } });
  bot.sendBytes(Uint8Array.of(0x0a, 0x02, 0x34, 0x32, ...ping));
  const pong = await bot.envelope(({ message }) => message.case === "pong");
  expect(pong.cid).toBe(0);
  expect(pong.$unknown).toMatchObject([{ no: 1, wireType: 2, data: Uint8Array.of(0x02, 0x34, 0x32) }]);
  expect(bot.frames.at(-1)?.subarray(0, 4)).toStrictEqual(Uint8Array.of(0x0a, 0x02, 0x34, 0x32));
});

test("trailing zeros are tolerated, and sent when asked for", async () => {
  const sandbox = await start({ padEnvelopes: true });
  const bot = await connectBot(sandbox);
  await joinChannel(sandbox, bot);
  await postText(sandbox, bot, "padded");
  await bot.pushed("channelMessage");
  const lengths = bot.frames.map((frame) => frame.length % 4);
  expect(new Set(lengths)).toStrictEqual(new Set([0]));
  expect(bot.frames.some((frame) => frame.at(-1) === 0)).toBe(true);
  bot.sendBytes(Uint8Array.of(...encodeEnvelope({ cid: 77, message: { case: "ping", value: {} } }), 0, 0, 0));
  await bot.envelope(({ cid, message }) => cid === 77 && message.case === "pong");
});

test("raw frames go out as they are, and every socket can be closed with a code", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  sandbox.broadcastRaw("a text");
  sandbox.broadcastRaw(Uint8Array.of(1, 2, 3));
  await bot.request({ case: "ping", value: {} }, "pong");
  expect(bot.texts).toStrictEqual(["a text"]);
  expect(bot.frames).toContainEqual(Uint8Array.of(1, 2, 3));
  sandbox.disconnectAll(4000);
  expect(await bot.closed()).toBe(4000);
});

test("a frame beyond the bound closes that socket only", async () => {
  const sandbox = await start();
  const [bot, other] = [await connectBot(sandbox), await RawSocket.open(sandbox, (await logIn(sandbox)).token)];
  bot.sendBytes(new Uint8Array(5 * 1024 * 1024));
  expect(await bot.closed()).toBe(1009);
  await other.request({ case: "ping", value: {} }, "pong");
});

test("sockets are notified of people who join and leave a channel", async () => {
  const sandbox = await start();
  const [one, other] = [await connectBot(sandbox), await connectBot(sandbox)];
  await joinChannel(sandbox, one);
  const joined = await other.request({ case: "channelJoin", value: { channelId: sandbox.channelId } }, "channel");
  expect(joined).toMatchObject({ id: sandbox.channelId, chanelLabel: "general", self: { userId: sandbox.botId } });
  expect(joined.presences).toHaveLength(1);
  const { self } = joined;
  expect(await one.pushed("channelPresenceEvent")).toMatchObject({
    joins: [{ sessionId: self?.sessionId }],
    leaves: [],
  });
  await other.request({ case: "channelLeave", value: { channelId: sandbox.channelId } }, "channelLeave");
  await one.pushed("channelPresenceEvent", ({ leaves }) => leaves[0]?.sessionId === self?.sessionId);
});

test("people who follow somebody are notified of their presence", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const watcher = await RawSocket.open(sandbox, (await logIn(sandbox)).token);
  const status = await watcher.request({ case: "statusFollow", value: { usernames: ["bot"] } }, "status");
  expect(status.presences.map(({ userId }) => userId)).toStrictEqual([sandbox.botId, sandbox.botId]);
  await bot.request({ case: "statusUpdate", value: { status: "busy" } }, "statusUpdate");
  await watcher.pushed("statusPresenceEvent", ({ joins }) => joins[0]?.status === "busy");
  await watcher.request({ case: "statusUnfollow", value: { userIds: [sandbox.botId] } }, "statusUnfollow");
});
