import { describe, expect, test, vi } from "vitest";
import { createChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { type MezonError, SlashCommand } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { startBot } from "../client/botOnSandbox.js";

interface Scene {
  readonly sandbox: Sandbox;
  readonly client: Awaited<ReturnType<typeof startBot>>["client"];
  readonly heard: SlashCommand[];
  readonly errors: MezonError[];
}

async function startScene(): Promise<Scene> {
  const { sandbox, client } = await startBot();
  await client.me.quickMenus.add({ name: "weather", action: "/weather", clanId: sandbox.clanId });
  const heard: SlashCommand[] = [];
  const errors: MezonError[] = [];
  client.on("slashCommand", (command) => void heard.push(command));
  client.on("error", (error) => void errors.push(error));
  return { sandbox, client, heard, errors };
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
    const { sandbox, heard } = await startScene();
    const alice = sandbox.user("alice");
    await alice.callQuickMenu(sandbox.channelId, "weather", { text: "/weather Hà  Nội tomorrow" });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    const [command] = heard;
    expect(command).toBeInstanceOf(SlashCommand);
    expect(command).toMatchObject({
      ...{ name: "weather", text: "/weather Hà  Nội tomorrow", argumentText: "Hà  Nội tomorrow" },
      ...{ args: ["Hà", "Nội", "tomorrow"], userId: alice.id, channelId: sandbox.channelId, clanId: sandbox.clanId },
      ...{ channel: { id: sandbox.channelId }, clan: { name: "Sandbox" }, user: { id: alice.id } },
    });
    expect(command).toMatchObject({ messageId: undefined, messageAuthorId: undefined, message: undefined });
    await expect(command?.fetchMessage()).rejects.toMatchObject({ code: "not_found" });
    await command?.defer();
    await alice.waitFor("typing");
    const posted = await command?.reply("for all");
    expect(posted?.references).toStrictEqual([]);
    await alice.waitForMessage("for all");
    const shown = await command?.ephemeral("for you");
    expect(await alice.waitForMessage("for you")).toMatchObject({ id: shown?.id });
    await command?.user.sendDM("privately");
    await alice.waitForMessage("privately");
  });

  test("that is typed arrives as such, and a reply refers to it", async () => {
    const { sandbox, heard } = await startScene();
    sandbox.broadcastRaw(typed(sandbox, "/weather Huế"));
    sandbox.broadcastRaw(typed(sandbox, "no command"));
    sandbox.broadcastRaw(typed(sandbox, "/"));
    sandbox.broadcastRaw(typed(sandbox, "/posted for all", 0));
    sandbox.broadcastRaw(typed(sandbox, "/second"));
    await vi.waitFor(() => expect(heard.map(({ name }) => name)).toStrictEqual(["weather", "second"]));
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
    const { sandbox, heard } = await startScene();
    const alice = sandbox.user("alice");
    await alice.callQuickMenu(sandbox.channelId, "weather", { text: "/weather Huế" });
    sandbox.broadcastRaw(typed(sandbox, "/weather Huế"));
    await alice.callQuickMenu(sandbox.channelId, "weather", { text: "/weather Huế" });
    await alice.callQuickMenu(sandbox.channelId, "weather", { text: "/weather end" });
    await vi.waitFor(() => expect(heard.at(-1)?.args).toStrictEqual(["end"]));
    expect(heard.map(({ args }) => args[0])).toStrictEqual(["Huế", "Huế", "end"]);
  });

  test("that is called on a message knows it and replies to it", async () => {
    const { sandbox, heard } = await startScene();
    const bob = sandbox.user("bob");
    const { id } = await bob.send(sandbox.channelId, "look at this");
    await sandbox
      .user("alice")
      .callQuickMenu(sandbox.channelId, "weather", { message: { id, channelId: sandbox.channelId } });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    const [command] = heard;
    expect(command).toMatchObject({ name: "weather", userId: sandbox.userId, messageId: id, messageAuthorId: bob.id });
    expect((await command?.fetchMessage())?.text).toBe("look at this");
    expect((await command?.reply("noted"))?.references).toMatchObject([{ messageRefId: id, messageSenderId: bob.id }]);
  });

  test("is waited for and collected by channel, caller and name", async () => {
    const { sandbox, client } = await startScene();
    await client.me.quickMenus.add({ name: "time", action: "/time", clanId: sandbox.clanId });
    const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
    const channel = await client.channels.fetch(sandbox.channelId);
    const wanted = channel.awaitSlashCommand({ from: bob.id, name: ["weather", "wind"] });
    const collected = channel.collectSlashCommands({ max: 3 });
    expect(client.stats().awaited).toBe(2);
    await alice.callQuickMenu(sandbox.channelId, "weather");
    await bob.callQuickMenu(sandbox.channelId, "time");
    await bob.callQuickMenu(sandbox.channelId, "weather");
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
    const { sandbox, heard } = await startScene();
    await sandbox.user("alice").callQuickMenu(sandbox.channelId, "weather", { text });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({ name: "weather", text, argumentText });
  });
});
