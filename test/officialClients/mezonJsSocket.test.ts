import type { Socket } from "mezon-js";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { Heard } from "./heard.js";
import { CHANNEL, CHANNEL_MODE, DM, join, joined, post, sandboxOfFile } from "./officialActions.js";
import type { mezonJs } from "./officialPackages.js";
import { connect, logIn, type OfficialUser, socketOf } from "./officialUser.js";

let sandbox: Sandbox;

sandboxOfFile((started) => {
  sandbox = started;
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
    await expect(post(carol, { t: "too early" })).rejects.toMatchObject({
      code: 3,
      message: expect.stringContaining("Must join channel") as string,
    });
    await join(carol);
    await expect(post(carol, { t: "now" })).resolves.toMatchObject({ channel_id: strict.channelId });
  });

  test("posts where it hears without joining, under lenient", async () => {
    await using lenient = await createSandbox({ profile: "lenient" });
    const carol = await connect(lenient, "carol");
    await expect(post(carol, { t: "hello" })).resolves.toMatchObject({ channel_id: lenient.channelId });
  });

  test("says and hears who is typing", async () => {
    const [carol, dave] = await Promise.all([joined(sandbox, "carol"), joined(sandbox, "dave")]);
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
    const carol = await joined(sandbox, "carol");
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

  test("is told when the connection is lost, and connects again", async () => {
    const carol = await joined(sandbox, "carol");
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
