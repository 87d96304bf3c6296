import { describe, expect, test } from "vitest";
import { createChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { type MezonClient, SlashCommand } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import type { TestBed } from "../../src/testing/index.js";
import { clientInBed } from "../client/clientInBed.js";

interface Scene {
  readonly bed: TestBed;
  readonly client: MezonClient;
  readonly heard: SlashCommand[];
}

async function startScene(): Promise<Scene> {
  const { bed, client } = await clientInBed();
  await client.me.quickMenus.add({ name: "weather", action: "/weather", clanId: bed.sandbox.clanId });
  const heard: SlashCommand[] = [];
  client.on("slashCommand", (command) => void heard.push(command));
  return { bed, client, heard };
}

/** A command that is typed arrives as a message that only the bot sees. */
function typed(sandbox: Sandbox, text: string, code = 12): Uint8Array {
  const value = {
    ...createChannelMessage(),
    ...{ clanId: sandbox.clanId, channelId: sandbox.channelId, messageId: "777", code, mode: 2, isPublic: true },
    ...{ senderId: sandbox.userId, username: "alice", content: JSON.stringify({ t: text }) },
  };
  return encodeEnvelope({ message: { case: "channelMessage", value } });
}

describe("a slash command", () => {
  test("is an object with its arguments, caller and place, and is answered for all and for one", async () => {
    const { bed, heard } = await startScene();
    const { channelId, clanId } = bed.sandbox;
    const alice = bed.person("alice");
    await alice.callQuickMenu("weather", { text: "/weather Hà  Nội tomorrow" });
    await bed.bot.idle();
    expect(heard).toHaveLength(1);
    const [command] = heard;
    expect(command).toBeInstanceOf(SlashCommand);
    expect(command).toMatchObject({
      ...{ name: "weather", text: "/weather Hà  Nội tomorrow", argumentText: "Hà  Nội tomorrow" },
      ...{ args: ["Hà", "Nội", "tomorrow"], userId: alice.id, channelId, clanId },
      ...{ channel: { id: channelId }, clan: { name: "Sandbox" }, user: { id: alice.id } },
    });
    expect(command).toMatchObject({ messageId: undefined, messageAuthorId: undefined, message: undefined });
    await expect(command?.fetchMessage()).rejects.toMatchObject({ code: "not_found" });
    await command?.defer();
    await alice.expectTyping();
    await command?.reply("for all");
    expect((await alice.expectMessage("for all")).replyTo).toBeUndefined();
    const shown = await command?.ephemeral("for you");
    expect((await alice.expectEphemeral("for you")).id).toBe(shown?.id);
    await command?.user.sendDM("privately");
    await alice.expectDm("privately");
  });

  test("that is typed arrives as such, and a reply refers to it", async () => {
    const { bed, heard } = await startScene();
    const { sandbox } = bed;
    for (const text of ["/weather Huế", "no command", "/"]) sandbox.broadcastRaw(typed(sandbox, text));
    sandbox.broadcastRaw(typed(sandbox, "/posted for all", 0));
    sandbox.broadcastRaw(typed(sandbox, "/second"));
    await bed.bot.idle();
    expect(heard.map(({ name }) => name)).toStrictEqual(["weather", "second"]);
    const [command] = heard;
    expect(command).toMatchObject({
      name: "weather",
      args: ["Huế"],
      user: { username: "alice" },
      clanId: sandbox.clanId,
    });
    expect((await command?.reply("sunny"))?.references).toMatchObject([
      { messageRefId: "777", messageSenderId: sandbox.userId, messageSenderUsername: "alice" },
    ]);
  });

  test("that a server announces in both ways is one event; a second call is another", async () => {
    const { bed, heard } = await startScene();
    const alice = bed.person("alice");
    await alice.callQuickMenu("weather", { text: "/weather Huế" });
    bed.sandbox.broadcastRaw(typed(bed.sandbox, "/weather Huế"));
    await alice.callQuickMenu("weather", { text: "/weather Huế" });
    await alice.callQuickMenu("weather", { text: "/weather end" });
    await bed.bot.idle();
    expect(heard.map(({ args }) => args[0])).toStrictEqual(["Huế", "Huế", "end"]);
  });

  test("that is called on a message knows it and replies to it", async () => {
    const { bed, client } = await startScene();
    const [alice, bob] = bed.people("alice", "bob");
    const message = await bob.say("look at this");
    const read: unknown[] = [];
    client.on("slashCommand", async (command) => {
      read.push(command, await command.fetchMessage());
      await command.reply("noted");
    });
    const answer = await alice.callQuickMenu("weather", { message }).answered("noted");
    expect(read).toMatchObject([
      { name: "weather", userId: alice.id, messageId: message.id, messageAuthorId: bob.id },
      { text: "look at this" },
    ]);
    expect(answer.replyTo).toMatchObject({ messageRefId: message.id, messageSenderId: bob.id });
  });

  test("is waited for and collected by channel, caller and name", async () => {
    const { bed, client } = await startScene();
    await client.me.quickMenus.add({ name: "time", action: "/time", clanId: bed.sandbox.clanId });
    const [alice, bob] = bed.people("alice", "bob");
    const channel = await client.channels.fetch(bed.channel().id);
    const wanted = channel.awaitSlashCommand({ from: bob.id, name: ["weather", "wind"] });
    const collected = channel.collectSlashCommands({ max: 3 });
    expect(client.stats().awaited).toBe(2);
    await alice.callQuickMenu("weather");
    await bob.callQuickMenu("time");
    await bob.callQuickMenu("weather");
    expect(await wanted).toMatchObject({ name: "weather", userId: bob.id });
    const names: string[] = [];
    for await (const { name } of collected) names.push(name);
    expect(names).toStrictEqual(["weather", "time", "weather"]);
    expect(client.stats().awaited).toBe(0);
  });

  test.each([
    ["/weather", ""],
    ["weather  a b ", "a b"],
    ["/w a", "a"],
    ["/weatherman a", "a"],
    ["", ""],
  ])("%j has the arguments %j", async (text, argumentText) => {
    const { bed, heard } = await startScene();
    await bed.person("alice").callQuickMenu("weather", { text });
    await bed.bot.idle();
    expect(heard).toMatchObject([{ name: "weather", text, argumentText }]);
  });
});
