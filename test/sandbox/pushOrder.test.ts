import { ServerResponse } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { encodeUpdateChannelDescRequest } from "../../generated/mezon/api/channel_codec.js";
import { encodeChannelMessageSend } from "../../generated/mezon/realtime/message_codec.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { call, logIn } from "./rawHttp.js";
import { connectBot, joinChannel, postText, start } from "./rawSocket.js";

/** What a socket has got so far: its answers and pushes, in order. */
const kinds = (envelopes: readonly { readonly message: { readonly case?: string | undefined } }[]): string[] =>
  envelopes.flatMap(({ message }) => message.case ?? []);

describe("over the socket", () => {
  test("the echo of a message comes a moment after its acknowledgement", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock, echoDelayMs: 2 });
    const bot = await connectBot(sandbox);
    await joinChannel(sandbox, bot);
    const alice = sandbox.user("alice");
    const { messageId } = await postText(sandbox, bot, "mine");
    await bot.request({ case: "ping", value: {} }, "pong");
    expect(bot.pushes("channelMessage")).toStrictEqual([]);
    // Others have heard it, and what they answer does not overtake it.
    expect(await alice.waitForMessage("mine")).toMatchObject({ id: messageId });
    await alice.send(sandbox.channelId, "an answer");
    await bot.request({ case: "ping", value: {} }, "pong");
    expect(bot.pushes("channelMessage")).toStrictEqual([]);
    clock.advance(2);
    await bot.pushed("channelMessage", ({ content }) => content === '{"t":"an answer"}');
    expect(bot.pushes("channelMessage").map(({ content }) => content)).toStrictEqual([
      '{"t":"mine"}',
      '{"t":"an answer"}',
    ]);
  });

  test("a process that is busy meanwhile reads the acknowledgement before the echo", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock, echoDelayMs: 2 });
    const bot = await connectBot(sandbox);
    await joinChannel(sandbox, bot);
    const stop = sandbox.observeTraffic((traffic) => {
      if (traffic.kind !== "frame" || traffic.direction !== "out") return;
      stop();
      // The echo is due before the process reads what it has been sent.
      setTimeout(() => clock.advance(2), 1);
      for (const begun = performance.now(); performance.now() - begun < 5; );
    });
    await postText(sandbox, bot, "mine");
    expect(bot.pushes("channelMessage")).toStrictEqual([]);
    await bot.pushed("channelMessage");
  });

  test("what others do is heard at once, and settled() waits for no echo", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock, echoDelayMs: 2 });
    const bot = await connectBot(sandbox);
    await joinChannel(sandbox, bot);
    await sandbox.user("alice").send(sandbox.channelId, "hello");
    await bot.pushed("channelMessage");
    await postText(sandbox, bot, "mine");
    await sandbox.settled();
    expect(bot.pushes("channelMessage")).toHaveLength(2);
  });

  test("a clock of one's own hears no delay unless it is asked for; a wrong one is refused", async () => {
    await using sandbox = await createSandbox({ clock: new ManualClock() });
    const bot = await connectBot(sandbox);
    await joinChannel(sandbox, bot);
    await postText(sandbox, bot, "mine");
    await bot.pushed("channelMessage");
    for (const echoDelayMs of [-1, Number.NaN, 60_001]) {
      await expect(createSandbox({ echoDelayMs })).rejects.toThrow("echoDelayMs: must be from 0 to 60000");
    }
  });
});

describe("over HTTP", () => {
  test("what a call pushes leaves after its answer, as over the socket", async () => {
    const sandbox = await start();
    const { token } = await logIn(sandbox);
    const order: string[] = [];
    const stop = sandbox.observe(({ kind }) => order.push(kind));
    const { end } = ServerResponse.prototype;
    const ending = vi.spyOn(ServerResponse.prototype, "end").mockImplementation(function (
      this: ServerResponse,
      ...args: unknown[]
    ) {
      order.push("answer");
      return Reflect.apply(end, this, args) as ServerResponse;
    });
    try {
      const body = encodeChannelMessageSend({ channelId: sandbox.channelId, content: '{"t":"hi"}' });
      await call(sandbox, "SendChannelMessage", body, `Bearer ${token}`);
      await sandbox.user("alice").waitForMessage("hi");
    } finally {
      ending.mockRestore();
      stop();
    }
    expect(order).toStrictEqual(["answer", "message"]);
  });

  test("and pushes keep the order of what they tell of, whatever is still being answered", async () => {
    const sandbox = await start();
    const { token } = await logIn(sandbox);
    const bot = await connectBot(sandbox);
    const alice = sandbox.user("alice");
    const channel = sandbox.createChannel({ name: "first" });
    const body = encodeUpdateChannelDescRequest({ clanId: sandbox.clanId, channelId: channel.id, channelLabel: "x" });
    const asking = call(sandbox, "UpdateChannelDesc", body, `Bearer ${token}`);
    await alice.send(sandbox.channelId, "meanwhile");
    await asking;
    await bot.pushed("channelMessage");
    expect(kinds(bot.envelopes()).at(-1)).toBe("channelMessage");
  });

  test("an answer that is lost takes nothing of what was pushed with it", async () => {
    const sandbox = await start();
    const { token } = await logIn(sandbox);
    // Over a socket: a person of the sandbox reads the messages of a channel, pushed or not.
    const bot = await connectBot(sandbox);
    await joinChannel(sandbox, bot);
    for (const kind of ["lose", "truncate"] as const) {
      sandbox.faults.http({ kind, path: "/mezon.api.Mezon/SendChannelMessage" });
      const body = encodeChannelMessageSend({ channelId: sandbox.channelId, content: `{"t":"${kind}"}` });
      await call(sandbox, "SendChannelMessage", body, `Bearer ${token}`).then(
        (answer) => answer.arrayBuffer().catch(() => undefined),
        () => undefined,
      );
      await bot.pushed("channelMessage", ({ content }) => content === `{"t":"${kind}"}`);
    }
  });
});
