import { describe, expect, test } from "vitest";
import { NotificationCode } from "../../generated/constants.js";
import { encodeCreateChannelDescRequest } from "../../generated/mezon/api/channel_codec.js";
import { encodeAddFriendsRequest } from "../../generated/mezon/api/friend_codec.js";
import { encodeQuickMenuAccess } from "../../generated/mezon/api/quick_menu_codec.js";
import { call, failureOf, logIn } from "./rawHttp.js";
import { serviceOf } from "./rawService.js";
import { connectBot, start } from "./rawSocket.js";

describe("an answer that holds nothing", () => {
  test("is a 204 over HTTP, where the call never answers anything", async () => {
    const sandbox = await start();
    const { token } = await logIn(sandbox);
    const menu = encodeQuickMenuAccess({ clanId: sandbox.clanId, menuName: "help", menuType: 2 });
    const answer = await call(sandbox, "AddQuickMenuAccess", menu, `Bearer ${token}`);
    expect([answer.status, await answer.text()]).toStrictEqual([204, ""]);
    expect(answer.headers.get("content-type")).toBeNull();
  });

  test("is a 200 without a body where it is an empty list", async () => {
    const sandbox = await start();
    const { token } = await logIn(sandbox);
    const answer = await call(sandbox, "ListQuickMenuAccess", new Uint8Array(), `Bearer ${token}`);
    expect([answer.status, await answer.text()]).toStrictEqual([200, ""]);
  });
});

test("a friend request and its acceptance are pushed, and notified of", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const alice = sandbox.user("alice");
  await alice.askFriend(sandbox.botId);
  expect(await bot.pushed("addFriend")).toMatchObject({ userId: alice.id });
  const { notifications } = await bot.pushed("notifications");
  expect(notifications).toMatchObject([{ code: NotificationCode.FriendRequest, senderId: alice.id, category: 3 }]);
  // Asking again tells nothing new.
  await alice.askFriend(sandbox.botId);
  await bot.call(-1, "AddFriends", encodeAddFriendsRequest({ ids: [alice.id] }));
  expect(bot.pushes("notifications")).toHaveLength(1);
  const accepted = await alice.waitFor("event", ({ name }) => name === "notifications");
  expect(accepted.payload).toMatchObject({ notifications: [{ code: NotificationCode.FriendAccept }] });
});

test("ephemeral messages are taken and pushed in conversations too", async () => {
  const sandbox = await start();
  const bot = await connectBot(sandbox);
  const alice = sandbox.user("alice");
  const { id: channelId } = await alice.openDm(sandbox.botId);
  const value = { receiverIds: [alice.id], message: { channelId, content: '{"t":"between us"}' } };
  await bot.request({ case: "ephemeralMessageSend", value }, "channelMessage");
  expect(await alice.waitFor("ephemeral")).toMatchObject({ message: { text: "between us", channelId, clanId: "0" } });
  expect(sandbox.messages(channelId)).toStrictEqual([]);
  const outsider = { ...value, receiverIds: [sandbox.user("bob").id] };
  expect(await bot.refusal({ case: "ephemeralMessageSend", value: outsider })).toMatchObject({ code: 3 });
});

test("a conversation with oneself is refused for what it is", async () => {
  const sandbox = await start();
  const service = await serviceOf(sandbox, "http");
  const open = (type: number, userIds: readonly string[]) =>
    service("CreateChannelDesc", encodeCreateChannelDescRequest({ type, channelPrivate: 1, userIds: [...userIds] }));
  const needsOther = { code: 3, text: "a direct conversation needs somebody else" };
  expect(await open(3, [sandbox.botId])).toMatchObject(needsOther);
  expect(await open(2, [sandbox.botId])).toMatchObject({ text: "a group needs somebody else" });
  expect(await open(3, [])).toMatchObject({ text: "a direct conversation takes one id in user_ids" });
  await expect(sandbox.user("alice").openDm(sandbox.userId)).rejects.toThrow(needsOther.text);
});

test("clients of the JSON API of 2025 are told which versions speak today's protocol", async () => {
  const sandbox = await start({ logger: false });
  const { token } = await logIn(sandbox);
  for (const [method, path] of [
    ["GET", "/v2/clandesc?limit=100"],
    ["POST", "/v2/channeldesc"],
    ["PUT", "/v2/roles/5"],
  ] as const) {
    const headers = { authorization: `Bearer ${token}` };
    const failure = await failureOf(await fetch(`${sandbox.baseUrl}${path}`, { method, headers }));
    expect(failure).toMatchObject({ status: 501, code: 12 });
    expect(failure.message).toMatch(
      /JSON API of 2025.*mezon-sdk 2\.8\.48 and newer speak it.*2\.8\.33 and older do not/,
    );
  }
  expect((await fetch(`${sandbox.baseUrl}/elsewhere`)).status).toBe(404);
});
