import { expect, test } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import {
  decodeEventList,
  encodeCreateEventRequest,
  encodeListEventsRequest,
} from "../../generated/mezon/api/calendar_codec.js";
import { decodeCategoryDescList, encodeCategoryDesc } from "../../generated/mezon/api/category_codec.js";
import {
  decodeChannelDescList,
  decodeChannelDescListNoPool,
  decodeChannelDescription,
  encodeAddChannelUsersRequest,
  encodeListChannelDetailRequest,
  encodeListChannelUsersRequest,
  encodeRemoveChannelUsersRequest,
} from "../../generated/mezon/api/channel_codec.js";
import {
  decodeAllUserClans,
  decodeCheckDuplicateNameResponse,
  decodeClanDesc,
  decodeClanUserList,
  encodeCheckDuplicateNameRequest,
  encodeCreateClanDescRequest,
  encodeListClanUsersRequest,
} from "../../generated/mezon/api/clan_codec.js";
import { decodeEmojiListedResponse, encodeClanEmojiCreateRequest } from "../../generated/mezon/api/emoji_codec.js";
import {
  decodeFriendList,
  encodeAddFriendsRequest,
  encodeListFriendsRequest,
} from "../../generated/mezon/api/friend_codec.js";
import { encodeMarkAsReadRequest } from "../../generated/mezon/api/notification_codec.js";
import { decodePinMessagesList, encodePinMessageRequest } from "../../generated/mezon/api/pin_codec.js";
import {
  decodeQuickMenuAccessList,
  encodeListQuickMenuAccessRequest,
  encodeQuickMenuAccess,
} from "../../generated/mezon/api/quick_menu_codec.js";
import {
  decodePermissionList,
  decodeRole,
  decodeRoleListEventResponse,
  encodeCreateRoleRequest,
  encodeRoleListEventRequest,
  encodeUpdateRoleRequest,
} from "../../generated/mezon/api/role_codec.js";
import { encodeUpdateAccountRequest } from "../../generated/mezon/api/session_codec.js";
import { decodeStickerListedResponse, encodeClanStickerAddRequest } from "../../generated/mezon/api/sticker_codec.js";
import { encodeListThreadRequest } from "../../generated/mezon/api/thread_codec.js";
import { decodeUserStatus, encodeUserStatusUpdate } from "../../generated/mezon/api/user_codec.js";
import { decodeVoiceChannelUserList } from "../../generated/mezon/api/voice_codec.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { type Handler, serviceOf } from "./rawService.js";
import { connectPerson, type RawSocket, start } from "./rawSocket.js";

const NOTHING = new Uint8Array();

async function withService(): Promise<{ sandbox: Sandbox; ask: Handler }> {
  const sandbox = await start();
  return { sandbox, ask: await serviceOf(sandbox, "http") };
}

/** Alice's own calls: she owns the default clan. */
async function askAs(socket: RawSocket, name: string, body: Uint8Array): Promise<Uint8Array> {
  const answer = await socket.call(-1, name, body);
  expect({ name, code: answer.code }).toStrictEqual({ name, code: 0 });
  return answer.body;
}

test("roles are created, given and changed by who manages the clan", async () => {
  const { sandbox, ask } = await withService();
  const alice = await connectPerson(sandbox, "alice");
  const { clanId } = sandbox;
  const create = encodeCreateRoleRequest({ clanId, title: "Mods", color: "#fff", addUserIds: [sandbox.botId] });
  expect(await ask("CreateRole", create)).toMatchObject({ code: 7 });
  const role = decodeRole(await askAs(alice, "CreateRole", create));
  expect(role).toMatchObject({ title: "Mods", clanId, roleUserList: { roleUsers: [{ id: sandbox.botId }] } });
  const roleId = role.id;
  await askAs(
    alice,
    "UpdateRole",
    encodeUpdateRoleRequest({ clanId, roleId, title: "Makers", activePermissionIds: ["3"] }),
  );
  const list = await ask("ListRoles", encodeRoleListEventRequest({ clanId }));
  expect(decodeRoleListEventResponse(list.body)).toMatchObject({
    clanId,
    roles: { roles: [{ id: roleId, title: "Makers", color: "#fff", permissionList: { permissions: [{ id: "3" }] } }] },
  });
  expect(await alice.pushed("roleEvent", ({ status }) => status === 2)).toMatchObject({ role: { title: "Makers" } });
  expect(await alice.pushed("roleAssignEvent")).toMatchObject({
    ClanId: clanId,
    roleId,
    userIdsAssigned: [sandbox.botId],
  });
  const users = decodeClanUserList((await ask("ListClanUsers", encodeListClanUsersRequest({ clanId }))).body);
  expect(users.clanUsers.map(({ user, roleId: ids }) => [user?.username, ids])).toStrictEqual([
    ["alice", []],
    ["bot", [roleId]],
  ]);
  // Now the bot may manage channels, and so the clan's roles.
  expect(await ask("CreateRole", create)).toMatchObject({ code: 0 });
  expect(decodePermissionList((await ask("GetListPermission", NOTHING)).body).permissions.length).toBeGreaterThan(0);
});

test("people are added to a private channel and removed from it, and notified of both", async () => {
  const { sandbox, ask } = await withService();
  const alice = await connectPerson(sandbox, "alice");
  const carol = sandbox.user("carol");
  const { id: channelId } = sandbox.createChannel({ name: "few", isPrivate: true });
  const detail = encodeListChannelDetailRequest({ channelId });
  expect(await ask("ListChannelDetail", detail)).toMatchObject({ code: 5 });
  const userIds = [sandbox.botId, carol.id];
  await askAs(alice, "AddChannelUsers", encodeAddChannelUsersRequest({ channelId, userIds }));
  const added = await carol.waitFor("event", (item) => item.name === "userChannelAdded");
  expect(added.payload).toMatchObject({
    channelDesc: { channelId },
    users: [{ userId: sandbox.botId }, { userId: carol.id }],
  });
  expect(decodeChannelDescription((await ask("ListChannelDetail", detail)).body)).toMatchObject({ channelPrivate: 1 });
  // The bot neither made the channel nor manages the clan, but it may go.
  const removal = (ids: string[]) => encodeRemoveChannelUsersRequest({ channelId, userIds: ids });
  expect(await ask("RemoveChannelUsers", removal([carol.id]))).toMatchObject({ code: 7 });
  expect(await ask("RemoveChannelUsers", removal([sandbox.botId]))).toMatchObject({ code: 0 });
  expect(await ask("ListChannelDetail", detail)).toMatchObject({ code: 5 });
  await carol.waitFor("event", (item) => item.name === "userChannelRemoved");
});

test("channels tell their last message, how far they were read, and their threads", async () => {
  const { sandbox, ask } = await withService();
  const alice = sandbox.user("alice");
  const { channelId } = sandbox;
  const one = async () =>
    decodeChannelDescription((await ask("ListChannelDetail", encodeListChannelDetailRequest({ channelId }))).body);
  expect(await one()).toMatchObject({ channelLabel: "general", clanName: "Sandbox", countMessUnread: 0 });
  await alice.send(channelId, "first");
  const last = await alice.send(channelId, "last");
  expect(await one()).toMatchObject({ lastSentMessage: { id: last.id, senderId: alice.id }, countMessUnread: 2 });
  await ask("MarkAsRead", encodeMarkAsReadRequest({ clanId: sandbox.clanId }));
  expect(await one()).toMatchObject({ lastSeenMessage: { id: last.id }, countMessUnread: 0 });

  const thread = sandbox.createChannel({ name: "aside", type: ChannelType.Thread, parentId: channelId });
  const threads = await ask("ListThreadDescs", encodeListThreadRequest({ clanId: sandbox.clanId, channelId }));
  expect(decodeChannelDescListNoPool(threads.body).channeldesc).toMatchObject([
    { channelId: thread.id, parentId: channelId, active: 2 },
  ]);
  const mine = decodeChannelDescList((await ask("ListChannelByUserId", NOTHING)).body).channeldesc;
  expect(mine.map((channel) => channel.channelId)).toStrictEqual([
    channelId,
    sandbox.voiceChannelId,
    sandbox.streamChannelId,
    thread.id,
  ]);
});

test("friendship is asked for and agreed to", async () => {
  const { sandbox, ask } = await withService();
  const alice = await connectPerson(sandbox, "alice");
  await ask("AddFriends", encodeAddFriendsRequest({ usernames: ["alice"] }));
  const states = async () => decodeFriendList((await ask("ListFriends", encodeListFriendsRequest({}))).body).friends;
  expect(await states()).toMatchObject([{ user: { username: "alice" }, state: 1, sourceId: sandbox.botId }]);
  expect(await alice.pushed("addFriend")).toMatchObject({ userId: sandbox.botId });
  await askAs(alice, "AddFriends", encodeAddFriendsRequest({ ids: [sandbox.botId] }));
  expect(await states()).toMatchObject([{ state: 0, sourceId: sandbox.botId }]);
  expect(await ask("AddFriends", encodeAddFriendsRequest({ usernames: ["nobody"] }))).toMatchObject({ code: 5 });
  expect(await ask("AddFriends", encodeAddFriendsRequest({ ids: [sandbox.botId] }))).toMatchObject({ code: 3 });
});

test("quick menus are registered, listed and taken away", async () => {
  const { sandbox, ask } = await withService();
  const { botId, clanId } = sandbox;
  const menu = { id: "7", botId, clanId, menuName: "help", actionMsg: "/help", menuType: 2 };
  await ask("AddQuickMenuAccess", encodeQuickMenuAccess(menu));
  const list = async () => {
    const body = encodeListQuickMenuAccessRequest({ botId, channelId: sandbox.channelId, menuType: 2 });
    return decodeQuickMenuAccessList((await ask("ListQuickMenuAccess", body)).body).listMenus;
  };
  expect(await list()).toMatchObject([menu]);
  expect(await ask("AddQuickMenuAccess", encodeQuickMenuAccess({ ...menu, botId: "5" }))).toMatchObject({ code: 7 });
  await ask("DeleteQuickMenuAccess", encodeQuickMenuAccess({ id: "7", clanId }));
  expect(await list()).toStrictEqual([]);
  expect(await ask("DeleteQuickMenuAccess", encodeQuickMenuAccess({ id: "7" }))).toMatchObject({ code: 5 });
});

test("pins, emojis, stickers, events, voice rooms and statuses are kept", async () => {
  const { sandbox, ask } = await withService();
  const { clanId, channelId } = sandbox;
  const alice = sandbox.user("alice");
  const { id: messageId } = await alice.send(channelId, "keep");
  const pin = encodePinMessageRequest({ clanId, channelId, messageId });
  await ask("CreatePinMessage", pin);
  expect(decodePinMessagesList((await ask("GetPinMessagesList", pin)).body).pinMessagesList).toMatchObject([
    { messageId, senderId: alice.id, content: '{"t":"keep"}' },
  ]);

  await ask(
    "CreateClanEmoji",
    encodeClanEmojiCreateRequest({ clanId, source: "https://x.test/e.png", shortname: ":e:" }),
  );
  expect(decodeEmojiListedResponse((await ask("GetListEmojisByUserId", NOTHING)).body).emojiList).toMatchObject([
    { shortname: ":e:", src: "https://x.test/e.png", clanName: "Sandbox" },
  ]);
  await ask("AddClanSticker", encodeClanStickerAddRequest({ clanId, source: "s", shortname: "s", mediaType: 1 }));
  expect(decodeStickerListedResponse((await ask("GetListStickersByUserId", NOTHING)).body).stickers).toMatchObject([
    { shortname: "s", mediaType: 1 },
  ]);

  await ask(
    "CreateEvent",
    encodeCreateEventRequest({ clanId, title: "Party", startTimeSeconds: 5, endTimeSeconds: 6 }),
  );
  expect(decodeEventList((await ask("ListEvents", encodeListEventsRequest({ clanId }))).body).events).toMatchObject([
    { title: "Party", creatorId: sandbox.botId, startTimeSeconds: 5 },
  ]);

  const talk = sandbox.createChannel({ name: "talk", type: ChannelType.MezonVoice });
  await alice.joinVoice(talk);
  const voice = await ask("ListChannelVoiceUsers", encodeListChannelUsersRequest({ clanId, channelType: 10 }));
  expect(decodeVoiceChannelUserList(voice.body).voiceChannelUsers).toMatchObject([
    { channelId: talk.id, userIds: [alice.id] },
  ]);

  await ask("UpdateUserStatus", encodeUserStatusUpdate({ status: "Idle" }));
  expect(decodeUserStatus((await ask("GetUserStatus", NOTHING)).body)).toMatchObject({
    userId: sandbox.botId,
    status: "Idle",
  });
  await alice.waitFor("event", (item) => item.name === "userStatus" && item.payload.customStatus === "Idle");
});

test("a clan is created with a channel, and names that are taken are reported", async () => {
  const { sandbox, ask } = await withService();
  const clan = decodeClanDesc((await ask("CreateClanDesc", encodeCreateClanDescRequest({ clanName: "Mine" }))).body);
  expect(clan).toMatchObject({
    clanName: "Mine",
    creatorId: sandbox.botId,
    welcomeChannelId: expect.stringMatching(/^\d+$/) as string,
  });
  const taken = async (name: string, type: number, conditionId = "0") => {
    const { body } = await ask("CheckDuplicateName", encodeCheckDuplicateNameRequest({ name, type, conditionId }));
    return decodeCheckDuplicateNameResponse(body).isDuplicate;
  };
  expect(await taken("Mine", 0)).toBe(true);
  expect(await taken("Yours", 0)).toBe(false);
  expect(await taken("general", 2, clan.clanId)).toBe(true);
  expect(await taken("general", 2, sandbox.channelId)).toBe(false);
  expect(await ask("CheckDuplicateName", encodeCheckDuplicateNameRequest({ name: "x", type: 5 }))).toMatchObject({
    code: 3,
  });
});

test("a profile is changed; those who share a clan are notified, and messages show it", async () => {
  const { sandbox, ask } = await withService();
  const alice = sandbox.user("alice");
  await ask("UpdateAccount", encodeUpdateAccountRequest({ displayName: "Robo", avatarUrl: "https://x.test/r.png" }));
  const told = await alice.waitFor("event", (item) => item.name === "userProfileUpdated");
  expect(told.payload).toMatchObject({ userId: sandbox.botId, displayName: "Robo", avatar: "https://x.test/r.png" });
  const acquaintances = decodeAllUserClans((await ask("ListUserClansByUserId", NOTHING)).body).users;
  expect(acquaintances.map((user) => user.displayName)).toStrictEqual(["alice", "Robo"]);
  const { clanId } = sandbox;
  const categories = await ask("ListCategoryDescs", encodeCategoryDesc({ clanId }));
  expect(decodeCategoryDescList(categories.body).categorydesc).toMatchObject([{ clanId, creatorId: sandbox.userId }]);
});
