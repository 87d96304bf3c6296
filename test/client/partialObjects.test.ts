import { fromBinary } from "@bufbuild/protobuf";
import { expect, test, vi } from "vitest";
import { EnvelopeSchema } from "../../generated/mezon/realtime/envelope_pb.js";
import { ButtonBuilder } from "../../src/builders/index.js";
import { Channel, DirectChannel, type Message, Thread } from "../../src/index.js";
import { startOwner } from "../platform/ownClan.js";
import { clientInBed } from "./clientInBed.js";

const buttons = new ButtonBuilder().addButton({ id: "ok", label: "OK" });

test("the channel, clan and author of a message just after the login can act at once", async () => {
  const { bed, client } = await clientInBed();
  const alice = bed.person("alice");
  const calls: string[] = [];
  client.on("message", async ({ channel, clan, user, isOwn }) => {
    if (isOwn) return;
    calls.push(`${channel.id} ${clan?.name} ${user.username} ${channel.isPartial} ${user.isPartial}`);
    await channel.startTyping();
    await channel.send("at once");
    await user.sendDM("and to you");
  });
  await alice.say("hi").answered("at once");
  await alice.expectTyping();
  await alice.expectDm("and to you");
  expect(calls).toStrictEqual([`${bed.channel().id} Sandbox alice true true`]);
});

test("a partial channel is filled in when asked, as the same object, and says what it knows until then", async () => {
  const { bed, client } = await clientInBed();
  const heard = new Promise<Message>((resolve) => client.once("message", resolve));
  const { id } = bed.sandbox.createChannel({ name: "secret" });
  await bed.person("alice").say("hi", { in: id });
  const message = await heard;
  client.channels.remove(id);
  const { channel } = message;
  expect(channel).toBeInstanceOf(Channel);
  expect(channel).toMatchObject({ id, isPartial: true, clanId: bed.sandbox.clanId, mode: message.mode });
  expect(channel.isPublic).toBe(true);
  expect(message.channel).toBe(channel);
  expect(client.channels.get(id)).toBe(channel);
  expect(await channel.fetch()).toBe(channel);
  expect(channel).toMatchObject({ isPartial: false, name: "secret" });
  expect(await client.channels.fetch(id)).toBe(channel);
  expect(message.channel).toBe(channel);
});

test("client.channels.get knows the channels in which something was heard, and no other", async () => {
  const { bed, client } = await clientInBed();
  const { id } = bed.channel();
  const alice = bed.person("alice");
  client.on("message", () => undefined);
  expect(client.channels.get(id)).toBeUndefined();
  await alice.say("hi");
  await bed.bot.idle();
  expect(client.channels.get(id)).toMatchObject({ isPartial: true });
  await client.channels.get(id)?.send("back");
  await alice.expectMessage("back");
});

test("what a partial channel reaches works without a fetch, and what needs all of it asks first", async () => {
  const { sandbox, client, clan, alice } = await startOwner("http");
  const heard = new Promise<Message>((resolve) => client.once("message", resolve));
  const made = sandbox.createChannel({ name: "plans", clanId: clan.id });
  await client.rpc.updateChannelDesc({ clanId: clan.id, channelId: made.id, topic: "kept" });
  // What the call pushes comes after its answer.
  await sandbox.settled();
  client.channels.clear();
  await alice.say("hi", { in: made });
  const { channel, id } = await heard;
  await channel.pins.add(id);
  expect(await channel.pins.list()).toHaveLength(1);
  expect((await channel.messages.fetch(id)).text).toBe("hi");
  expect(channel).toMatchObject({ isPartial: true, topic: "" });
  await channel.update({ ageRestricted: true });
  expect(channel).toMatchObject({ isPartial: false, topic: "kept" });
  expect(await client.rpc.listChannelDetail({ channelId: made.id })).toMatchObject({ topic: "kept", ageRestricted: 1 });
});

test("the methods of a click's channel and person work though nobody remembers the message", async () => {
  const { bed, client } = await clientInBed();
  const alice = bed.person("alice");
  const sent = await (await client.channels.fetch(bed.channel().id)).send({ t: "?", components: buttons });
  const dm = await client.dm(alice.id, { t: "?", components: buttons });
  await bed.restart();
  const later = bed.bot.instance;
  later.on("interaction", async ({ channel, user }) => {
    expect(channel).toMatchObject({ isPartial: true, clanId: undefined, url: undefined });
    await channel.startTyping();
    await channel.send(`from ${user.username}.`);
    await channel.pins.list();
    expect(await channel.fetch()).toBe(later.channels.get(channel.id));
    await user.sendDM("hello");
  });
  // The conversation first: writing to her makes it known.
  await alice.see(dm).button("OK").click();
  await alice.expectDm("from .");
  await alice.expectDm("hello");
  await alice.see(sent).button("OK").click().answered("from .");
  expect(later.channels.get(dm.channelId)).toBeInstanceOf(DirectChannel);
  expect(bed.bot.errors).toStrictEqual([]);
});

test("what is sent to a channel of which only the id is known is sent to where the channel is", async () => {
  const { bed, client } = await clientInBed();
  const { sandbox } = bed;
  const alice = bed.person("alice");
  const sent = await (await client.channels.fetch(bed.channel().id)).send({ t: "?", components: buttons });
  await bed.restart();
  const places: unknown[] = [];
  sandbox.observeTraffic((traffic) => {
    if (traffic.kind !== "frame" || traffic.direction !== "in") return;
    const { message } = fromBinary(EnvelopeSchema, traffic.bytes);
    if (message.case !== "channelMessageSend") return;
    const { clanId, mode, isPublic } = message.value;
    places.push({ clanId: String(clanId), mode, isPublic });
  });
  bed.bot.instance.on("interaction", ({ channel }) => channel.send("from afar"));
  await alice.see(sent).button("OK").click().answered("from afar");
  // A strict server wants the channel joined first: the send is then made again, to the same place.
  expect(places.length).toBeGreaterThan(0);
  for (const place of places) expect(place).toStrictEqual({ clanId: sandbox.clanId, mode: 2, isPublic: true });
});

test("the channel of a reaction and who reacted can act at once; a thread is one from the first message on", async () => {
  const thread = { name: "t", kind: "thread", parent: "general" } as const;
  const { bed, client } = await clientInBed({ world: { channels: [thread] } });
  const alice = bed.person("alice");
  await (await client.channels.fetch(bed.channel("t").id)).join();
  client.channels.clear();
  const heard = new Promise<Message>((resolve) => client.once("message", resolve));
  const message = await alice.say("hi", { in: bed.channel("t") });
  expect((await heard).channel).toBeInstanceOf(Thread);
  client.on("reactionAdded", async (reaction) => {
    await reaction.channel.send(`${reaction.user.name} reacted to ${reaction.message?.text} in ${reaction.clan?.name}`);
  });
  await message.react("🎉").answered("alice reacted to hi in Sandbox");
});

test("earlier events do not bring back removed objects", async () => {
  const { bed, sandbox, client, clan, alice } = await startOwner("http");
  client.on("message", () => undefined);
  const { id } = sandbox.createChannel({ name: "short", clanId: clan.id });
  await alice.say("hi", { in: id });
  await bed.bot.idle();
  expect(client.channels.get(id)).toBeDefined();
  await (await client.channels.fetch(id)).delete();
  await vi.waitFor(() => expect(client.channels.get(id)).toBeUndefined());
});

test("an author says whether it is a bot, as far as that was told", async () => {
  const { bed, client } = await clientInBed();
  const heard: Message[] = [];
  client.on("message", (message) => void heard.push(message));
  await bed.person("bob").say("hi");
  await bed.person("alice").say("hi");
  await (await client.channels.fetch(bed.channel().id)).send("hi");
  await bed.bot.idle();
  // Bob came while the bot listened; of Alice, who was there before, nothing was told.
  expect(heard.map(({ author }) => [author.username, author.isBot])).toStrictEqual([
    ["bob", false],
    ["alice", undefined],
    [heard.at(-1)?.author.username, true],
  ]);
});
