/** What is known follows the events that change it; the rest of it stays. */
import { expect, test, vi } from "vitest";
import { ChannelType, type Message, Thread, VoiceRoom } from "../../src/index.js";
import { startBot } from "../client/botOnSandbox.js";
import { all, overBoth, startOwner } from "./ownClan.js";
import { callsOf } from "./personCalls.js";

overBoth("what is known", (start) => {
  test("of a channel just created stays, though its event contains less", async () => {
    const { client, clan, next } = await start();
    const told = next("channelCreated");
    const room = await clan.channels.create({ name: "talk", type: ChannelType.MezonVoice });
    await told;
    if (!(room instanceof VoiceRoom)) throw new Error("no voice room");
    expect(room.roomName).not.toBe("");
    expect(client.channels.get(room.id)).toBe(room);
  });

  test("of a clan just created stays, though its event contains less", async () => {
    const { client, next } = await start();
    const told = next("clanCreated");
    const made = await client.clans.create({ name: "Mine", bannerUrl: "https://x.invalid/b.png" });
    await told;
    expect(client.clans.get(made.id)?.bannerUrl).toBe("https://x.invalid/b.png");
  });

  test("of a topic is what the server keeps: one that is cleared is gone", async () => {
    const { client, clan } = await start();
    const channel = await clan.channels.create({ name: "games" });
    await channel.update({ topic: "chess" });
    await channel.update({ topic: "" });
    expect([channel.topic, (await client.rpc.listChannelDetail({ channelId: channel.id })).topic]).toStrictEqual([
      "",
      "",
    ]);
  });

  test("of members, roles and people follows their events", async () => {
    const { client, clan, alice, sandbox } = await start();
    await all(clan.members.list());
    const role = await clan.roles.create({ title: "Helpers" });
    // What a call pushes comes after its answer.
    await sandbox.settled();
    const listed = (await clan.roles.all()).find(({ id }) => id === role.id);
    await role.update({ addMemberIds: [alice.id] });
    await vi.waitFor(() => expect(listed?.memberIds).toStrictEqual([alice.id]));
    expect(clan.members.get(alice.id)?.roleIds).toStrictEqual([role.id]);
    const user = clan.members.get(alice.id)?.user;
    const calls = await callsOf(sandbox, "alice");
    await calls.updateUserStatus({ status: "Idle" });
    await vi.waitFor(() => expect(user?.status).toBe("Idle"));
    // A member is described as of when it was listed: that must not undo what was heard since.
    expect(clan.members.get(alice.id)?.user.status).toBe("Idle");
    await calls.updateUser({ displayName: "Alice in chains" });
    await vi.waitFor(() => expect(clan.members.get(alice.id)?.user.displayName).toBe("Alice in chains"));
    await clan.members.ban(alice.id);
    await vi.waitFor(() => expect(clan.members.get(alice.id)).toBeUndefined());
    expect(listed?.memberIds).toStrictEqual([]);
    expect((await clan.members.bans()).map(({ bannedId }) => bannedId)).toStrictEqual([alice.id]);
    expect(client.clans.get(clan.id)).toBe(clan);
  });
});

test("a profile is known by the time anybody hears that it changed", async () => {
  const { clan, client, alice, sandbox } = await startOwner("socket");
  await all(clan.members.list());
  const heard = new Promise<string | undefined>((resolve) => {
    client.once("userProfileUpdated", ({ userId }) => resolve(clan.members.get(userId)?.user.displayName));
  });
  await (await callsOf(sandbox, alice.username)).updateUser({ displayName: "New" });
  expect(await heard).toBe("New");
});

test("a channel that is hidden is forgotten with its threads, and one that is shown again is known", async () => {
  const { sandbox, client } = await startBot();
  const clan = await client.clans.fetch(sandbox.clanId);
  const alice = await callsOf(sandbox, "alice");
  const { id: channelId } = sandbox.createChannel({ name: "plans" });
  const { id: threadId } = sandbox.createChannel({ name: "detail", type: ChannelType.Thread, parentId: channelId });
  await all(clan.channels.list());
  await client.channels.fetch(threadId);
  await alice.updateChannelPrivate({ clanId: clan.id, channelId, channelPrivate: 1 });
  await vi.waitFor(() => expect(clan.channels.get(channelId)).toBeUndefined());
  expect(client.channels.get(threadId)).toBeUndefined();
  await alice.updateChannelPrivate({ clanId: clan.id, channelId, channelPrivate: 0 });
  await vi.waitFor(() => expect(clan.channels.get(channelId)?.name).toBe("plans"));
  await alice.deleteChannelDesc({ clanId: clan.id, channelId });
  await vi.waitFor(() => expect(clan.channels.get(channelId)).toBeUndefined());
});

test("a role lets into a channel and out of it again", async () => {
  const { sandbox, client } = await startBot();
  const clan = await client.clans.fetch(sandbox.clanId);
  await all(clan.channels.list());
  const alice = await callsOf(sandbox, "alice");
  const { id: channelId } = sandbox.createChannel({ name: "secret", isPrivate: true });
  const { id: roleId } = await alice.createRole({ clanId: clan.id, title: "Insiders" });
  await alice.addRolesChannelDesc({ channelId, roleIds: [roleId] });
  expect(clan.channels.get(channelId)).toBeUndefined();
  await alice.updateRole({ clanId: clan.id, roleId, addUserIds: [sandbox.botId] });
  await vi.waitFor(() => expect(clan.channels.get(channelId)?.name).toBe("secret"));
  await alice.deleteRole({ clanId: clan.id, roleId });
  await vi.waitFor(() => expect(clan.channels.get(channelId)).toBeUndefined());
});

test("who is banned from a channel sees it and does not post there, until the ban is lifted", async () => {
  const { clan, client, alice, sandbox } = await startOwner("socket");
  const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
  await channel.members.ban(alice.id, { seconds: 60 });
  await expect(alice.say("hi", { in: channel })).rejects.toThrow("banned");
  sandbox.faults.jumpClock(61_000);
  await alice.say("back", { in: channel });
  await channel.members.ban(alice.id);
  await channel.members.unban(alice.id);
  await alice.say("back again", { in: channel });
  expect(sandbox.messages(channel.id)).toHaveLength(2);
});

test("a thread under a message of a thread stands beside it, though nothing is known of the place", async () => {
  const { sandbox, client } = await startBot({ channelCacheSize: 1 });
  const { channelId: parentId } = sandbox;
  const { id } = sandbox.createChannel({ name: "one", type: ChannelType.Thread, parentId, memberIds: [sandbox.botId] });
  await (await client.channels.fetch(id)).join();
  // Nothing but this one is known any more.
  await client.channels.fetch(sandbox.createChannel({ name: "other" }).id);
  const heard = new Promise<Message>((resolve) => client.once("message", resolve));
  await sandbox
    .user("alice")
    .send(id, "more on this", { attachments: [{ filename: "a.png", url: "https://x.invalid/a" }] });
  const message = await heard;
  const thread = await message.startThread("two");
  expect(thread).toBeInstanceOf(Thread);
  expect(thread.parentId).toBe(parentId);
  expect(sandbox.messages(thread.id)).toMatchObject([{ text: "two", attachments: [] }]);
  const [opening] = sandbox.messages(thread.id);
  const [quoted] = (await thread.messages.fetch(opening?.id ?? "")).references;
  expect(quoted).toMatchObject({ messageRefId: message.id, hasAttachment: true });
});
