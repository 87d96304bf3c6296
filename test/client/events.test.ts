import { describe, expect, test } from "vitest";
import { here, type Message, MessageCode, type MezonError, mentioning, type Reaction } from "../../src/index.js";
import { botFor, startSandbox } from "./botOnSandbox.js";
import { clientInBed } from "./clientInBed.js";

describe("messages of different kinds", () => {
  test("arrive as different events, and all as channelMessage", async () => {
    const { bed, client } = await clientInBed();
    const heard: string[] = [];
    for (const name of ["message", "messageEdited", "messageRemoved", "ephemeralMessage", "systemMessage"] as const)
      client.on(name, (message) => void heard.push(`${name}: ${message.text}`));
    let all = 0;
    client.onChannelMessage(() => {
      all += 1;
    });
    const alice = bed.person("alice");
    const message = await alice.say("one");
    await alice.edit(message, "two");
    await alice.remove(message);
    await alice.say("welcome", { code: MessageCode.Welcome });
    await (await client.channels.fetch(bed.channel().id)).sendEphemeral(bed.bot.id, "psst");
    await bed.bot.idle();
    expect(heard).toStrictEqual([
      "message: one",
      "messageEdited: two",
      "messageRemoved: ",
      "systemMessage: welcome",
      "ephemeralMessage: psst",
    ]);
    expect(all).toBe(5);
  });

  test("reactions arrive as added and removed, with their message", async () => {
    const { bed, client } = await clientInBed();
    const heard: [string, Reaction][] = [];
    client.on("reactionAdded", (reaction) => void heard.push(["added", reaction]));
    client.on("reactionRemoved", (reaction) => void heard.push(["removed", reaction]));
    const alice = bed.person("alice");
    const message = await alice.say("nice?");
    await message.react("👍");
    await alice.react(message, "👍", { remove: true });
    await bed.bot.idle();
    expect(heard.map(([kind, { emoji, userId, messageId }]) => [kind, emoji, userId, messageId])).toStrictEqual([
      ["added", "👍", alice.id, message.id],
      ["removed", "👍", alice.id, message.id],
    ]);
    expect((await heard[0]?.[1].fetchMessage())?.text).toBe("nice?");
    expect(heard[0]?.[1].isOwn).toBe(false);
  });
});

describe("listening", () => {
  test("ends with a signal", async () => {
    const { bed, client } = await clientInBed();
    const abort = new AbortController();
    const heard: string[] = [];
    client.on("message", ({ text }) => void heard.push(text), { signal: abort.signal });
    client.once("message", ({ text }) => void heard.push(`once ${text}`), { signal: AbortSignal.abort() });
    const alice = bed.person("alice");
    await alice.say("one");
    await bed.bot.idle();
    expect(heard).toStrictEqual(["one"]);
    abort.abort();
    client.on("message", ({ text }) => void heard.push(`still ${text}`));
    await alice.say("two");
    await bed.bot.idle();
    expect(heard).toStrictEqual(["one", "still two"]);
  });

  test("once can be taken back, and its signal is let go of when it was called", async () => {
    const { bed, client } = await clientInBed();
    const heard: string[] = [];
    const listener = ({ text }: Message): void => void heard.push(text);
    client.once("message", listener);
    expect(client.off("message", listener)).toBe(true);
    const abort = new AbortController();
    client.once("message", listener, { signal: abort.signal });
    client.once("message", listener, { signal: abort.signal });
    expect(client.off("message", listener)).toBe(true);
    await bed.person("alice").say("one");
    await bed.bot.idle();
    abort.abort();
    expect([heard, client.off("message", listener)]).toStrictEqual([["one"], false]);
  });

  test("as a stream gives the messages of others that pass, in order, and ends with the loop", async () => {
    const { bed, client } = await clientInBed();
    const stream = client.messages(({ text }) => text.startsWith("!"));
    const alice = bed.person("alice");
    for (const text of ["!one", "not this", "!two", "!three"]) await alice.say(text);
    const taken: string[] = [];
    for await (const message of stream) {
      taken.push(message.text);
      await message.reply(`${message.text} heard`);
      if (message.text === "!three") break;
    }
    expect(taken).toStrictEqual(["!one", "!two", "!three"]);
    expect((await stream.next()).done).toBe(true);
  });

  test("as a stream ends with its signal and with the client, and reports messages that it leaves out", async () => {
    const { bed, client } = await clientInBed();
    const { id: channelId } = bed.channel();
    const abort = new AbortController();
    const aborted = client.messages(undefined, { signal: abort.signal });
    const waiting = aborted.next();
    abort.abort();
    expect((await waiting).done).toBe(true);
    const full = client.messages(undefined, { limit: 2 });
    const open = client.messages();
    const errors: MezonError[] = [];
    client.on("error", (error) => void errors.push(error));
    const leftOut = new Promise((resolve) => client.once("leftOut", resolve));
    const sent: string[] = [];
    for (const text of ["1", "2", "3", "4"]) sent.push((await bed.person("alice").say(text)).id);
    await expect.poll(() => errors.map(({ code }) => code)).toStrictEqual(["queue_full"]);
    expect([(await full.next()).value?.text, (await full.next()).value?.text]).toStrictEqual(["1", "2"]);
    const after = String(BigInt(sent[2] ?? "") - 1n);
    expect(await leftOut).toStrictEqual({ count: 2, channels: [{ channelId, after, count: 2 }] });
    const missed: string[] = [];
    for await (const { text } of client.channels.messages(channelId).list({ after })) missed.push(text);
    expect(missed).toStrictEqual(["3", "4"]);
    await full.return();
    // Nobody reads the other: it is not waited for, and what it holds has not been handled.
    await client.close({ drainMs: 60_000 });
    expect([await open.next(), open.reason]).toMatchObject([{ done: true }, { code: "closed" }]);
  });

  test("as a stream ends with a client that never logged in", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox);
    const next = client.messages().next();
    await client.close();
    expect(await next).toStrictEqual({ done: true, value: undefined });
  });
});

describe("mentions", () => {
  test("are written where they stand, whatever the text holds, and read back", async () => {
    const { bed, client } = await clientInBed();
    const channel = await client.channels.fetch(bed.channel().id);
    const alice = bed.person("alice");
    const role = { id: "1840000000000000009", title: "Trợ giúp" };
    const text = mentioning`🎉 Chào ${{ id: alice.id, name: "alice" }}, ${role} và ${here}! ${1}${"x"}`;
    expect(text.text).toBe("🎉 Chào @alice, @Trợ giúp và @here! 1x");
    for (const { s = 0, e = 0 } of text.mentions) expect(text.text.slice(s, e)).toMatch(/^@(alice|Trợ giúp|here)$/);
    const message = await channel.send(text);
    expect(message.mentioned).toStrictEqual({ userIds: [alice.id], roleIds: [role.id], everyone: true });
    const shown = alice.see(message);
    expect(shown.mentions.map(({ s, e }) => shown.text.slice(s, e))).toStrictEqual(["@alice", "@Trợ giúp", "@here"]);
    const reply = await message.reply(mentioning`and again ${here}`);
    expect(reply.mentioned.everyone).toBe(true);
  });

  test("that stand nowhere are refused before anything is sent", async () => {
    const { bed, client } = await clientInBed();
    const alice = bed.person("alice");
    const channel = await client.channels.fetch(bed.channel().id);
    const mention = (s: number, e: number) => ({ mentions: [{ userId: alice.id, s, e }] });
    await expect(channel.send("@alice", mention(0, 99))).rejects.toMatchObject({ path: "mentions[0]" });
    await expect(channel.send("@alice", mention(3, 2))).rejects.toMatchObject({ path: "mentions[0]" });
    await expect(channel.send("hi alice", mention(3, 8))).rejects.toMatchObject({ path: "mentions[0]" });
    expect(() => mentioning`hello ${{ id: "me", name: "me" }}`).toThrow("values[0].id");
    await bed.bot.idle();
    expect(alice.seen).toStrictEqual([]);
  });
});

test("a message knows its channel, clan and address, and can be pinned and forwarded", async () => {
  const { bed, client } = await clientInBed({ world: { channels: ["other"] } });
  const { clanId, channelId } = bed.sandbox;
  const other = await client.channels.fetch(bed.channel("other").id);
  await client.channels.fetch(channelId);
  const heard = new Promise<Message>((resolve) => client.once("message", resolve));
  const alice = bed.person("alice");
  await alice.say("worth keeping");
  const message = await heard;
  expect(message.channel.id).toBe(channelId);
  expect(message.clan?.id).toBe(clanId);
  expect(message.url).toBe(`https://mezon.ai/chat/clans/${clanId}/channels/${channelId}`);
  await message.pin();
  expect(await message.channel.pins.list()).toHaveLength(1);
  await message.unpin();
  expect(await message.channel.pins.list()).toStrictEqual([]);
  await message.forward(other);
  const forwarded = await alice.expectMessage("worth keeping", { in: bed.channel("other") });
  expect(forwarded.content).toMatchObject({ fwd: true });
});
