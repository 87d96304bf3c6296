/** What the bots of other SDKs are used to of a client, one test each; docs/features.md shows the calls. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { MezonClient, ValidationError } from "../../src/index.js";
import { botFor, startBot, startSandbox } from "../client/botOnSandbox.js";
import { clientInBed } from "../client/clientInBed.js";
import { next } from "../client/clientLife.js";
import { all, startOwner } from "./ownClan.js";

type Row = [name: string, check: () => Promise<void> | void];

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
      const { bed, client: bot } = await clientInBed();
      const heard = next(bot, "message");
      await bot.close();
      await bot.login();
      await bed.person("alice").say("again");
      expect((await heard).text).toBe("again");
    },
  ],
  [
    "sending with nothing but ids",
    async () => {
      const { bed, client: bot } = await clientInBed();
      await (await bot.channels.fetch(bed.channel().id)).send("hello");
      await bed.person("alice").expectMessage("hello");
    },
  ],
  [
    "get_list_friends, add_friend, accept_friend",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const [alice, bob] = bed.people("alice", "bob");
      await bot.me.friends.add({ username: "alice" });
      for (const each of [alice, bob])
        await each.perform({ title: "asked to be a friend" }, (user) => user.askFriend(bed.bot.id));
      await bot.me.friends.accept(bob.id);
      const friends = await all(bot.me.friends.list());
      expect(friends.map(({ user }) => user?.username).sort()).toStrictEqual(["alice", "bob"]);
    },
  ],
  [
    "on_channel_message: content is an object already, lists are lists",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const heard = next(bot, "channelMessage");
      await bed.person("alice").say("hello");
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
      const { bed, client: bot } = await clientInBed();
      const added = next(bot, "addClanUser");
      const { id } = bed.person("newcomer");
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
      const { bed, client: bot } = await clientInBed();
      const alice = bed.person("alice");
      const button = { id: "yes", type: 1, component: { label: "Yes", style: 1 } } as const;
      const channel = await bot.channels.fetch(bed.channel().id);
      const message = await channel.send({ t: "?", components: [{ components: [button] }] });
      const clicked = next(bot, "messageButtonClicked");
      await alice.see(message).button("Yes").click();
      expect(await clicked).toMatchObject({ buttonId: "yes", userId: alice.id });
    },
  ],
  [
    "on_notification: with what it is about",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const told = next(bot, "notifications");
      const alice = bed.person("alice");
      await alice.say("@bot", { mentions: [{ userId: bed.bot.id, s: 0, e: 4 }] });
      expect((await told).notifications).toMatchObject([{ senderId: alice.id, channelId: bed.channel().id }]);
    },
  ],
  [
    "on(name, handler), sync or async",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const heard: string[] = [];
      bot.on("message", () => void heard.push("sync"));
      bot.on("message", async () => {
        await Promise.resolve();
        heard.push("async");
      });
      await bed.person("alice").say("x");
      await bed.bot.idle();
      expect(heard).toStrictEqual(["sync", "async"]);
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

describe.each([
  ["promised", promises],
  ["the client", client],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_name, check) => {
    await check();
  });
});
