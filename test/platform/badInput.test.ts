/** What can be known to be wrong is refused by the argument's name, and nothing is sent. */
import { expect, test } from "vitest";
import { MezonError, RequestError, ValidationError } from "../../src/index.js";
import { all, type OwnClan, overBoth } from "./ownClan.js";

const BAD = "not-an-id";
const UNKNOWN = "1999999999999999999";
const day = { start: new Date(1_000), end: new Date(2_000) };
const invalidDate = new Date(Number.NaN);

/** The argument that must be named, and the call. */
type Case = readonly [path: string, call: (given: OwnClan & Objects) => unknown];

interface Objects {
  readonly channel: Awaited<ReturnType<OwnClan["client"]["channels"]["fetch"]>>;
  readonly message: Awaited<ReturnType<Objects["channel"]["send"]>>;
}

const clanCases: readonly Case[] = [
  ["name", ({ client }) => client.clans.create({ name: " " })],
  ["clanId", ({ client }) => client.clans.fetch(BAD)],
  ["invite", ({ client }) => client.clans.join("https://mezon.ai/invite/")],
  ["clanIds[1]", ({ client, clan }) => client.clans.setOrder([clan.id, BAD])],
  ["name", ({ clan }) => clan.update({ name: "" })],
  ["welcomeChannelId", ({ clan }) => clan.update({ welcomeChannelId: BAD })],
  ["newOwnerId", ({ clan }) => clan.transferOwnership(BAD)],
  ["channelId", ({ clan }) => clan.voiceUsers({ channelId: BAD })],
  ["limit", ({ clan }) => clan.voiceUsers({ limit: 0 })],
  ["limit", ({ clan }) => clan.voiceUsers({ limit: 501 })],
  ["channelId", ({ clan }) => clan.setSystemMessage({ channelId: BAD })],
  ["userId", ({ clan }) => clan.auditLog.list({ userId: BAD })],
  ["day", ({ clan }) => clan.auditLog.list({ day: invalidDate })],
  ["channelId", ({ clan }) => clan.invites.create({ channelId: BAD })],
  ["days", ({ clan }) => clan.invites.create({ days: -1 })],
  ["name", ({ clan }) => clan.categories.create("")],
  ["categoryId", ({ clan }) => clan.categories.rename(BAD, "x")],
  ["categoryId", ({ clan }) => clan.categories.delete(BAD)],
  ["name", ({ clan }) => clan.channels.create({ name: "" })],
  ["categoryId", ({ clan }) => clan.channels.create({ name: "x", categoryId: BAD })],
  ["parentId", ({ clan }) => clan.channels.create({ name: "x", type: 7, parentId: BAD })],
  ["memberIds[0]", ({ clan }) => clan.channels.create({ name: "x", memberIds: [BAD] })],
  ["appId", ({ clan }) => clan.channels.create({ name: "x", type: 8, appId: BAD })],
  ["channelId", ({ clan }) => all(clan.channels.threads(BAD))],
  ["userId", ({ clan }) => clan.members.fetch(BAD)],
  ["userIds", ({ clan }) => clan.members.kick([])],
  ["userIds[0]", ({ clan }) => clan.members.ban(BAD)],
  ["seconds", ({ clan, alice }) => clan.members.ban(alice.id, { seconds: -5 })],
  ["title", ({ clan }) => clan.roles.create({ title: "" })],
  ["permissionIds[0]", ({ clan }) => clan.roles.create({ title: "x", permissionIds: [BAD] })],
  ["memberIds[0]", ({ clan }) => clan.roles.create({ title: "x", memberIds: [BAD] })],
  ["roleId", ({ clan }) => clan.roles.update(BAD, {})],
  ["addMemberIds[0]", ({ clan }) => clan.roles.update(UNKNOWN, { addMemberIds: [BAD] })],
  ["roleId", ({ clan }) => clan.roles.delete(BAD)],
  ["roleIds[0]", ({ clan }) => clan.roles.setOrder([BAD])],
  ["roleId", async ({ clan }) => all(clan.roles.members(BAD))],
  ["limit", async ({ clan }) => all(clan.roles.list({ limit: -1 }))],
  ["channelId", ({ clan }) => clan.roles.permissionsIn(BAD)],
  ["title", ({ clan }) => clan.events.create({ title: "", start: new Date(), end: new Date() })],
  ["start", ({ clan }) => clan.events.create({ title: "x", start: invalidDate, end: new Date() })],
  ["end", ({ clan }) => clan.events.create({ title: "x", start: new Date(5_000), end: new Date(1_000) })],
  ["voiceChannelId", ({ clan }) => clan.events.create({ title: "x", ...day, voiceChannelId: BAD })],
  ["eventId", ({ clan }) => clan.events.delete(BAD)],
  ["shortname", ({ clan }) => clan.emojis.add({ shortname: "", source: "x" })],
  ["source", ({ clan }) => clan.stickers.add({ shortname: "x", source: "" })],
  ["id", ({ clan }) => clan.stickers.rename(BAD, "x")],
  ["name", ({ clan }) => clan.webhooks.create({ name: "" })],
  ["id", ({ clan }) => clan.onboarding.fetch(BAD)],
];

const channelCases: readonly Case[] = [
  ["channelId", ({ client }) => client.channels.fetch(BAD)],
  ["name", ({ channel }) => channel.update({ name: " " })],
  ["categoryId", ({ channel }) => channel.moveTo(BAD)],
  ["userIds[0]", ({ channel }) => channel.setPrivate(true, { userIds: [BAD] })],
  ["userIds[1]", ({ channel, alice }) => channel.members.add([alice.id, BAD])],
  ["roleIds", ({ channel }) => channel.members.addRoles([])],
  ["seconds", ({ channel }) => channel.notifications.mute({ seconds: 0 })],
  ["content", ({ channel }) => channel.send("x".repeat(3_993))],
  ["content", ({ channel }) => channel.send("😀".repeat(1_997))],
  ["content", ({ channel }) => channel.send("\n".repeat(1_997))],
  ["content", ({ channel }) => channel.send(null as never)],
  ["content", ({ channel }) => channel.send(5 as never)],
  ["topicId", ({ channel }) => channel.send("x", { topicId: BAD })],
  ["mentions[0]", ({ channel }) => channel.send("🎉 @Đạt", { mentions: [{ userId: UNKNOWN, s: 2, e: 6 }] })],
  ["mentions[0].userId", ({ channel }) => channel.send("@x", { mentions: [{ userId: BAD, s: 0, e: 2 }] })],
  ["receiverIds", ({ channel }) => channel.sendEphemeral([], "x")],
  ["receiverIds[0]", ({ channel }) => channel.sendEphemeral(BAD, "x")],
  ["messageId", ({ channel }) => channel.messages.fetch(BAD)],
  ["after", ({ channel }) => all(channel.messages.list({ after: BAD }))],
  ["limit", ({ channel }) => all(channel.messages.list({ limit: Number.NaN }))],
  ["words", ({ channel }) => channel.messages.search("")],
  ["messageId", ({ channel }) => channel.pins.add(BAD)],
  ["messageId", ({ channel }) => channel.topics.create(BAD)],
  ["canvasId", ({ channel }) => channel.canvases.fetch(BAD)],
  ["answers", ({ channel }) => channel.polls.create({ question: "?", answers: ["one"] })],
  ["expireHours", ({ channel }) => channel.polls.create({ question: "?", answers: ["a", "b"], expireHours: 0 })],
  ["pollId", ({ channel }) => channel.polls.fetch({ pollId: BAD, messageId: UNKNOWN })],
  ["answers[0]", ({ channel }) => channel.polls.vote({ pollId: UNKNOWN, messageId: UNKNOWN }, -1)],
  ["data", ({ channel }) => channel.files.upload({ name: "x", data: "text" as never })],
  ["data", ({ channel }) => channel.files.upload({ name: "x", data: new Uint8Array() })],
  ["emoji", ({ message }) => message.react("")],
  ["emojiId", ({ message }) => message.react({ emoji: ":party:", emojiId: BAD })],
  ["content", ({ message }) => message.reply("x".repeat(5_000))],
  ["content", ({ message }) => message.update("x".repeat(5_000))],
  ["name", ({ message }) => message.startThread("")],
];

const accountCases: readonly Case[] = [
  ["userId", ({ client }) => client.dm(BAD, "hi")],
  ["content", ({ client, alice }) => client.dm(alice.id, "x".repeat(5_000))],
  ["userId", ({ client }) => client.users.fetch(BAD)],
  ["userId", ({ client }) => client.me.friends.add(BAD)],
  ["username", ({ client }) => client.me.friends.add({ username: "" })],
  ["limit", async ({ client }) => all(client.me.friends.list({ limit: 0 }))],
  ["minutes", ({ client }) => client.me.setPresence("Idle", { minutes: -1 })],
  ["clanId", ({ client }) => all(client.me.notifications({ clanId: BAD }))],
  ["ids", ({ client }) => client.me.deleteNotifications([])],
  ["action", ({ client }) => client.me.quickMenus.add({ name: "x", action: "" })],
  ["clanId", ({ client }) => client.me.quickMenus.add({ name: "x", action: "y", clanId: BAD })],
  ["name", ({ client }) => client.checkDuplicateClanName("")],
  ["clanId", ({ client }) => client.listClanEmojiByClanId(BAD)],
  ["channelId", ({ client }) => client.getNotificationChannelSetting(BAD)],
  ["categoryId", ({ client }) => client.getNotificationCategorySetting(BAD)],
];

overBoth("bad input", (start) => {
  test("is refused by the argument's name before anything is sent", async () => {
    const owner = await start();
    const channel = await owner.client.channels.fetch(owner.clan.welcomeChannelId ?? "");
    const given = { ...owner, channel, message: await channel.send("a message") };
    const before = owner.client.stats();
    for (const [path, call] of [...clanCases, ...channelCases, ...accountCases]) {
      const error = await failureOf(() => call(given));
      expect(error, `${path}: ${call}`).toBeInstanceOf(ValidationError);
      expect(error, String(call)).toMatchObject({ path, message: expect.stringContaining(path) });
    }
    const { sent, calls } = owner.client.stats();
    expect({ sent, calls }).toStrictEqual({ sent: before.sent, calls: before.calls });
  });

  test("of a bare call names the call and its field", async () => {
    const { client } = await start();
    await expect(client.rpc.listChannelDetail({ channelId: BAD })).rejects.toMatchObject({
      ...{ name: "ValidationError", path: "channelId", rpc: "ListChannelDetail" },
    });
  });

  test("that only the server knows of is refused with the call's name and the server's reason", async () => {
    const { client, clan, sandbox } = await start();
    const foreign = await client.clans.fetch(sandbox.clanId);
    const general = await client.channels.fetch(sandbox.channelId);
    const own = await client.channels.fetch(clan.welcomeChannelId ?? "");
    const refusals: readonly (readonly [object, () => unknown])[] = [
      [{ request: "ListChannelDetail", serverCode: 5 }, () => client.channels.fetch(UNKNOWN)],
      [{ request: "UpdateChannelDesc", serverCode: 7 }, () => general.update({ name: "mine" })],
      [{ request: "DeleteChannelDesc", serverCode: 7 }, () => general.delete()],
      [{ request: "CreateRole", serverCode: 7 }, () => foreign.roles.create({ title: "x" })],
      [{ request: "RemoveClanUsers", serverCode: 7 }, () => foreign.members.kick(sandbox.userId)],
      [{ request: "UpdateClanDesc", serverCode: 7 }, () => foreign.update({ name: "mine" })],
      [{ request: "DeleteClanDesc", serverCode: 7 }, () => foreign.delete()],
      [{ request: "UpdateRole", serverCode: 5 }, () => clan.roles.update(UNKNOWN, { title: "x" })],
      [{ request: "AddFriends", serverCode: 5 }, () => client.me.friends.add(UNKNOWN)],
      [{ request: "CreateChannelDesc", serverCode: 5 }, () => client.dm(UNKNOWN, "hi")],
      [{ request: "CreatePinMessage", serverCode: 5 }, () => own.pins.add(UNKNOWN)],
      [{ request: "ephemeralMessageSend", serverCode: 3 }, () => own.sendEphemeral(UNKNOWN, "x")],
    ];
    for (const [refusal, call] of refusals) {
      const error = await failureOf(call);
      expect(error, String(call)).toMatchObject(refusal);
      expect(error instanceof MezonError && error.message).toMatch(/\(code \d+\): \S/);
    }
    expect(await failureOf(() => own.sendEphemeral(UNKNOWN, "x"))).toBeInstanceOf(RequestError);
  });

  test("leaves what fits: 4,000 characters of JSON, counted as UTF-16 units", async () => {
    const { client, clan, sandbox } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    // A line break takes two characters of JSON.
    const breaks = `${"\n".repeat(1_995)}xx`;
    for (const text of ["x".repeat(3_992), "😀".repeat(1_996), breaks]) await channel.send(text);
    expect(sandbox.messages(channel.id).map(({ text }) => text.length)).toStrictEqual([3_992, 3_992, 1_997]);
  });
});

async function failureOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return undefined;
}
