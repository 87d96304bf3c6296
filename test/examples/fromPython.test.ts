/** The snippets of `examples/from-python`, each run against the sandbox. */
import { once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { startBasicBot } from "../../examples/from-python/basicBot.js";
import { startButtonBot } from "../../examples/from-python/buttons.js";
import { startKeepingBot, tidyUp } from "../../examples/from-python/caching.js";
import { befriend, renameRole } from "../../examples/from-python/clansAndFriends.js";
import { startEmbedBot } from "../../examples/from-python/embed.js";
import { startEventBot } from "../../examples/from-python/events.js";
import { startFormBot } from "../../examples/from-python/form.js";
import { playSong } from "../../examples/from-python/media.js";
import { startQuickMenuBot } from "../../examples/from-python/quickMenu.js";
import { startSender } from "../../examples/from-python/sendMessages.js";
import { startUntilTold } from "../../examples/from-python/shutdown.js";
import { readTheSettings } from "../../examples/from-python/socketMethods.js";
import { pay, payOnce } from "../../examples/from-python/tokens.js";
import { describeTransaction } from "../../examples/from-python/transactions.js";
import { startWebServer } from "../../examples/from-python/webServer.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { MemoryJournal } from "../../src/wallet/index.js";
import { newFile } from "../cache/botWithStore.js";

const testBed = testBedsClosedBy(afterEach);
const start = (options: MezonClientOptions): MezonClient => new MezonClient(options);

test("the quick start answers, whispers, edits and tips", async () => {
  const bed = await testBed({ start: startBasicBot, timeoutMs: 15_000 });
  const alice = bed.person("alice");
  await alice.say("hello").answered("Hello, alice!");
  expect((await alice.say("secret").answered("Only you see this.")).isEphemeral).toBe(true);
  const sent = await alice.say("edit").answered("A first version");
  await alice.expectEdit("A second version", { of: sent });
  const lan = bed.person("lan");
  const tip = await lan.say("tip");
  await lan.expectReaction("💰", { on: tip });
  bed.chain.settle();
  expect(bed.chain.balanceOf(lan.id)).toBe("10");
});

test("messages are sent in every way", async () => {
  const bed = await testBed({ start: startSender });
  const alice = bed.person("alice");
  await alice.say("!text").answered("Just text.");
  const mention = await alice.say("!mention").answered("Hello @alice, welcome!");
  expect(mention.mentions).toMatchObject([{ userId: alice.id, s: 6, e: 12 }]);
  const pictures = [{ filename: "cat.png", url: "https://example.com/cat.png" }];
  expect((await alice.say("!picture").answered("A cat")).attachments).toMatchObject(pictures);
  const [file] = (await alice.say("!file").answered("")).attachments;
  expect(file).toMatchObject({ filename: "notes.txt", size: 5 });
  const said = alice.say("!reply");
  const reply = await said.answered("To you.");
  expect([reply.replyTo?.messageRefId, reply.attachments.length]).toStrictEqual([(await said).id, 1]);
  expect((await alice.say("!ephemeral").answered("For your eyes.")).isEphemeral).toBe(true);
  await alice.say("!dm");
  await alice.expectDm("Hello in private.");
  await alice.say("!again").answered("You said: !again");
});

test("buttons answer", async () => {
  const bed = await testBed({ start: startButtonBot });
  const alice = bed.person("alice");
  const invitation = await alice.say("!invite").answered("Will you come?");
  expect(invitation.components.map(({ label }) => label)).toStrictEqual(["Accept", "Decline", "Help"]);
  await invitation.button("Decline").click().answered("Another time.");
  await invitation.button("Accept").click().edited("See you there!");
});

test("a form is read as typed values", async () => {
  const bed = await testBed({ start: startFormBot });
  const registration = await bed.person("alice").say("!register").answered();
  const form = registration.form.fill({
    Username: "Lan",
    Country: "Việt Nam",
    Plan: "pro",
    Birthdate: new Date("2001-02-28"),
  });
  await form.submit("Submit").edited("Lan from vn, pro, 2001-02-28");
});

test("a card has what was put on it, and nothing else", async () => {
  const bed = await testBed({ start: startEmbedBot });
  const report = await bed.person("alice").say("!report").answered();
  expect(report.content["embed"]).toMatchInlineSnapshot(`
    [
      {
        "author": {
          "icon_url": "https://example.com/robo.png",
          "name": "Robo",
          "url": "https://example.com",
        },
        "color": "#ff5733",
        "description": "What happened",
        "fields": [
          {
            "inline": true,
            "name": "Visitors",
            "value": "1,204",
          },
          {
            "inline": true,
            "name": "Sales",
            "value": "17",
          },
        ],
        "footer": {
          "icon_url": "https://example.com/heart.png",
          "text": "Thank you",
        },
        "image": {
          "height": "400",
          "url": "https://example.com/large.png",
          "width": "800",
        },
        "thumbnail": {
          "url": "https://example.com/small.png",
        },
        "timestamp": "2026-01-31T08:00:00.000Z",
        "title": "Weekly report",
        "url": "https://example.com/report",
      },
    ]
  `);
});

test("the methods of the socket answer", async () => {
  const bed = await testBed({ start });
  const { sandbox } = bed;
  const { channelId, clanId, userId } = sandbox;
  const { categoryId = "" } = await bed.bot.instance.channels.fetch(channelId);
  const answers = await readTheSettings(bed.bot.instance, { clanId, categoryId, channelId, userId });
  expect(answers).toMatchObject({ isTaken: false, emojis: [], stickers: [], conversations: [] });
  expect(answers.channels.map(({ channelId }) => channelId)).toContain(sandbox.channelId);
  const { ofTheChannel, ofTheCategory, ofTheClan, ofReactions } = answers;
  for (const settings of [ofTheChannel, ofTheCategory, ofTheClan, ofReactions])
    expect(settings.notificationSettingType).toBeTypeOf("number");
});

test("a command of the quick menu is added, called and taken away", async () => {
  const bed = await testBed({ start: startQuickMenuBot });
  const alice = bed.person("alice");
  await bed.bot.idle();
  await alice.callQuickMenu("roll", { text: "/roll dice coins" }).answered("You rolled a 4 with dice and coins.");
  await alice.say("!remove").answered("Removed 1.");
});

test("a song is played in a voice room, and nowhere else", async () => {
  const { bot, sandbox } = await testBed({ start });
  await playSong(bot.instance, sandbox.voiceChannelId, "https://example.com/song.mp3");
  expect(sandbox.playedMedia).toMatchObject([{ channelId: sandbox.voiceChannelId, name: "A song" }]);
  await expect(playSong(bot.instance, sandbox.channelId, "https://example.com/song.mp3")).rejects.toThrow(
    "general is no voice room",
  );
});

test("events have a listener each", async () => {
  const lines: string[] = [];
  const bed = await testBed({ start: (options) => startEventBot(options, (line) => lines.push(line)) });
  const alice = bed.person("alice");
  const message = await alice.say("one");
  await alice.react(message, "👍");
  await alice.edit(message, "two");
  await bed.bot.idle();
  await alice.perform({ title: "removed it" }, (user) => user.remove(message));
  await alice.perform({ title: "joined" }, (user) => user.joinVoice(bed.sandbox.voiceChannelId));
  bed.person("lan");
  await vi.waitFor(() => expect(lines).toHaveLength(6));
  expect(lines).toStrictEqual([
    "alice: one",
    "reaction: 👍",
    "edited: one is now two",
    "removed: two",
    "in the voice room: alice",
    "joined: lan",
  ]);
});

test("tokens are sent, and each failure is told", async () => {
  const bed = await testBed({ start, client: { transferJournal: new MemoryJournal() } });
  const client = bed.bot.instance;
  const lan = bed.person("lan");
  const sent = await pay(client, lan.id, "2.5");
  expect(sent).toMatch(/^Sent: [0-9a-f]{64}$/);
  bed.chain.settle();
  expect(await describeTransaction(client, sent.slice("Sent: ".length))).toBe("2.5 tokens: For your help");
  expect(await describeTransaction(client, "0".repeat(64))).toBe("There is no such transaction.");
  expect(await pay(client, lan.id, "999999999")).toMatch(/^Nothing was sent: /);
  expect(await pay(client, lan.id, "-1")).toMatch(/^Cannot be sent: amount/);
  const hashes = [await payOnce(client, lan.id, "invoice 1"), await payOnce(client, lan.id, "invoice 1")];
  expect([new Set(hashes).size, bed.chain.balanceOf(lan.id)]).toStrictEqual([1, "4"]);
});

test("messages are kept, read and deleted", async () => {
  const file = newFile();
  const bed = await testBed({ start: (options) => startKeepingBot(options, file) });
  const alice = bed.person("alice");
  const one = await alice.say("one").unanswered();
  await alice.say("two").unanswered();
  await alice.say("!history").answered("two, one");
  await bed.bot.instance.close();
  const { id: channelId } = bed.channel();
  const [first] = bed.sandbox.messages(channelId);
  const tidied = await tidyUp(file, channelId, first?.id ?? "");
  expect(tidied).toMatchObject({ found: { text: "one" }, isDeleted: true, count: 3, cleared: 3 });
  expect(tidied.newest).toHaveLength(4);
  expect(one).toBeUndefined();
});

test("a signal ends the bot, which tells of its connection", async () => {
  const lines: string[] = [];
  const bed = await testBed({
    start: (options) => startUntilTold(options, (line) => lines.push(line)),
    client: { reconnectBaseMs: 1 },
  });
  bed.sandbox.disconnectAll();
  await vi.waitFor(() => expect(lines).toContain("back"));
  const client = bed.bot.instance;
  // Not emitted: the test runner listens too.
  process.listeners("SIGTERM").at(-1)?.("SIGTERM");
  await client.closed;
  expect([lines[0], lines.at(-1), client.state]).toStrictEqual(["lost", "closed", "closed"]);
});

test("a web server starts and stops a bot with itself", async () => {
  const bed = await testBed({ start });
  const { sandbox } = bed;
  await bed.bot.instance.close();
  const server = await startWebServer({ ...sandbox });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const alice = sandbox.user("alice");
  await alice.joinVoice(sandbox.voiceChannelId);
  const get = async (path: string): Promise<unknown> => (await fetch(origin + path)).json();
  expect(await get("/health")).toStrictEqual({ state: "ready" });
  expect(await get(`/clan/${sandbox.clanId}/voice-users`)).toMatchObject([{ userIds: [alice.id] }]);
  expect((await fetch(`${origin}/clan/5/voice-users`)).status).toBe(502);
  server.close();
  server.closeAllConnections();
  await once(server, "close");
  await vi.waitFor(() => expect(sandbox.connections).toBe(0));
});

test("clans, roles and friends", async () => {
  const bed = await testBed({ start });
  const { sandbox } = bed;
  const client = bed.bot.instance;
  const { id } = sandbox.createClan({ name: "Own", ownerId: sandbox.botId });
  await vi.waitFor(async () => expect((await client.clans.fetch(id)).name).toBe("Own"));
  const clan = await client.clans.fetch(id);
  await clan.roles.create({ title: "old" });
  expect(await renameRole(client, id, "new")).toContain("general");
  const titles: string[] = [];
  for await (const { title } of clan.roles.list()) titles.push(title);
  expect(titles).toContain("new");
  const alice = bed.person("alice");
  await alice.user.askFriend(sandbox.botId);
  expect(await befriend(client, alice.id, "alice")).toStrictEqual(["alice"]);
});
