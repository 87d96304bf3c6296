import type { Socket } from "mezon-js";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { Heard } from "./heard.js";
import { mezonJs, provideWebSocket } from "./officialPackages.js";
import { connect, logIn, type OfficialUser, officialClient, socketOf } from "./officialUser.js";

const { ChannelType, ChannelStreamMode } = mezonJs;
const CHANNEL = ChannelType.CHANNEL_TYPE_CHANNEL;
const CHANNEL_MODE = ChannelStreamMode.STREAM_MODE_CHANNEL;
const DM = ChannelType.CHANNEL_TYPE_DM;
const EDITED = 1;
const REMOVED = 2;
const EPHEMERAL = 12;

let sandbox: Sandbox;
let takeWebSocketAway: () => void;

beforeAll(async () => {
  takeWebSocketAway = provideWebSocket();
  sandbox = await createSandbox();
});

afterAll(async () => {
  await sandbox.close();
  takeWebSocketAway();
});

describe("mezon-js logs a person in", () => {
  test("by e-mail address and password", async () => {
    const { session } = await logIn(sandbox, "carol");
    expect(session).toMatchObject({ user_id: sandbox.user("carol").id, username: "carol" });
    expect(session.api_url).toBe(`http://${sandbox.host}:${sandbox.port}`);
    expect(session.ws_url).toContain(`${sandbox.host}:${sandbox.port}`);
    expect(session.isexpired(Date.now() / 1000)).toBe(false);
    expect(session.isrefreshexpired(Date.now() / 1000)).toBe(false);
  });

  test("by a Mezon token", async () => {
    const { id, credentials } = sandbox.user("carol");
    const session = await officialClient(sandbox).authenticateMezon(credentials.mezonToken, false, "carol", true);
    expect(session).toMatchObject({ user_id: id, is_remember: true });
  });

  test("by a code sent to an e-mail address or a telephone", async () => {
    const { id, credentials } = sandbox.user("carol");
    const client = officialClient(sandbox);
    for (const request of [
      await client.authenticateEmailOTPRequest(credentials.email),
      await client.authenticateSMSOTPRequest(credentials.phone),
    ]) {
      expect(request.req_id).toBeTruthy();
      const session = await client.confirmAuthenticateOTP({ ...request, otp_code: credentials.otpCode });
      expect(session.user_id).toBe(id);
    }
  });

  test("and is refused with a status when the password is wrong", async () => {
    const { email } = sandbox.user("carol").credentials;
    const refusal = await refusalOf(officialClient(sandbox).authenticateEmail(email, "wrong", "carol"));
    expect(refusal.status).toBe(401);
    expect(await refusal.json()).toMatchObject({ message: expect.stringMatching(/password/) as string });
  });
});

describe("a session of mezon-js", () => {
  test("is refreshed with its refresh token", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const before = session.token;
    const refreshed = await client.sessionRefresh(session);
    expect(refreshed).toBe(session);
    expect(session.token).not.toBe(before);
    expect((await client.getAccount(session)).user).toMatchObject({ username: "carol" });
  });

  test("is refreshed by itself when it has expired", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const before = session.token;
    session.expires_at = 1;
    expect((await client.getAccount(session)).user).toMatchObject({ id: sandbox.user("carol").id });
    expect(session.token).not.toBe(before);
  });

  test("is worth nothing after logging out", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    expect(await client.sessionLogout(session, session.token, session.refresh_token, "device", "web")).toBe(true);
    expect((await refusalOf(client.getAccount(session))).status).toBe(401);
    await expect(socketOf(client, session).connect(session, true, "0")).rejects.toBeDefined();
  });
});

describe("mezon-js calls over HTTP", () => {
  test("account, clans and channels", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const account = await client.getAccount(session);
    expect(account).toMatchObject({ user: { id: sandbox.user("carol").id, username: "carol" } });

    const clans = await client.listClanDescs(session, 100, 1, "");
    expect(clans.clandesc?.map((clan) => clan.clan_id)).toContain(sandbox.clanId);

    const channels = await client.listChannelDescs(session, 100, 1, 1, sandbox.clanId, CHANNEL);
    const channel = channels.channeldesc?.find((one) => one.channel_id === sandbox.channelId);
    expect(channel).toMatchObject({ clan_id: sandbox.clanId, type: CHANNEL, channel_private: 0 });

    const detail = await client.listChannelDetail(session, sandbox.channelId);
    expect(detail).toMatchObject({ channel_id: sandbox.channelId, channel_label: channel?.channel_label });
  });

  test("the people of a clan", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const { clan_users: users } = await client.listClanUsers(session, sandbox.clanId);
    expect(users?.map((one) => one.user?.id)).toStrictEqual(
      expect.arrayContaining([sandbox.botId, sandbox.user("carol").id]),
    );
  });

  test("creates a channel that others can use", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const created = await client.createChannelDesc(session, {
      clan_id: sandbox.clanId,
      type: CHANNEL,
      channel_label: "kênh-mới",
      channel_private: 0,
    });
    expect(created).toMatchObject({ clan_id: sandbox.clanId, channel_label: "kênh-mới" });
    const channelId = created.channel_id ?? "";
    await sandbox.user("bob").send(channelId, "first");
    expect(sandbox.messages(channelId).map((one) => one.text)).toStrictEqual(["first"]);
  });

  test("the history of a channel, its parts decoded", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const bob = sandbox.user("bob");
    const first = await bob.send(sandbox.channelId, "history one");
    const second = await bob.send(sandbox.channelId, "@carol history two", {
      mentions: [{ userId: sandbox.user("carol").id, s: 0, e: 6 }],
      attachments: [{ filename: "b.png", url: "https://example.com/b.png", filetype: "image/png", size: 7 }],
      replyTo: first,
    });
    const { messages } = await client.listChannelMessages(session, sandbox.clanId, sandbox.channelId, "0", 1, 50, "0");
    expect(messages?.find((one) => one.id === first.id)).toMatchObject({
      content: { t: "history one" },
      sender_id: bob.id,
    });
    expect(messages?.find((one) => one.id === second.id)).toMatchObject({
      mentions: [{ user_id: sandbox.user("carol").id, s: 0, e: 6 }],
      attachments: [{ filename: "b.png", size: 7 }],
      references: [{ message_ref_id: first.id, message_sender_id: bob.id }],
    });
  });

  test("is refused without a valid token", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    session.token = `${session.token}x`;
    expect((await refusalOf(client.listClanDescs(session))).status).toBe(401);
  });

  test("is told when a call names what does not exist", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const refusal = await refusalOf(client.listChannelDetail(session, "123456789"));
    expect(refusal.status).toBeGreaterThanOrEqual(400);
    expect(await refusal.json()).toMatchObject({ message: expect.any(String) as string });
  });
});

describe("what mezon-js is refused", () => {
  test("leaves an event of somebody else as it is", async () => {
    const [alice, carol] = [await logIn(sandbox, "alice"), await logIn(sandbox, "carol")];
    const { clanId } = sandbox;
    const begins = Math.floor(Date.now() / 1000) + 3600;
    const made = await alice.client.createEvent(alice.session, {
      ...{ clan_id: clanId, channel_id: sandbox.channelId, title: "Meet" },
      ...{ start_time_seconds: begins, end_time_seconds: begins + 3600 },
    });
    const eventId = made.id ?? "";
    const refusal = await refusalOf(carol.client.deleteEvent(carol.session, eventId, clanId, sandbox.userId));
    expect(refusal.status).toBe(403);
    const ids = async () => (await alice.client.listEvents(alice.session, clanId)).events?.map(({ id }) => id);
    expect(await ids()).toContain(eventId);
    await alice.client.deleteEvent(alice.session, eventId, clanId, sandbox.userId);
    expect(await ids()).not.toContain(eventId);
  });

  test("says why: a conversation with oneself", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const request = { clan_id: "0", type: DM, channel_private: 1, user_ids: [sandbox.user("carol").id] };
    const refusal = await refusalOf(client.createChannelDesc(session, request));
    expect([refusal.status, await refusal.json()]).toMatchObject([
      400,
      { message: "a direct conversation needs somebody else" },
    ]);
  });
});

describe("the socket of mezon-js", () => {
  test("joins a clan and a channel", async () => {
    const { socket } = await connect(sandbox, "carol");
    expect(socket.isOpen()).toBe(true);
    expect(await socket.joinClanChat(sandbox.clanId)).toMatchObject({ clan_id: sandbox.clanId });
    expect(await socket.joinChat(sandbox.clanId, sandbox.channelId, CHANNEL, true)).toMatchObject({
      id: sandbox.channelId,
    });
    await expect(socket.leaveChat(sandbox.clanId, sandbox.channelId, CHANNEL, true)).resolves.toBeDefined();
  });

  test("is refused a post in a channel it has not joined, and may join and post again, under strict", async () => {
    await using strict = await createSandbox({ profile: "strict" });
    const carol = await connect(strict, "carol");
    await expect(post(carol, { t: "too early" }, strict)).rejects.toMatchObject({
      code: 3,
      message: expect.stringContaining("Must join channel") as string,
    });
    await join(carol, strict);
    await expect(post(carol, { t: "now" }, strict)).resolves.toMatchObject({ channel_id: strict.channelId });
  });

  test("posts where it hears without joining, under lenient", async () => {
    await using lenient = await createSandbox({ profile: "lenient" });
    const carol = await connect(lenient, "carol");
    await expect(post(carol, { t: "hello" }, lenient)).resolves.toMatchObject({ channel_id: lenient.channelId });
  });

  test("posts a message that others hear, and hears it too", async () => {
    const carol = await joined("carol");
    const ack = await post(carol, { t: "xin chào 👋" });
    expect(ack).toMatchObject({ channel_id: sandbox.channelId, message_id: expect.stringMatching(/^\d+$/) as string });

    const seen = await sandbox.user("bob").waitForMessage("xin chào 👋");
    expect(seen.id).toBe(ack.message_id);
    expect(stored(ack.message_id)).toMatchObject({ text: "xin chào 👋" });

    const echo = await carol.messages.waitFor((one) => one.id === ack.message_id);
    expect(echo).toMatchObject({
      content: { t: "xin chào 👋" },
      sender_id: carol.id,
      clan_id: sandbox.clanId,
      code: 0,
    });
  });

  test("posts mentions, attachments and references", async () => {
    const carol = await joined("carol");
    const bob = sandbox.user("bob");
    const asked = await bob.send(sandbox.channelId, "a question");
    const ack = await carol.socket.writeChatMessage(
      sandbox.clanId,
      sandbox.channelId,
      CHANNEL_MODE,
      true,
      { t: "@bob an answer" },
      [{ user_id: bob.id, s: 0, e: 4 }],
      [{ filename: "a.png", url: "https://example.com/a.png", filetype: "image/png", size: 5, width: 1, height: 2 }],
      [
        {
          message_id: "0",
          message_ref_id: asked.id,
          message_sender_id: bob.id,
          message_sender_username: "bob",
          content: '{"t":"a question"}',
          ref_type: 0,
          has_attachment: false,
          channel_id: sandbox.channelId,
          mode: CHANNEL_MODE,
          channel_label: "",
        },
      ],
    );
    const seen = await bob.waitForMessage("@bob an answer");
    expect(seen).toMatchObject({
      mentions: [{ userId: bob.id, s: 0, e: 4 }],
      attachments: [{ filename: "a.png", size: 5, width: 1, height: 2 }],
      references: [{ messageRefId: asked.id, messageSenderId: bob.id, messageSenderUsername: "bob" }],
    });
    const echo = await carol.messages.waitFor((one) => one.id === ack.message_id);
    expect(echo).toMatchObject({
      mentions: [{ user_id: bob.id, s: 0, e: 4 }],
      attachments: [{ filename: "a.png", size: 5 }],
      references: [{ message_ref_id: asked.id, message_sender_id: bob.id }],
    });
  });

  test("hears what others post, with all its parts", async () => {
    const carol = await joined("carol");
    const bob = sandbox.user("bob");
    const first = await bob.send(sandbox.channelId, "hello carol");
    const second = await bob.send(sandbox.channelId, "@carol look", {
      mentions: [{ userId: carol.id, s: 0, e: 6 }],
      attachments: [{ filename: "c.png", url: "https://example.com/c.png", filetype: "image/png", size: 9 }],
      replyTo: first,
    });
    expect(await carol.messages.waitFor((one) => one.id === first.id)).toMatchObject({
      message_id: first.id,
      channel_id: sandbox.channelId,
      clan_id: sandbox.clanId,
      sender_id: bob.id,
      username: "bob",
      content: { t: "hello carol" },
      code: 0,
      mode: CHANNEL_MODE,
      is_public: true,
      create_time_seconds: expect.any(Number) as number,
    });
    expect(await carol.messages.waitFor((one) => one.id === second.id)).toMatchObject({
      mentions: [{ user_id: carol.id, s: 0, e: 6 }],
      attachments: [{ filename: "c.png", url: "https://example.com/c.png", size: 9 }],
      references: [{ message_ref_id: first.id, message_sender_id: bob.id }],
    });
  });

  test("changes and removes a message of its own", async () => {
    const carol = await joined("carol");
    const bob = sandbox.user("bob");
    const { message_id: id } = await post(carol, { t: "first thought" });

    const place = [sandbox.clanId, sandbox.channelId, CHANNEL_MODE, true] as const;
    expect(await carol.socket.updateChatMessage(...place, id, { t: "second thought" })).toMatchObject({
      message_id: id,
    });
    await bob.waitFor(
      (item) => item.kind === "edit" && item.message.id === id && item.message.text === "second thought",
    );
    expect(stored(id)).toMatchObject({ text: "second thought" });
    expect(await carol.messages.waitFor((one) => one.id === id && one.code === EDITED)).toMatchObject({
      content: { t: "second thought" },
      hide_editted: false,
    });

    expect(await carol.socket.removeChatMessage(...place, id)).toMatchObject({ message_id: id });
    await bob.waitFor((item) => item.kind === "removal" && item.message.id === id);
    expect(stored(id)).toBeUndefined();
    await carol.messages.waitFor((one) => one.id === id && one.code === REMOVED);
  });

  test("may not change what others wrote", async () => {
    const carol = await joined("carol");
    const bobs = await sandbox.user("bob").send(sandbox.channelId, "mine");
    const place = [sandbox.clanId, sandbox.channelId, CHANNEL_MODE, true] as const;
    await expect(carol.socket.updateChatMessage(...place, bobs.id, { t: "yours" })).rejects.toMatchObject({
      code: expect.any(Number) as number,
      message: expect.any(String) as string,
    });
    expect(stored(bobs.id)).toMatchObject({ text: "mine" });
  });

  test("hears of changes others make", async () => {
    const carol = await joined("carol");
    const bob = sandbox.user("bob");
    const sent = await bob.send(sandbox.channelId, "one");
    await bob.edit(sent, "two");
    await bob.remove(sent);
    expect(await carol.messages.waitFor((one) => one.id === sent.id && one.code === EDITED)).toMatchObject({
      content: { t: "two" },
    });
    await carol.messages.waitFor((one) => one.id === sent.id && one.code === REMOVED);
  });

  test("reacts, takes the reaction back, and hears those of others", async () => {
    const carol = await joined("carol");
    const bob = sandbox.user("bob");
    const bobs = await bob.send(sandbox.channelId, "do you like it?");
    await react(carol, bobs.id, bob.id, false);
    await bob.waitFor((item) => item.kind === "reaction" && item.reaction.emoji === "👍" && !item.reaction.action);
    await react(carol, bobs.id, bob.id, true);
    await bob.waitFor((item) => item.kind === "reaction" && item.reaction.emoji === "👍" && item.reaction.action);

    const { message_id: id } = await post(carol, { t: "and this?" });
    const seen = await bob.waitForMessage("and this?");
    await bob.react(seen, "🎉");
    expect(await carol.reactions.waitFor((one) => one.message_id === id && one.emoji === "🎉")).toMatchObject({
      sender_id: bob.id,
      channel_id: sandbox.channelId,
      action: false,
    });
  });

  test("says and hears who is typing", async () => {
    const [carol, dave] = await Promise.all([joined("carol"), joined("dave")]);
    const typing = await carol.socket.writeMessageTyping(
      sandbox.clanId,
      sandbox.channelId,
      CHANNEL_MODE,
      true,
      "Carol",
    );
    expect(typing).toMatchObject({ channel_id: sandbox.channelId });
    expect(await dave.typing.waitFor((one) => one.sender_id === carol.id)).toMatchObject({
      channel_id: sandbox.channelId,
      sender_username: "carol",
    });
  });

  test("marks what was read", async () => {
    const carol = await joined("carol");
    const sent = await sandbox.user("bob").send(sandbox.channelId, "read me");
    const seen = await carol.socket.writeLastSeenMessage(
      sandbox.clanId,
      sandbox.channelId,
      CHANNEL_MODE,
      sent.id,
      1,
      0,
    );
    expect(seen).toMatchObject({ channel_id: sandbox.channelId, message_id: sent.id });
  });

  test("hears of a new channel, and of a conversation that somebody opens", async () => {
    const carol = await connect(sandbox, "carol");
    const channels = new Heard<Parameters<Socket["onchannelcreated"]>[0]>();
    const added = new Heard<Parameters<Socket["onuserchanneladded"]>[0]>();
    carol.socket.onchannelcreated = channels.hear;
    carol.socket.onuserchanneladded = added.hear;

    const channel = sandbox.createChannel({ name: "news" });
    expect(await channels.waitFor((one) => one.channel_id === channel.id)).toMatchObject({
      clan_id: sandbox.clanId,
      channel_label: "news",
      channel_type: CHANNEL,
    });

    const dm = sandbox.createChannel({ type: DM, memberIds: [sandbox.user("frank").id, carol.id] });
    expect(await added.waitFor((one) => one.channel_desc.channel_id === dm.id)).toMatchObject({
      users: expect.arrayContaining([expect.objectContaining({ user_id: carol.id }) as object]) as object[],
    });
  });

  test("shows a message to one person only", async () => {
    const [carol, dave] = await Promise.all([joined("carol"), joined("dave")]);
    const bob = sandbox.user("bob");
    const place = [sandbox.clanId, sandbox.channelId, CHANNEL_MODE, true] as const;
    await carol.socket.writeEphemeralMessage([dave.id], ...place, { t: "for your eyes" });
    expect(await dave.messages.waitFor((one) => one.code === EPHEMERAL)).toMatchObject({
      content: { t: "for your eyes" },
      sender_id: carol.id,
    });
    const after = await post(carol, { t: "for everybody's eyes" });
    await bob.waitFor((item) => item.kind === "message" && item.message.id === after.message_id);
    expect(bob.received.filter((item) => item.kind === "ephemeral")).toStrictEqual([]);
    expect(sandbox.messages(sandbox.channelId).map((one) => one.text)).not.toContain("for your eyes");
  });

  test("is told when the connection is lost, and connects again", async () => {
    const carol = await joined("carol");
    const lost = new Heard<unknown>();
    carol.socket.ondisconnect = lost.hear;
    sandbox.disconnectAll();
    await lost.waitFor(() => true);
    expect(carol.socket.isOpen()).toBe(false);

    await carol.socket.connect(carol.session, true, "0");
    await carol.socket.joinClanChat(sandbox.clanId);
    await join(carol);
    const sent = await sandbox.user("bob").send(sandbox.channelId, "welcome back");
    await carol.messages.waitFor((one) => one.id === sent.id);
  });

  test("reads envelopes that are padded with zero bytes", async () => {
    const padding = await createSandbox({ padEnvelopes: true });
    onTestFinished(() => padding.close());
    const carol = await connect(padding, "carol");
    await carol.socket.joinChat(padding.clanId, padding.channelId, CHANNEL, true);
    for (const t of ["a", "ab", "abc", "abcd"]) {
      const ack = await carol.socket.writeChatMessage(padding.clanId, padding.channelId, CHANNEL_MODE, true, { t });
      expect(await carol.messages.waitFor((one) => one.id === ack.message_id)).toMatchObject({ content: { t } });
    }
  });

  test("carries a conversation between two people who both use it", async () => {
    const [carol, dave] = await Promise.all([joined("carol"), joined("dave")]);
    const said = await post(carol, { t: "are you there?" });
    await dave.messages.waitFor((one) => one.id === said.message_id);
    const answered = await post(dave, { t: "I am" });
    expect(await carol.messages.waitFor((one) => one.id === answered.message_id)).toMatchObject({ sender_id: dave.id });
  });

  test("sends many at once and keeps their order", async () => {
    const carol = await joined("carol");
    const texts = Array.from({ length: 40 }, (_, index) => `burst ${index}`);
    const acks = await Promise.all(texts.map((t) => post(carol, { t })));
    expect(new Set(acks.map((ack) => ack.message_id)).size).toBe(texts.length);
    const kept = sandbox.messages(sandbox.channelId).map((one) => one.text);
    expect(kept.filter((text) => text.startsWith("burst "))).toStrictEqual(texts);
    await carol.messages.waitFor((one) => one.id === acks.at(-1)?.message_id);
  });

  test("stays connected by its heartbeat", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    const socket = socketOf(client, session);
    const lost: unknown[] = [];
    socket.ondisconnect = (event) => lost.push(event);
    socket.setHeartbeatTimeoutMs(200);
    const pings = countPings(socket);
    await socket.connect(session, true, "0");
    await pings.waitFor((count) => count === 3);
    expect(socket.isOpen()).toBe(true);
    expect(lost).toStrictEqual([]);
  });

  test("is not let in with a token that is not valid", async () => {
    const { client, session } = await logIn(sandbox, "carol");
    session.token = "no.valid.token";
    await expect(socketOf(client, session).connect(session, true, "0")).rejects.toBeDefined();
  });
});

describe("direct messages with mezon-js", () => {
  test("are opened, sent and received", async () => {
    const carol = await connect(sandbox, "carol");
    const bob = sandbox.user("bob");
    const dm = await carol.client.createChannelDesc(carol.session, {
      clan_id: "0",
      channel_id: "0",
      category_id: "0",
      type: DM,
      channel_private: 1,
      user_ids: [bob.id],
    });
    const channelId = dm.channel_id ?? "";
    expect(dm).toMatchObject({
      channel_id: expect.stringMatching(/^[1-9]\d*$/) as string,
      type: DM,
    });
    await carol.socket.joinClanChat("0");
    await carol.socket.joinChat("0", channelId, DM, false);
    const ack = await carol.socket.writeChatMessage("0", channelId, ChannelStreamMode.STREAM_MODE_DM, false, {
      t: "between us",
    });
    expect((await bob.waitForMessage("between us")).id).toBe(ack.message_id);
    expect(sandbox.messages(channelId).map((one) => one.text)).toStrictEqual(["between us"]);

    const answer = await bob.send(channelId, "indeed");
    expect(await carol.messages.waitFor((one) => one.id === answer.id)).toMatchObject({
      channel_id: channelId,
      clan_id: "0",
      mode: ChannelStreamMode.STREAM_MODE_DM,
    });

    const list = await carol.client.listChannelDescs(carol.session, 100, 1, 1, "0", DM);
    expect(list.channeldesc?.map((one) => one.channel_id)).toContain(channelId);
  });

  test("are not heard by others", async () => {
    const [carol, dave] = await Promise.all([joined("carol"), joined("dave")]);
    const bob = sandbox.user("bob");
    const dm = await carol.client.createChannelDesc(carol.session, {
      clan_id: "0",
      type: DM,
      channel_private: 1,
      user_ids: [bob.id],
    });
    const channelId = dm.channel_id ?? "";
    await carol.socket.joinChat("0", channelId, DM, false);
    await carol.socket.writeChatMessage("0", channelId, ChannelStreamMode.STREAM_MODE_DM, false, { t: "a secret" });
    // What is said afterwards in the channel they share marks the end of what dave could have heard.
    const after = await post(carol, { t: "no secret" });
    await dave.messages.waitFor((one) => one.id === after.message_id);
    expect(dave.messages.all.map((one) => one.channel_id)).not.toContain(channelId);
  });
});

/** Connected, and in the sandbox's channel. */
async function joined(name: string): Promise<OfficialUser> {
  const user = await connect(sandbox, name);
  await join(user);
  return user;
}

async function join({ socket }: OfficialUser, { clanId, channelId } = sandbox): Promise<void> {
  await socket.joinChat(clanId, channelId, CHANNEL, true);
}

function post(
  { socket }: OfficialUser,
  content: { readonly t: string },
  { clanId, channelId } = sandbox,
): ReturnType<typeof socket.writeChatMessage> {
  return socket.writeChatMessage(clanId, channelId, CHANNEL_MODE, true, content);
}

async function react({ socket }: OfficialUser, messageId: string, senderId: string, takeBack: boolean): Promise<void> {
  const reaction = await socket.writeMessageReaction(
    "0",
    sandbox.clanId,
    sandbox.channelId,
    CHANNEL_MODE,
    true,
    messageId,
    "10",
    "👍",
    1,
    senderId,
    takeBack,
  );
  expect(reaction).toMatchObject({ message_id: messageId, emoji: "👍" });
}

function stored(messageId: string): ReturnType<Sandbox["messages"]>[number] | undefined {
  return sandbox.messages(sandbox.channelId).find((one) => one.id === messageId);
}

/** How many pings the socket has sent, by watching what it hands to its adapter. */
function countPings(socket: OfficialUser["socket"]): Heard<number> {
  const pings = new Heard<number>();
  const { adapter } = socket as InstanceType<typeof mezonJs.DefaultSocket>;
  const send = adapter.send.bind(adapter);
  adapter.send = (envelope: object) => {
    if ("ping" in envelope) pings.hear(pings.all.length + 1);
    send(envelope);
  };
  return pings;
}

/** The response with which a call was refused: that is what the client rejects with. */
async function refusalOf(call: Promise<unknown>): Promise<Response> {
  const outcome: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (outcome instanceof Response) return outcome;
  throw new Error("the call was not refused with a response", { cause: outcome });
}
