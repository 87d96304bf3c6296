import { describe, expect, test, vi } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import { encodeQuickMenuAccess } from "../../generated/mezon/api/quick_menu_codec.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { connectBot, connectPerson, joinChannel, type RawSocket, start } from "./rawSocket.js";

const post = (channelId: string) =>
  ({ case: "channelMessageSend", value: { channelId, content: '{"t":"hi"}' } }) as const;

async function outcomes(sandbox: Sandbox, bot: RawSocket): Promise<Record<string, boolean>> {
  const memberIds = [sandbox.botId];
  const places = {
    public: sandbox.channelId,
    private: sandbox.createChannel({ name: "private", isPrivate: true, memberIds }).id,
    conversation: sandbox.createChannel({ type: ChannelType.Dm, memberIds }).id,
    thread: sandbox.createChannel({ name: "aside", type: ChannelType.Thread, parentId: sandbox.channelId }).id,
    elsewhere: sandbox.createClan("Unheard").channelId,
  };
  const entries: [string, boolean][] = [];
  for (const [name, id] of Object.entries(places)) {
    const { message } = await bot.ask(post(id));
    if (message.case === "error") {
      expect(message.value).toMatchObject({ code: 3, message: "Must join channel before sending messages" });
    }
    entries.push([name, message.case === "channelMessageAck"]);
  }
  return Object.fromEntries(entries);
}

describe("a post without a join", () => {
  test("is taken where the socket hears, under lenient", async () => {
    const sandbox = await start({ profile: "lenient" });
    expect(await outcomes(sandbox, await connectBot(sandbox))).toStrictEqual({
      ...{ public: true, private: true, conversation: true },
      ...{ thread: false, elsewhere: false },
    });
  });

  test("is refused everywhere, under strict", async () => {
    const sandbox = await start({ profile: "strict" });
    const taken = Object.values(await outcomes(sandbox, await connectBot(sandbox)));
    expect(taken).toStrictEqual([false, false, false, false, false]);
  });

  test("is taken after a join, under either", async () => {
    for (const profile of ["lenient", "strict"] as const) {
      const sandbox = await start({ profile });
      const bot = await connectBot(sandbox);
      const { id } = sandbox.createChannel({ name: "aside", type: ChannelType.Thread, parentId: sandbox.channelId });
      await joinChannel(sandbox, bot, id);
      await bot.request(post(id), "channelMessageAck");
    }
  });
});

test("a menu of a channel reaches no bot, under strict", async () => {
  const sandbox = await start({ profile: "strict" });
  const [bot, owner] = [await connectBot(sandbox), await connectPerson(sandbox, "alice")];
  const { clanId, channelId } = sandbox;
  const menu = { clanId, channelId, menuName: "order", actionMsg: "bot_event", menuType: 2 };
  expect(await owner.call(-1, "AddQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 0 });
  await sandbox.user("bob").callQuickMenu(channelId, "order");
  await bot.request({ case: "ping", value: {} }, "pong");
  expect(bot.pushes("quickMenuEvent")).toStrictEqual([]);
});

test("a bot that names itself, and no menu, removes all its menus, under lenient", async () => {
  for (const [profile, left] of [
    ["lenient", 0],
    ["strict", 2],
  ] as const) {
    const sandbox = await start({ profile });
    const { botId, clanId } = sandbox;
    const bot = await connectBot(sandbox);
    for (const menuName of ["one", "two"]) {
      const menu = { id: menuName === "one" ? "7" : "8", botId, clanId, menuName, menuType: 2 };
      expect(await bot.call(-1, "AddQuickMenuAccess", encodeQuickMenuAccess(menu))).toMatchObject({ code: 0 });
    }
    for (const named of [{ id: botId }, { botId }, { id: "9", botId }])
      await bot.call(-1, "DeleteQuickMenuAccess", encodeQuickMenuAccess(named));
    expect(sandbox.overview().quickMenus).toHaveLength(left);
  }
});

test("the environment names the profile where no option does, and a wrong name is refused", async () => {
  vi.stubEnv("MEZONKIT_SANDBOX_PROFILE", "strict");
  try {
    const strict = await start();
    expect(await (await connectBot(strict)).refusal(post(strict.channelId))).toMatchObject({ code: 3 });
    const lenient = await start({ profile: "lenient" });
    await (await connectBot(lenient)).request(post(lenient.channelId), "channelMessageAck");
    vi.stubEnv("MEZONKIT_SANDBOX_PROFILE", "severe");
    await expect(createSandbox()).rejects.toThrow('profile: must be one of "lenient", "strict"');
  } finally {
    vi.unstubAllEnvs();
  }
});
