/** What the bots of other SDKs are used to, one test each; docs/features.md shows the calls. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { type ClientEvents, MezonClient, ValidationError } from "../../src/index.js";
import { botFor, startBot, startSandbox } from "../client/botOnSandbox.js";
import { all, startOwner } from "./ownClan.js";

type Row = [name: string, check: () => Promise<void> | void];

function next<Name extends keyof ClientEvents>(client: MezonClient, name: Name): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => client.once(name, resolve));
}

const promises: Row[] = [
  [
    "the flow of the official SDK: log in, join every clan and the conversations, be ready",
    async () => {
      const sandbox = await startSandbox();
      const client = botFor(sandbox);
      const ready = next(client, "ready");
      await client.login();
      expect(await ready).toStrictEqual({ userId: sandbox.botId, clanIds: [sandbox.clanId], catchUp: undefined });
    },
  ],
  [
    "a web server that starts and stops a bot with itself",
    async () => {
      const sandbox = await startSandbox();
      const server = createServer((_, response) => response.end("up"));
      {
        await using client = botFor(sandbox);
        await client.login();
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      }
      await vi.waitFor(() => expect(sandbox.connections).toBe(0));
      await new Promise((resolve) => server.close(resolve));
    },
  ],
  [
    "a package with a name, a licence and a Node version it runs on",
    () => {
      const { name, license, engines } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, unknown>;
      expect({ name, license, engines }).toStrictEqual({
        ...{ name: "mezonkit", license: "Apache-2.0", engines: { node: ">=20.19" } },
      });
    },
  ],
];

const client: Row[] = [
  [
    "MezonClient({ botId, token, host, port, useSSL, timeoutMs })",
    () => {
      expect(() => new MezonClient({ botId: "5", token: "t", httpTimeoutMs: 15_000 })).not.toThrow();
      expect(() => new MezonClient({ botId: "5", token: "t", httpTimeoutMs: -1 })).toThrow(ValidationError);
    },
  ],
  [
    "logger: silent by default, any pino-like one",
    async () => {
      const info = vi.fn();
      const nothing = (): void => undefined;
      const { sandbox, client: bot } = await startBot({
        logger: { debug: nothing, info, warn: nothing, error: nothing },
      });
      const resumed = next(bot, "resumed");
      sandbox.disconnectAll();
      await resumed;
      expect(info).toHaveBeenCalled();
    },
  ],
  [
    "close(), after which listeners are still there and login() works again",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const heard = next(bot, "message");
      await bot.close();
      await bot.login();
      await sandbox.user("alice").send(sandbox.channelId, "again");
      expect((await heard).text).toBe("again");
    },
  ],
  [
    "sending with nothing but ids",
    async () => {
      const { sandbox, client: bot } = await startBot();
      await (await bot.channels.fetch(sandbox.channelId)).send("hello");
      expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ text: "hello" }]);
    },
  ],
  [
    "get_list_friends, add_friend, accept_friend",
    async () => {
      const { sandbox, client: bot } = await startBot();
      await bot.me.friends.add({ username: "alice" });
      await sandbox.user("alice").askFriend(sandbox.botId);
      await sandbox.user("bob").askFriend(sandbox.botId);
      await bot.me.friends.accept(sandbox.user("bob").id);
      const friends = await all(bot.me.friends.list());
      expect(friends.map(({ user }) => user?.username).sort()).toStrictEqual(["alice", "bob"]);
    },
  ],
  [
    "on_channel_message: content is an object already, lists are lists",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const heard = next(bot, "channelMessage");
      await sandbox.user("alice").send(sandbox.channelId, "hello");
      const { content, mentions, attachments, references, reactions } = await heard;
      expect({ content, mentions, attachments, references, reactions }).toStrictEqual({
        ...{ content: { t: "hello" }, mentions: [], attachments: [], references: [], reactions: [] },
      });
    },
  ],
  [
    "on_channel_created, on_channel_updated, on_channel_deleted",
    async () => {
      const { client: bot, clan } = await startOwner("socket");
      const heard = Promise.all([
        next(bot, "channelCreated"),
        next(bot, "channelUpdated"),
        next(bot, "channelDeleted"),
      ]);
      const channel = await clan.channels.create({ name: "new" });
      await channel.update({ name: "renamed" });
      await channel.delete();
      expect((await heard).map(({ channelId }) => channelId)).toStrictEqual([channel.id, channel.id, channel.id]);
    },
  ],
  [
    "on_user_channel_added, on_user_channel_removed",
    async () => {
      const { client: bot, clan, bob, sandbox } = await startOwner("socket");
      const channel = await clan.channels.create({ name: "secret", isPrivate: true });
      const added = next(bot, "userChannelAdded");
      await channel.members.add(bob.id);
      expect((await added).users.map(({ userId }) => userId)).toStrictEqual([bob.id]);
      const removed = next(bot, "userChannelRemoved");
      await channel.members.remove(bob.id);
      expect(await removed).toMatchObject({ channelId: channel.id, userIds: [bob.id] });
      expect(sandbox.connections).toBe(1);
    },
  ],
  [
    "on_add_clan_user",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const added = next(bot, "addClanUser");
      const { id } = sandbox.user("newcomer");
      expect((await added).user?.userId).toBe(id);
    },
  ],
  [
    "on_clan_event_created",
    async () => {
      const { client: bot, clan } = await startOwner("socket");
      const created = next(bot, "clanEventCreated");
      await clan.events.create({ title: "Party", start: new Date(0), end: new Date(1_000) });
      expect((await created).title).toBe("Party");
    },
  ],
  [
    "on_message_button_clicked",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const button = { id: "yes", type: 1, component: { label: "Yes", style: 1 } } as const;
      const channel = await bot.channels.fetch(sandbox.channelId);
      const message = await channel.send({ t: "?", components: [{ components: [button] }] });
      const clicked = next(bot, "messageButtonClicked");
      await sandbox.user("alice").click({ id: message.id, channelId: channel.id }, "yes");
      expect(await clicked).toMatchObject({ buttonId: "yes", userId: sandbox.userId });
    },
  ],
  [
    "on_notification: with what it is about",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const told = next(bot, "notifications");
      const mentions = [{ userId: sandbox.botId, s: 0, e: 4 }];
      await sandbox.user("alice").send(sandbox.channelId, "@bot", { mentions });
      expect((await told).notifications).toMatchObject([{ senderId: sandbox.userId, channelId: sandbox.channelId }]);
    },
  ],
  [
    "on(name, handler), sync or async",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const heard: string[] = [];
      bot.on("message", () => void heard.push("sync"));
      bot.on("message", async () => {
        await Promise.resolve();
        heard.push("async");
      });
      await sandbox.user("alice").send(sandbox.channelId, "x");
      await vi.waitFor(() => expect(heard).toStrictEqual(["sync", "async"]));
    },
  ],
  [
    "channels.fetch(id), clans.get(id), with text ids",
    async () => {
      const { sandbox, client: bot } = await startBot();
      expect((await bot.channels.fetch(sandbox.channelId)).name).toBe("general");
      expect(bot.clans.get(sandbox.clanId)?.name).toBe("Sandbox");
      expect(bot.clans.get("5")).toBeUndefined();
    },
  ],
];

const objects: Row[] = [
  [
    "clan.id, name, channels, users; load_channels",
    async () => {
      const { clan, sandbox } = await startOwner("http");
      expect(clan.name).toBe("Own");
      expect((await all(clan.channels.list())).map(({ name }) => name)).toStrictEqual(["general"]);
      expect((await all(clan.members.list())).map(({ user }) => user.username).sort()).toStrictEqual([
        "alice",
        "bob",
        "bot",
      ]);
      expect(clan.ownerId).toBe(sandbox.botId);
    },
  ],
  [
    "list_channel_voice_users(limit 1 to 500)",
    async () => {
      const { clan } = await startOwner("http");
      expect(await clan.voiceUsers({ limit: 500 })).toStrictEqual([]);
      for (const limit of [0, 501, 1.5])
        await expect(clan.voiceUsers({ limit })).rejects.toBeInstanceOf(ValidationError);
    },
  ],
  [
    "list_roles(limit, state, cursor), update_role(id, changes)",
    async () => {
      const { clan } = await startOwner("http");
      const { id } = await clan.roles.create({ title: "one" });
      await clan.roles.update(id, { title: "two", addPermissionIds: ["4"] });
      const [role] = await all(clan.roles.list({ limit: 10, state: 1, cursor: "" }));
      expect(role).toMatchObject({ title: "two", permissionIds: ["4"] });
    },
  ],
  [
    "channel.send with a plain string, and send_ephemeral",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const channel = await bot.channels.fetch(sandbox.channelId);
      await channel.send("plain");
      await channel.sendEphemeral(sandbox.userId, "only you");
      await sandbox.user("alice").waitForMessage("only you");
      expect(sandbox.messages(sandbox.channelId).map(({ text }) => text)).toStrictEqual(["plain"]);
    },
  ],
  [
    "channel.messages: one that was just sent",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const channel = await bot.channels.fetch(sandbox.channelId);
      const { id } = await channel.send("find me");
      expect((await channel.messages.fetch(id)).text).toBe("find me");
    },
  ],
  [
    "message.reply, update, react, delete",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const message = await (await bot.channels.fetch(sandbox.channelId)).send("one");
      const reply = await message.reply("two");
      await message.update("three");
      await message.react("👍");
      const [stored, answer] = sandbox.messages(sandbox.channelId);
      expect(stored).toMatchObject({ text: "three", reactions: [{ emoji: "👍" }] });
      expect(answer?.references).toMatchObject([{ messageRefId: message.id }]);
      await reply.delete();
      expect(sandbox.messages(sandbox.channelId)).toHaveLength(1);
    },
  ],
  [
    "add, list and delete quick menus",
    async () => {
      const { client: bot } = await startBot();
      const id = await bot.me.quickMenus.add({ name: "help", action: "/help" });
      expect(await bot.me.quickMenus.list()).toMatchObject([{ id, menuName: "help" }]);
      await bot.me.quickMenus.delete(id);
      expect(await bot.me.quickMenus.list()).toStrictEqual([]);
    },
  ],
  [
    "check_duplicate_clan_name, list emojis, stickers and channels, notification settings, update_status",
    async () => {
      const { sandbox, client: bot } = await startBot();
      expect(await bot.checkDuplicateClanName("Sandbox")).toBe(true);
      expect(await bot.listClanEmojiByClanId(sandbox.clanId)).toStrictEqual([]);
      expect(await bot.listClanStickersByClanId(sandbox.clanId)).toStrictEqual([]);
      const channels = await bot.listChannelByUserId();
      expect(channels.map(({ channelLabel }) => channelLabel)).toContain("general");
      expect(await bot.hashtagDMList()).toStrictEqual([]);
      expect((await bot.getNotificationClanSetting(sandbox.clanId)).notificationSettingType).toBe(0);
      await bot.updateStatus("busy");
      await bot.updateStatus(null);
    },
  ],
];

describe.each([
  ["promised", promises],
  ["the client", client],
  ["its objects", objects],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_name, check) => {
    await check();
  });
});
