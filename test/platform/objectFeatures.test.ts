/** What the bots of other SDKs are used to of clans, channels and messages, one test each; docs/features.md shows the calls. */
import { describe, expect, test } from "vitest";
import { ChannelType, ValidationError, VoiceRoom } from "../../src/index.js";
import { startBot } from "../client/botOnSandbox.js";
import { clientInBed } from "../client/clientInBed.js";
import { all, startOwner } from "./ownClan.js";

type Row = [name: string, check: () => Promise<void>];

const rows: Row[] = [
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
      const { bed, client: bot } = await clientInBed();
      const alice = bed.person("alice");
      const channel = await bot.channels.fetch(bed.channel().id);
      await channel.send("plain");
      await channel.sendEphemeral(alice.id, "only you");
      await alice.expectMessage("plain");
      await alice.expectEphemeral("only you");
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
      const { bed, client: bot } = await clientInBed();
      const alice = bed.person("alice");
      const message = await (await bot.channels.fetch(bed.channel().id)).send("one");
      const reply = await message.reply("two");
      expect(alice.see(reply).replyTo).toMatchObject({ messageRefId: message.id });
      await message.update("three");
      await alice.expectEdit("three", { of: message });
      await message.react("👍");
      await alice.expectReaction("👍", { on: message });
      await reply.delete();
      await alice.expectRemoval({ of: reply });
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
  [
    "send_ephemeral, changed and taken away",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const alice = bed.person("alice");
      const shown = await (await bot.channels.fetch(bed.channel().id)).sendEphemeral(alice.id, "only you");
      expect(shown.message).toMatchObject({ text: "only you", isEphemeral: true });
      const seen = await alice.expectEphemeral("only you");
      await shown.update("still only you");
      await alice.expectEdit("still only you", { of: seen });
      await shown.delete();
      await alice.expectRemoval({ of: seen });
      expect(bed.sandbox.messages(bed.channel().id)).toStrictEqual([]);
    },
  ],
  [
    "ChannelMessageContent: { t, hg, ej, mk, … } as it travels",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const content = {
        t: "see #general :a:",
        hg: [{ s: 4, e: 12, channelId: "5" }],
        mk: [{ s: 0, e: 3, type: "b" as const }],
      };
      await (await bot.channels.fetch(bed.channel().id)).send(content);
      expect((await bed.person("alice").expectMessage()).content).toStrictEqual(content);
    },
  ],
  [
    "mentions, attachments and references of a message, read and written",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const channel = await bot.channels.fetch(sandbox.channelId);
      const mentions = [{ userId: sandbox.userId, username: "alice", s: 3, e: 9 }];
      const attachments = [{ filename: "a.png", filetype: "image/png", url: "https://x.invalid/a.png", width: 3 }];
      const message = await channel.send("Hi @alice", { mentions, attachments });
      const reply = await message.reply("and this");
      expect(message.mentions).toMatchObject(mentions);
      expect(message.attachments).toMatchObject(attachments);
      expect(reply.references).toMatchObject([{ messageRefId: message.id, messageSenderId: sandbox.botId }]);
    },
  ],
  [
    "play_media",
    async () => {
      let origin = "";
      const { clan, sandbox } = await startOwner("http", {
        // The media host has an address of its own: here it is the sandbox.
        fetch: (request) => {
          const isMedia = request.url.startsWith("https://stn.mezon.ai");
          return fetch(isMedia ? new Request(request.url.replace("https://stn.mezon.ai", origin), request) : request);
        },
      });
      origin = sandbox.baseUrl;
      const room = await clan.channels.create({ name: "radio", type: ChannelType.MezonVoice });
      if (!(room instanceof VoiceRoom)) throw new Error("no voice room");
      await room.playMedia({ url: "https://x.invalid/song.mp3" });
      expect(sandbox.playedMedia).toMatchObject([{ channelId: room.id, name: "song.mp3" }]);
    },
  ],
];

describe("its objects", () => {
  test.each(rows)("%s", async (_name, check) => {
    await check();
  });
});
