import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/index.js";
import { CHANNEL_MODE, DM, joined, post, sandboxOfFile } from "./officialActions.js";
import { mezonJs } from "./officialPackages.js";
import { connect, type OfficialUser } from "./officialUser.js";

const { ChannelStreamMode } = mezonJs;
const EDITED = 1;
const REMOVED = 2;
const EPHEMERAL = 12;

let sandbox: Sandbox;

sandboxOfFile((started) => {
  sandbox = started;
});

describe("the socket of mezon-js", () => {
  test("posts a message that others hear, and hears it too", async () => {
    const bob = sandbox.user("bob");
    const carol = await joined(sandbox, "carol");
    const ack = await post(carol, { t: "xin chào 👋" });
    expect(ack).toMatchObject({ channel_id: sandbox.channelId, message_id: expect.stringMatching(/^\d+$/) as string });

    const seen = await bob.waitForMessage("xin chào 👋");
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
    const carol = await joined(sandbox, "carol");
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
    const carol = await joined(sandbox, "carol");
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
    const carol = await joined(sandbox, "carol");
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
    const carol = await joined(sandbox, "carol");
    const bobs = await sandbox.user("bob").send(sandbox.channelId, "mine");
    const place = [sandbox.clanId, sandbox.channelId, CHANNEL_MODE, true] as const;
    await expect(carol.socket.updateChatMessage(...place, bobs.id, { t: "yours" })).rejects.toMatchObject({
      code: expect.any(Number) as number,
      message: expect.any(String) as string,
    });
    expect(stored(bobs.id)).toMatchObject({ text: "mine" });
  });

  test("hears of changes others make", async () => {
    const carol = await joined(sandbox, "carol");
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
    const carol = await joined(sandbox, "carol");
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

  test("shows a message to one person only", async () => {
    const [carol, dave] = await Promise.all([joined(sandbox, "carol"), joined(sandbox, "dave")]);
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

  test("carries a conversation between two people who both use it", async () => {
    const [carol, dave] = await Promise.all([joined(sandbox, "carol"), joined(sandbox, "dave")]);
    const said = await post(carol, { t: "are you there?" });
    await dave.messages.waitFor((one) => one.id === said.message_id);
    const answered = await post(dave, { t: "I am" });
    expect(await carol.messages.waitFor((one) => one.id === answered.message_id)).toMatchObject({ sender_id: dave.id });
  });

  test("sends many at once and keeps their order", async () => {
    const carol = await joined(sandbox, "carol");
    const texts = Array.from({ length: 40 }, (_, index) => `burst ${index}`);
    const acks = await Promise.all(texts.map((t) => post(carol, { t })));
    expect(new Set(acks.map((ack) => ack.message_id)).size).toBe(texts.length);
    const kept = sandbox.messages(sandbox.channelId).map((one) => one.text);
    expect(kept.filter((text) => text.startsWith("burst "))).toStrictEqual(texts);
    await carol.messages.waitFor((one) => one.id === acks.at(-1)?.message_id);
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
    const [carol, dave] = await Promise.all([joined(sandbox, "carol"), joined(sandbox, "dave")]);
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
