import { describe, expect, test } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import {
  decodeChannelDescList,
  decodeChannelDescription,
  decodeChannelUserList,
  encodeCreateChannelDescRequest,
  encodeDeleteChannelDescRequest,
  encodeListChannelDescsRequest,
  encodeListChannelDetailRequest,
  encodeListChannelUsersRequest,
  encodeUpdateChannelDescRequest,
} from "../../generated/mezon/api/channel_codec.js";
import { decodeClanDescList, encodeListClanDescRequest } from "../../generated/mezon/api/clan_codec.js";
import { decodeAccount } from "../../generated/mezon/api/session_codec.js";
import { encodeChannelMessageSend } from "../../generated/mezon/realtime/message_codec.js";
import { bytesOf, call, failureOf, logIn } from "./rawHttp.js";
import { type Handler, type RpcResult, serviceOf } from "./rawService.js";
import { connectBot, start } from "./rawSocket.js";

const NOTHING = new Uint8Array();

describe.each(["http", "socket"] as const)("a call over %s", (transport) => {
  async function service(): Promise<{ sandbox: Awaited<ReturnType<typeof start>>; call: Handler }> {
    const sandbox = await start({ apiPartSize: 10 });
    return { sandbox, call: await serviceOf(sandbox, transport) };
  }

  test("is answered with its message", async () => {
    const { sandbox, call: ask } = await service();
    const { body, frames } = await ask("ListClanDescs", encodeListClanDescRequest({ limit: 10, state: 1 }));
    expect(decodeClanDescList(body).clandesc).toMatchObject([{ clanId: sandbox.clanId, creatorId: sandbox.userId }]);
    if (transport === "socket") expect(frames).toBe(Math.ceil(body.length / 10));
    expect(decodeAccount((await ask("GetAccount", NOTHING)).body).user).toMatchObject({
      id: sandbox.botId,
      username: "bot",
    });
  });

  test.each<[string, Partial<RpcResult>, Uint8Array?]>([
    ["NoSuchCall", { code: 12 }],
    ["ListForSaleItems", { code: 12, text: "the sandbox does not serve ListForSaleItems" }],
    ["ListClanDescs", { code: 3 }, Uint8Array.of(0x08)],
    ["ListChannelDetail", { code: 5 }, encodeListChannelDetailRequest({ channelId: "12345" })],
    ["ListClanUsers", { code: 5 }, Uint8Array.of(0x08, 0x05)],
  ])("of %s is refused with a code and words", async (name, failure, body = NOTHING) => {
    const { call: ask } = await service();
    expect(await ask(name, body)).toMatchObject({
      ...failure,
      text: failure.text ?? (expect.stringMatching(/./) as string),
    });
  });

  test("lists channels by clan and type, in pages", async () => {
    const { sandbox, call: ask } = await service();
    const list = async (request: Parameters<typeof encodeListChannelDescsRequest>[0]): Promise<string[]> => {
      const { body } = await ask("ListChannelDescs", encodeListChannelDescsRequest(request));
      return decodeChannelDescList(body).channeldesc.map(({ channelId }) => channelId);
    };
    const general = sandbox.channelId;
    const [voice, stream] = [sandbox.voiceChannelId, sandbox.streamChannelId];
    const mine = sandbox.createChannel({ name: "mine", isPrivate: true, memberIds: [sandbox.botId] }).id;
    const hidden = sandbox.createChannel({ name: "hidden", isPrivate: true }).id;
    const thread = sandbox.createChannel({ name: "thread", type: ChannelType.Thread, parentId: general }).id;
    const dm = sandbox.createChannel({ type: ChannelType.Dm, memberIds: [sandbox.botId] }).id;
    const { clanId } = sandbox;
    expect(await list({ clanId })).toStrictEqual([general, voice, stream, mine]);
    expect(await list({ clanId, channelType: ChannelType.MezonVoice })).toStrictEqual([voice]);
    expect(await list({ clanId, channelType: ChannelType.Thread })).toStrictEqual([thread]);
    expect(await list({ channelType: ChannelType.Dm })).toStrictEqual([dm]);
    expect(await list({ clanId, limit: 2, page: 1 })).toStrictEqual([general, voice]);
    expect(await list({ clanId, limit: 2, page: 2 })).toStrictEqual([stream, mine]);
    expect(await list({ clanId, limit: 2, cursor: "2" })).toStrictEqual([stream, mine]);
    const detail = await ask("ListChannelDetail", encodeListChannelDetailRequest({ channelId: hidden }));
    expect(detail).toMatchObject({ code: 5 });
  });

  test("creates a conversation once for every two people", async () => {
    const { sandbox, call: ask } = await service();
    const request = { type: ChannelType.Dm, channelPrivate: 1, clanId: "0", userIds: [sandbox.userId] };
    const open = async (): Promise<ReturnType<typeof decodeChannelDescription>> => {
      return decodeChannelDescription((await ask("CreateChannelDesc", encodeCreateChannelDescRequest(request))).body);
    };
    const first = await open();
    expect(first).toMatchObject({
      type: 3,
      clanId: "0",
      channelPrivate: 1,
      userIds: [sandbox.userId],
      usernames: ["alice"],
    });
    expect((await open()).channelId).toBe(first.channelId);
    expect((await sandbox.user("alice").openDm(sandbox.botId)).id).toBe(first.channelId);
  });

  test("creates, changes and deletes a channel, and notifies the clan", async () => {
    const { sandbox, call: ask } = await service();
    const alice = sandbox.user("alice");
    const request = encodeCreateChannelDescRequest({ clanId: sandbox.clanId, type: 1, channelLabel: "news" });
    const { channelId } = decodeChannelDescription((await ask("CreateChannelDesc", request)).body);
    const update = encodeUpdateChannelDescRequest({ channelId, channelLabel: "old news" });
    expect(await ask("UpdateChannelDesc", update)).toMatchObject({ code: 0, body: NOTHING });
    expect(await ask("DeleteChannelDesc", encodeDeleteChannelDescRequest({ channelId }))).toMatchObject({ code: 0 });
    const told = alice.received.flatMap((item) => (item.kind === "event" ? [item] : []));
    expect(told).toMatchObject([
      { name: "channelCreated", payload: { channelId, channelLabel: "news", creatorId: sandbox.botId } },
      { name: "channelUpdated", payload: { channelId, channelLabel: "old news" } },
      { name: "channelDeleted", payload: { channelId, deletor: sandbox.botId } },
    ]);
    // Only who manages the clan, or made the channel, may do so.
    const general = encodeDeleteChannelDescRequest({ channelId: sandbox.channelId });
    expect(await ask("DeleteChannelDesc", general)).toMatchObject({ code: 7 });
  });

  test("names the people of a channel", async () => {
    const { sandbox, call: ask } = await service();
    const users = async (channelId: string): Promise<string[]> => {
      const { body } = await ask("ListChannelUsers", encodeListChannelUsersRequest({ channelId }));
      return decodeChannelUserList(body).channelUsers.map(({ userId }) => userId);
    };
    expect(await users(sandbox.channelId)).toStrictEqual([sandbox.userId, sandbox.botId]);
    const { id } = sandbox.createChannel({ name: "two", isPrivate: true, memberIds: [sandbox.botId] });
    sandbox.user("carol");
    expect(await users(id)).toStrictEqual([sandbox.userId, sandbox.botId]);
  });
});

test("a call over HTTP needs a session", async () => {
  const sandbox = await start();
  for (const authorization of [undefined, "Basic YTo=", "Bearer abc"]) {
    const failure = await failureOf(await call(sandbox, "GetAccount", NOTHING, authorization));
    expect(failure).toMatchObject({ status: 401, code: 16, message: failure.error });
  }
});

test("a refusal over HTTP is JSON with the status that goes with its code", async () => {
  const sandbox = await start();
  const bearer = `Bearer ${(await logIn(sandbox)).token}`;
  expect(await failureOf(await call(sandbox, "NoSuchCall", NOTHING, bearer))).toMatchObject({ status: 501, code: 12 });
  expect(await failureOf(await call(sandbox, "ListForSaleItems", NOTHING, bearer))).toMatchObject({
    status: 501,
    code: 12,
  });
  expect(await failureOf(await call(sandbox, "ListClanDescs", Uint8Array.of(8), bearer))).toMatchObject({
    status: 400,
  });
  const answer = await call(sandbox, "ListClanDescs", NOTHING, bearer);
  expect(answer.headers.get("content-type")).toBe("application/proto");
  expect(decodeClanDescList(await bytesOf(answer)).clandesc).toHaveLength(1);
});

test("over the socket the index alone will do, and the name wins over it", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const LIST_CLAN_DESCS = 2;
  const GET_ACCOUNT = 1;
  expect(decodeClanDescList((await bot.call(LIST_CLAN_DESCS, "", NOTHING)).body).clandesc).toHaveLength(1);
  const named = await bot.call(GET_ACCOUNT, "ListClanDescs", NOTHING);
  expect(decodeClanDescList(named.body).clandesc).toMatchObject([{ clanId: sandbox.clanId }]);
  expect(await bot.call(9_999, "", NOTHING)).toMatchObject({ code: 12 });
});

test("a post by a call needs the channel joined over the socket, and membership over HTTP", async () => {
  const sandbox = await start({ profile: "strict" });
  const body = encodeChannelMessageSend({ channelId: sandbox.channelId, content: '{"t":"hi"}' });
  expect(await (await serviceOf(sandbox, "socket"))("SendChannelMessage", body)).toMatchObject({
    code: 3,
    text: "Must join channel before sending messages",
  });
  expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
  expect(await (await serviceOf(sandbox, "http"))("SendChannelMessage", body)).toMatchObject({ code: 0 });
  expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ text: "hi", senderId: sandbox.botId }]);
  const { id } = sandbox.createChannel({ name: "hidden", isPrivate: true });
  const hidden = encodeChannelMessageSend({ channelId: id, content: '{"t":"hi"}' });
  expect(await (await serviceOf(sandbox, "http"))("SendChannelMessage", hidden)).toMatchObject({ code: 5 });
});
