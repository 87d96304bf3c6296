/** What the bots of other SDKs are used to: promises, tokens, cards; docs/features.md shows the calls. */
import { describe, expect, test } from "vitest";
import * as events from "../../generated/events.js";
import { EnvelopeSchema } from "../../generated/mezon/realtime/envelope_pb.js";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "../../src/builders/index.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, ProtocolError, RequestError } from "../../src/index.js";
import { newFile } from "../cache/botWithStore.js";
import { startBot } from "../client/botOnSandbox.js";
import { clientInBed } from "../client/clientInBed.js";
import { next } from "../client/clientLife.js";

type Row = [name: string, check: () => Promise<void>];

const promises: Row[] = [
  [
    "async/await native: everything that waits is a promise that a signal ends",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const channel = await bot.channels.fetch(sandbox.channelId);
      const clan = await bot.clans.fetch(sandbox.clanId);
      const signal = AbortSignal.abort(new Error("no longer wanted"));
      const waits = [
        channel.send("x", { signal }),
        channel.update({ name: "x" }, { signal }),
        channel.messages.fetch("5", { signal }),
        channel.messages.list({ signal }).next(),
        clan.members.fetch("5", { signal }),
        clan.members.list({ signal }).next(),
        clan.channels.list({ signal }).next(),
        clan.roles.all({ signal }),
        clan.roles.list({ signal }).next(),
        bot.users.fetch("5", { signal }),
        bot.users.openDM(sandbox.userId, { signal }),
        bot.dm(sandbox.userId, "x", { signal }),
        bot.me.account({ signal }),
        bot.me.notifications({ signal }).next(),
        bot.me.friends.list({ signal }).next(),
      ];
      for (const wait of await Promise.allSettled(waits)) {
        expect(wait).toMatchObject({ status: "rejected", reason: { message: "no longer wanted" } });
      }
      expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
    },
  ],
  [
    "real-time socket with automatic reconnection, joined again",
    async () => {
      const { sandbox, client: bot } = await startBot({ reconnectBaseMs: 5, reconnectCeilingMs: 10 });
      const resumed = next(bot, "resumed");
      sandbox.disconnectAll();
      expect((await resumed).attempts).toBeGreaterThan(0);
      const heard = next(bot, "message");
      await sandbox.user("alice").send(sandbox.channelId, "still there?");
      expect((await heard).text).toBe("still there?");
    },
  ],
  [
    "type-safe models: a typed payload for every kind of event, unknown numbers pass",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const schema = EnvelopeSchema.oneofs.find(({ name }) => name === "message");
      expect(Object.values(events.envelopeEvents).map(({ number }) => number)).toStrictEqual(
        schema?.fields.map(({ number }) => number),
      );
      const heard = next(bot, "message");
      await bed.person("alice").say("from the future", { code: 4_711 });
      const message = await heard;
      expect([message.code, message.isSystem, message.createdAt instanceof Date]).toStrictEqual([4_711, false, true]);
    },
  ],
  [
    "event-driven: on(name) and a method for each kind of event",
    async () => {
      const { client: bot } = await startBot();
      for (const { name, isPushed } of Object.values(events.envelopeEvents)) {
        const method = `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        expect(typeof Reflect.get(bot, method), method).toBe(isPushed ? "function" : "undefined");
      }
    },
  ],
  [
    "protocol buffers: what is no envelope is an error event, and nothing stops",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const failed = next(bot, "error");
      sandbox.broadcastRaw("a text frame");
      expect(await failed).toBeInstanceOf(ProtocolError);
      await (await bot.channels.fetch(sandbox.channelId)).send("still here");
      expect(sandbox.messages(sandbox.channelId)).toHaveLength(1);
    },
  ],
  [
    "error handling with codes, and a graceful end",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const failure = await bot.channels.fetch("5").catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(RequestError);
      expect(failure).toMatchObject({ code: "request_failed", request: "ListChannelDetail", serverCode: 5 });
      const failed = next(bot, "error");
      bot.on("message", () => Promise.reject(new Error("my mistake")));
      await bed.person("alice").say("x");
      expect(await failed).toMatchObject({ code: "listener_failed" });
      const channel = await bot.channels.fetch(bed.channel().id);
      await channel.join();
      const sent = channel.send("last words");
      await bot.close();
      expect((await sent).text).toBe("last words");
    },
  ],
  [
    "message caching in SQLite, by itself",
    async () => {
      const store = new KyselyMessageStore({ file: newFile() });
      const { bed, client: bot } = await clientInBed({ client: { store } });
      bot.on("message", () => undefined);
      const { id } = await bed.person("alice").say("keep me");
      await bed.bot.idle();
      expect((await bot.channels.messages(bed.channel().id).fetch(id, { offline: true })).text).toBe("keep me");
    },
  ],
];

const client: Row[] = [
  [
    "client_id, socket_manager, session_manager, api_client: userId, stats() and rpc",
    async () => {
      const { sandbox, client: bot } = await startBot();
      expect([bot.userId, bot.me.id, bot.state]).toStrictEqual([sandbox.botId, sandbox.botId, "ready"]);
      expect((await bot.rpc.listClanDescs({ state: 1 })).clandesc).toHaveLength(1);
      expect(bot.stats().calls).toBeGreaterThan(0);
    },
  ],
  [
    "send_token, list_transaction_detail",
    async () => {
      const { sandbox, client: bot } = await startBot();
      const { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey } = sandbox;
      const { host, port, botId, token } = sandbox;
      await bot.close();
      const chain = { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey };
      await using payer = new MezonClient({ host, port, useSSL: false, botId, token, ...chain });
      await payer.login();
      const order = { receiverId: sandbox.userId, amount: "1.5", note: "for the coffee" };
      const { ok, txHash = "" } = await payer.sendToken(order);
      expect(ok).toBe(true);
      sandbox.chain.settle();
      expect(await payer.wallet.getTransaction(txHash)).toMatchObject({ txHash, textData: "for the coffee" });
      expect(await payer.sendToken({ ...order, amount: "999999999" })).toMatchObject({ ok: false, txHash: undefined });
    },
  ],
];

const cards: Row[] = [
  [
    "ButtonBuilder, ButtonMessageStyle",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const buttons = new ButtonBuilder()
        .addButton({ id: "yes", label: "Yes", style: ButtonStyle.Success })
        .addButton({ id: "no", label: "No", style: ButtonStyle.Danger, disabled: true })
        .addLink({ label: "More", url: "https://x.invalid" });
      expect([
        ButtonStyle.Primary,
        ButtonStyle.Secondary,
        ButtonStyle.Success,
        ButtonStyle.Danger,
        ButtonStyle.Link,
      ]).toStrictEqual([1, 2, 3, 4, 5]);
      await (await bot.channels.fetch(bed.channel().id)).send({ t: "Lunch?", components: buttons });
      const seen = await bed.person("alice").expectMessage("Lunch?");
      expect(seen.content["components"]).toMatchObject([{ components: [{ id: "yes" }, { id: "no" }, { type: 1 }] }]);
    },
  ],
  [
    "InteractiveBuilder: title, colour, author, pictures, fields, footer",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const card = new EmbedBuilder()
        .setTitle("Report")
        .setColor("#00ff00")
        .setUrl("https://x.invalid")
        .setAuthor({ name: "Robo", iconUrl: "https://x.invalid/r.png" })
        .setDescription("What happened")
        .setThumbnail("https://x.invalid/t.png")
        .setImage("https://x.invalid/i.png")
        .setFooter("That was it")
        .addField({ name: "a", value: "1", inline: true });
      await (await bot.channels.fetch(bed.channel().id)).send({ embed: [card] });
      expect((await bed.person("alice").expectMessage()).content["embed"]).toMatchObject([
        {
          title: "Report",
          color: "#00ff00",
          author: { name: "Robo" },
          fields: [{ name: "a", value: "1", inline: true }],
        },
      ]);
    },
  ],
  [
    "input, select, radio, date picker and animation fields, read back as a form",
    async () => {
      const { bed, client: bot } = await clientInBed();
      const card = new EmbedBuilder()
        .addInput("name", { name: "Name", placeholder: "yours", textarea: true })
        .addSelect("size", { name: "Size", options: ["small", "large"] })
        .addRadio("drink", { name: "Drink", options: ["tea", "coffee"] })
        .addDatePicker("day", { name: "Day" })
        .addAnimation("dice", {
          url_image: "https://x.invalid/d.png",
          url_position: "https://x.invalid/d.json",
          pool: [["1"]],
        })
        .addButtonField({ name: "Send", buttons: [{ id: "go", label: "Go" }] });
      const message = await (await bot.channels.fetch(bed.channel().id)).send({ embed: [card] });
      const filled = message.awaitInteraction({ form: card.form });
      await bed.person("alice").see(message).form.fill({ Name: "An", Drink: "tea" }).submit("Go");
      expect((await filled).values).toMatchObject({ name: "An", drink: "tea" });
    },
  ],
];

describe.each([
  ["promised", promises],
  ["the client", client],
  ["cards", cards],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_name, check) => {
    await check();
  });
});
