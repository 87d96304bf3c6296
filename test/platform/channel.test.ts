import { expect, test } from "vitest";
import {
  type Channel,
  ChannelType,
  type Clan,
  DirectChannel,
  Thread,
  ValidationError,
  VoiceRoom,
} from "../../src/index.js";
import { all, overBoth } from "./ownClan.js";

overBoth("a channel", (start) => {
  test("is made, changed, found, archived and deleted", async () => {
    const { clan, client } = await start();
    await all(clan.channels.list());
    const made = await clan.channels.create({ name: "games", isPrivate: true });
    expect([made.isPublic, made.clan, made.url]).toStrictEqual([
      ...[false, clan, `https://mezon.ai/chat/clans/${clan.id}/channels/${made.id}`],
    ]);
    await made.update({
      name: "board games",
      topic: "chess",
      ageRestricted: true,
      avatarUrl: "https://x.invalid/a.png",
    });
    expect(await clan.channels.find("board games")).toBe(made);
    expect(made).toMatchObject({ topic: "chess", name: "board games" });
    await made.setPrivate(false);
    expect(made.isPublic).toBe(true);
    await made.archive();
    await expect.poll(async () => (await all(clan.channels.list())).length).toBe(1);
    expect((await clan.channels.archived()).map(({ id }) => id)).toStrictEqual([made.id]);
    await made.delete();
    await expect.poll(() => client.channels.get(made.id)).toBeUndefined();
    await expect(clan.channels.create({ name: "" })).rejects.toBeInstanceOf(ValidationError);
    await expect(client.channels.fetch(made.id)).rejects.toMatchObject({ request: "ListChannelDetail" });
  });

  test("has members and favourites", async () => {
    const { clan, alice, bob, sandbox } = await start();
    const channel = await clan.channels.create({ name: "secret", isPrivate: true, memberIds: [alice.id] });
    const ids = async () => (await all(channel.members.list())).map(({ userId }) => userId).sort();
    expect(await ids()).toStrictEqual([alice.id, sandbox.botId].sort());
    await channel.members.add(bob.id);
    await channel.members.remove(alice.id);
    expect(await ids()).toStrictEqual([bob.id, sandbox.botId].sort());
    const role = await clan.roles.create({ title: "Insiders", memberIds: [alice.id] });
    await channel.members.addRoles(role.id);
    expect(await ids()).toContain(alice.id);
    await channel.members.removeRole(role.id);
    expect(await ids()).not.toContain(alice.id);
    await channel.members.ban(bob.id, { seconds: 60, reason: "noise" });
    await channel.members.unban(bob.id);
    await channel.setFavourite(true);
    expect(await clan.channels.favourites()).toStrictEqual([channel.id]);
    await channel.setFavourite(false);
    expect(await clan.channels.favourites()).toStrictEqual([]);
    await expect(channel.members.add("x")).rejects.toMatchObject({ path: "userIds[0]" });
  });

  test("has a history that is walked both ways", async () => {
    const { clan, client, alice } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    const sent: string[] = [];
    for (let index = 0; index < 250; index += 1) sent.push((await alice.say(`message ${index}`, { in: channel })).id);
    const ids = async (options: Parameters<typeof channel.messages.list>[0]) =>
      (await all(channel.messages.list(options))).map(({ id }) => id);
    expect(await ids({})).toStrictEqual(sent.toReversed());
    expect(await ids({ limit: 120 })).toStrictEqual(sent.toReversed().slice(0, 120));
    expect(await ids({ before: sent[10] ?? "" })).toStrictEqual(sent.slice(0, 10).toReversed());
    expect(await ids({ after: sent[100] ?? "" })).toStrictEqual(sent.slice(101));
    expect(await ids({ after: sent[100] ?? "", before: sent[104] ?? "" })).toStrictEqual(sent.slice(101, 104));
    expect((await channel.messages.fetch(sent[7] ?? "")).text).toBe("message 7");
    expect(await channel.messages.search("message 249")).toStrictEqual([sent[249]]);
    await expect(channel.messages.fetch("12345")).rejects.toMatchObject({ code: "not_found" });
    await expect(ids({ before: "x" })).rejects.toMatchObject({ path: "before" });
    await expect(ids({ limit: -1 })).rejects.toMatchObject({ path: "limit" });
  });

  test("has pins, topics and canvases", async () => {
    const { clan, client, alice } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    const message = await alice.say("keep this", { in: channel });
    await channel.pins.add(message.id);
    expect(await channel.pins.list()).toMatchObject([{ messageId: message.id }]);
    await channel.pins.remove(message.id);
    expect(await channel.pins.list()).toStrictEqual([]);

    const topic = await channel.topics.create(message.id);
    await channel.send("about that", { topicId: topic.id });
    expect((await all(channel.messages.list({ topicId: topic.id }))).map(({ text }) => text)).toStrictEqual([
      "about that",
    ]);
    expect(await channel.topics.fetch(topic.id)).toMatchObject({ messageId: message.id });
    expect(await all(channel.topics.list())).toHaveLength(1);
    await channel.topics.delete(topic.id);
    expect(await all(channel.topics.list())).toStrictEqual([]);

    const id = await channel.canvases.create({ title: "Plan", content: "{}" });
    await channel.canvases.update(id, { title: "Better plan", content: "{}" });
    expect(await channel.canvases.fetch(id)).toMatchObject({ title: "Better plan" });
    expect(await all(channel.canvases.list())).toHaveLength(1);
    await channel.canvases.delete(id);
    await expect(channel.canvases.fetch(id)).rejects.toMatchObject({ request: "GetChannelCanvasDetail" });
    await expect(channel.canvases.create({ title: "", content: "" })).rejects.toMatchObject({ path: "title" });
  });

  test("keeps its parts, as its clan does", async () => {
    const { clan, client } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    const ofChannel = ({ messages, members, pins, topics, polls, canvases, files, webhooks, notifications }: Channel) =>
      [messages, members, pins, topics, polls, canvases, files, webhooks, notifications] as const;
    for (const [index, part] of ofChannel(channel).entries()) expect(ofChannel(channel)[index]).toBe(part);
    const ofClan = ({ events, emojis, stickers, webhooks, invites, onboarding, auditLog, notifications }: Clan) =>
      [events, emojis, stickers, webhooks, invites, onboarding, auditLog, notifications] as const;
    for (const [index, part] of ofClan(clan).entries()) expect(ofClan(clan)[index]).toBe(part);
  });

  test("has polls", async () => {
    const { clan, client } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    await channel.join();
    const poll = await channel.polls.create({ question: "Tea?", answers: ["yes", "no"] });
    const reference = { pollId: poll.pollId, messageId: poll.messageId };
    expect(await channel.polls.vote(reference, 1)).toStrictEqual([1]);
    expect(await channel.polls.vote(reference, 0)).toStrictEqual([0]);
    expect(await channel.polls.fetch(reference)).toMatchObject({
      answerCounts: [1, 0],
      totalVotes: 1,
      isClosed: false,
    });
    await expect(channel.polls.vote(reference, 7)).rejects.toMatchObject({ request: "VotePoll" });
    expect(channel.polls.get(poll.messageId)).toMatchObject({ answerCounts: [1, 0], isClosed: false });
    await channel.polls.close(reference);
    expect(channel.polls.get(poll.messageId)).toMatchObject({ pollId: poll.pollId, isClosed: true });
    await expect(channel.polls.vote(reference, 1)).rejects.toMatchObject({ request: "VotePoll" });
    await expect(channel.polls.create({ question: "?", answers: ["only"] })).rejects.toMatchObject({ path: "answers" });
  });

  test("takes files, small and large", async () => {
    const { clan, client, sandbox } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    const small = await channel.files.upload({
      name: "hello.txt",
      data: new TextEncoder().encode("hello"),
      type: "text/plain",
    });
    expect(await (await fetch(small.url ?? "")).text()).toBe("hello");
    const bytes = new Uint8Array(9 * 1024 * 1024).map((_, index) => index % 251);
    const large = await channel.files.upload({ name: "large.bin", data: new Blob([bytes]) });
    const stored = new Uint8Array(await (await fetch(large.url ?? "")).arrayBuffer());
    expect(Buffer.compare(stored, bytes)).toBe(0);
    await channel.send("see", { attachments: [small, large] });
    expect(sandbox.messages(channel.id)[0]?.attachments).toHaveLength(2);
    expect((await all(channel.files.list())).map(({ filename }) => filename).sort()).toStrictEqual([
      "hello.txt",
      "large.bin",
    ]);
    expect(await all(channel.files.list({ type: "text/" }))).toHaveLength(1);
    await expect(channel.files.upload({ name: "", data: bytes })).rejects.toMatchObject({ path: "name" });
    await expect(channel.files.upload({ name: "x", data: new Uint8Array() })).rejects.toMatchObject({ path: "data" });
  });

  test("shows typing and read marks", async () => {
    const { clan, client, alice } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    await channel.join();
    await channel.startTyping();
    await alice.expectTyping({ in: channel });
    await channel.leave();
    await expect(channel.send("joined again by itself")).resolves.toBeDefined();
    await channel.markRead();
    expect((await client.rpc.listChannelBadgeCount({ clanId: clan.id })).channeldesc).toStrictEqual([]);
  });
});

overBoth("a thread", (start) => {
  test("begins at a message, is joined, left, archived and brought back", async () => {
    const { clan, client, alice, sandbox } = await start();
    const general = clan.welcomeChannelId ?? "";
    const heard = new Promise<string>((resolve) => client.once("message", (message) => resolve(message.id)));
    const posted = await alice.say("shall we?", { in: general });
    await heard;
    const message = await (await client.channels.fetch(general)).messages.fetch(posted.id);
    const thread = await message.startThread("shall we");
    expect(thread).toBeInstanceOf(Thread);
    expect((thread as Thread).parent?.id).toBe(general);
    const [opening, ...others] = sandbox.messages(thread.id);
    expect(others).toStrictEqual([]);
    expect(opening).toMatchObject({ text: "shall we", attachments: [] });
    const [quoted] = (await thread.messages.fetch(opening?.id ?? "")).references;
    expect(quoted).toMatchObject({ messageRefId: message.id, messageSenderId: alice.id });
    expect((await all(clan.channels.threads(general))).map(({ id }) => id)).toStrictEqual([thread.id]);
    expect((await client.rpc.searchThread({ clanId: clan.id, label: "SHALL" })).channeldesc).toHaveLength(1);
    await thread.archive();
    expect(await all(clan.channels.threads(general))).toStrictEqual([]);
    await (thread as Thread).unarchive();
    expect(await all(clan.channels.threads(general))).toHaveLength(1);
    await (thread as Thread).quit();
    await expect((thread as Thread).quit()).resolves.toBeUndefined();
  });

  test("is joined by itself when one is let into it", async () => {
    const { clan, client, alice, sandbox } = await start();
    const thread = sandbox.createChannel({
      ...{ clanId: clan.id, name: "invited", type: ChannelType.Thread, parentId: clan.welcomeChannelId ?? "" },
      memberIds: [sandbox.botId, alice.id],
    });
    await expect.poll(() => client.channels.get(thread.id)).toBeInstanceOf(Thread);
    await expect.poll(() => client.stats().joinedChannels).toBeGreaterThan(0);
    const heard = new Promise<string>((resolve) => client.on("message", ({ text }) => resolve(text)));
    await alice.say("hello in there", { in: thread });
    expect(await heard).toBe("hello in there");
  });
});

overBoth("a conversation", (start) => {
  test("is created once for all callers, and works with a person who is not known", async () => {
    const { client, alice } = await start();
    const [message] = await Promise.all([client.dm(alice.id, "hello"), client.dm(alice.id, "again")]);
    await alice.expectDm("hello");
    await alice.expectDm("again");
    const conversation = await client.users.openDM(alice.id);
    expect(conversation).toBeInstanceOf(DirectChannel);
    expect([message.channelId, message.clanId, conversation.recipientIds]).toStrictEqual([
      ...[conversation.id, undefined, [alice.id]],
    ]);
    expect(conversation.url).toContain("/direct/message/");
    expect(await client.hashtagDMList([alice.id])).toStrictEqual([conversation]);
    expect(await client.hashtagDMList(["12345"])).toStrictEqual([]);
    await conversation.close();
    expect(await client.hashtagDMList()).toStrictEqual([]);
    await conversation.open();
    expect(await client.hashtagDMList()).toStrictEqual([conversation]);
    const user = await client.users.fetch(alice.id);
    expect(await user.openDM()).toBe(conversation);
    // As plain JavaScript calls them.
    await expect(user.dm()).rejects.toThrow(new ValidationError("user.dm", "is now called user.openDM: use that name"));
    await expect(client.users.dm()).rejects.toMatchObject({ path: "users.dm", code: "validation_failed" });
    await expect(client.dm("nobody", "x")).rejects.toMatchObject({ path: "userId" });
    await expect(client.dm("12345", "x")).rejects.toMatchObject({ request: "CreateChannelDesc" });
  });
});

overBoth("a voice room", (start) => {
  test("says who is in it, and plays", async () => {
    const probe = await start();
    const { clan, alice, sandbox, client } = await start({ mediaUrl: probe.sandbox.baseUrl });
    const room = await clan.channels.create({ name: "talk", type: ChannelType.MezonVoice });
    if (!(room instanceof VoiceRoom)) throw new Error("no voice room");
    await alice.perform({ title: "joined the room" }, (user) => user.joinVoice(room.id));
    expect(await room.users()).toStrictEqual([alice.id]);
    expect(await clan.voiceUsers()).toMatchObject([{ channelId: room.id, userIds: [alice.id] }]);
    expect((await client.rpc.listStreamingChannelUsers({ clanId: clan.id })).streamingChannelUsers).toHaveLength(1);
    await expect(clan.voiceUsers({ limit: 501 })).rejects.toMatchObject({ path: "limit", limit: 500 });
    expect(await room.token()).not.toBe("");
    await room.mute(alice.id);
    await room.remove(alice.id);
    expect(await room.users()).toStrictEqual([]);
    await expect(room.playMedia({ url: "no url" })).rejects.toMatchObject({ path: "url" });
    // The media host of another environment refuses this one's sessions.
    await expect(room.playMedia({ url: "https://x.invalid/a.mp3" })).rejects.toMatchObject({ httpStatus: 401 });
    expect(sandbox.playedMedia).toStrictEqual([]);
  });

  test("asks the media host of its own environment", async () => {
    let origin = "";
    const { clan, sandbox } = await start({
      fetch: (request) =>
        fetch(
          request.url.startsWith("https://stn.mezon.ai")
            ? new Request(request.url.replace("https://stn.mezon.ai", origin), request)
            : request,
        ),
    });
    origin = sandbox.baseUrl;
    const room = await clan.channels.create({ name: "talk", type: ChannelType.MezonVoice });
    if (!(room instanceof VoiceRoom)) throw new Error("no voice room");
    expect((await room.playMedia({ url: "https://x.invalid/song.mp3" })).ingress_id).toBeDefined();
    expect(sandbox.playedMedia).toStrictEqual([
      { channelId: room.id, url: "https://x.invalid/song.mp3", name: "song.mp3" },
    ]);
  });
});
