/** What is handed to listeners, streams and waits: when, how much at once, and what ends them. */
import { describe, expect, test, vi } from "vitest";
import { ButtonBuilder } from "../../src/builders/index.js";
import { type AnyInteraction, type Message, type MezonError, paginate } from "../../src/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";
import { clientInBed } from "./clientInBed.js";

const buttons = new ButtonBuilder().addButton({ id: "yes", label: "Yes" }).addButton({ id: "no", label: "No" });

async function startWithMessage() {
  const { bed, client } = await clientInBed();
  const channel = await client.channels.fetch(bed.channel().id);
  const message = await channel.send({ t: "?", components: buttons });
  // The echo of what was sent comes a moment later.
  await bed.sandbox.settled();
  const alice = bed.person("alice");
  return { bed, client, channel, message, alice, shown: alice.see(message) };
}

/** A bot that can be kept away while messages are posted. */
async function startAway() {
  const sandbox = await startSandbox();
  let gate = Promise.resolve();
  const client = botFor(sandbox, {
    openSocket: async (url, handlers) => {
      await gate;
      return openNodeSocket(url, handlers);
    },
  });
  const away = async (meanwhile: () => Promise<unknown>): Promise<void> => {
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const disconnected = new Promise((resolve) => client.once("disconnected", resolve));
    const resumed = new Promise((resolve) => client.once("resumed", resolve));
    sandbox.disconnectAll();
    await disconnected;
    await meanwhile();
    open();
    await resumed;
  };
  const post = async (count: number): Promise<readonly string[]> => {
    const texts = Array.from({ length: count }, (_, n) => `missed ${n}`);
    for (const text of texts) await sandbox.user("alice").send(sandbox.channelId, text);
    return texts;
  };
  return { sandbox, client, away, post };
}

describe("a wait that starts in a listener does not receive the event that is being delivered", () => {
  test("a message, whoever else waits", async () => {
    const { bed, client, channel, alice } = await startWithMessage();
    const other = await client.channels.fetch(bed.sandbox.createChannel({ name: "other" }).id);
    const answer = new Promise<string>((resolve, reject) => {
      client.once(
        "message",
        () => void channel.awaitMessage({ from: alice.id }).then(({ text }) => resolve(text), reject),
      );
    });
    // Behind the listener: it is told of the message after that has begun to wait.
    const elsewhere = other.awaitMessage().catch(({ code }: MezonError) => code);
    await alice.say("question");
    await alice.say("answer");
    expect(await answer).toBe("answer");
    await client.close();
    expect(await elsewhere).toBe("closed");
  });

  test("a message, under its other name", async () => {
    const { bed, client, alice } = await startWithMessage();
    const heard: string[] = [];
    client.once("channelMessage", () => {
      client.on("message", ({ text }) => void heard.push(text));
    });
    await alice.say("one");
    await alice.say("two");
    await bed.bot.idle();
    expect(heard).toStrictEqual(["two"]);
  });

  test("a click, heard as it came", async () => {
    const { client, message, shown } = await startWithMessage();
    const next = new Promise<string>((resolve, reject) => {
      client.once("messageButtonClicked", () => {
        message.awaitInteraction().then(({ customId }) => resolve(customId), reject);
      });
    });
    await shown.button("Yes").click();
    await shown.button("No").click();
    expect(await next).toBe("no");
  });
});

test("no click between two waits for the same message is lost, even with other listeners", async () => {
  const { client, message, shown } = await startWithMessage();
  const bystander = vi.fn();
  client.on("interaction", bystander);
  const taken: string[] = [];
  const loop = async (): Promise<void> => {
    while (taken.length < 12) {
      const interaction = await message.awaitInteraction({ timeoutMs: 5_000 });
      taken.push(interaction.customId);
      await interaction.update({ t: `${taken.length}`, components: buttons });
    }
  };
  const looping = loop();
  const clicked = Array.from({ length: 12 }, (_, n) => (n % 3 === 0 ? "yes" : "no"));
  for (const id of clicked) await shown.button(id).click();
  await looping;
  expect([taken, bystander.mock.calls.length]).toStrictEqual([clicked, 12]);
});

describe("a catch-up waits for its readers", () => {
  test("which have so many messages at once at most, and get them all", async () => {
    const { client, away, post } = await startAway();
    await client.login();
    let most = 0;
    const taken: string[] = [];
    const loop = async (): Promise<void> => {
      for await (const { text } of client.messages()) {
        taken.push(text);
        most = Math.max(most, client.stats().handling);
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (taken.length === 1_500) break;
      }
    };
    const looping = loop();
    let texts: readonly string[] = [];
    await away(async () => {
      texts = await post(1_500);
    });
    await looping;
    expect(taken).toStrictEqual(texts);
    expect(most).toBeLessThanOrEqual(1_000);
  });

  test("but not endlessly for those that wait for its end: nothing is left out", async () => {
    const { client, away, post } = await startAway();
    await client.login();
    const stream = client.messages();
    let texts: readonly string[] = [];
    await away(async () => {
      texts = await post(1_100);
    });
    const taken: string[] = [];
    for await (const { text } of stream) {
      taken.push(text);
      if (taken.length === texts.length) break;
    }
    expect(taken).toStrictEqual(texts);
  });
});

test("a click reaches its listener with what it carries, though its channel cannot be asked for", async () => {
  const { bed, client: first, alice } = await startWithMessage();
  const { sandbox } = bed;
  const channels = Array.from({ length: 25 }, (_, n) => sandbox.createChannel({ name: `room ${n}` }));
  const messages: Message[] = [];
  for (const { id } of channels) {
    const channel = await first.channels.fetch(id);
    messages.push(await channel.send({ t: "?", components: buttons }));
  }
  await bed.restart();
  const client = bed.bot.instance;
  const fault = sandbox.faults.http({ kind: "status", status: 500, path: "/mezon.api.Mezon/ListChannelDetail" });
  const heard: AnyInteraction[] = [];
  client.on("interaction", (interaction) => void heard.push(interaction));
  const { calls } = client.stats();
  for (const message of messages) await alice.see(message).button("Yes").click();
  await bed.bot.idle();
  expect(heard).toHaveLength(25);
  expect(client.stats().calls).toBe(calls);
  expect(heard[0]).toMatchObject({
    ...{ customId: "yes", userId: alice.id, channelId: channels[0]?.id, clanId: undefined },
    channel: { id: channels[0]?.id, isPartial: true },
  });
  fault.remove();
  const [one] = heard;
  expect((await one?.fetchChannel())?.id).toBe(channels[0]?.id);
  expect(one?.clanId).toBe(sandbox.clanId);
  await heard[1]?.reply("answer");
  await alice.expectMessage("answer", { in: channels[1] });
  await heard[2]?.update("changed");
  await alice.expectEdit("changed", { of: messages[2] });
  await heard[3]?.defer();
  await alice.expectTyping({ in: channels[3] });
});

describe("what watches ends with what it watches, and says why", () => {
  test("a message that is removed", async () => {
    const { client, channel, message } = await startWithMessage();
    const waited = message.awaitInteraction({ timeoutMs: Number.POSITIVE_INFINITY }).catch((error: unknown) => error);
    const clicks = message.collectInteractions();
    const reactions = message.collectReactions();
    const pager = await paginate(channel, ["one", "two"]);
    expect(client.stats().awaited).toBe(4);
    await message.delete();
    expect(await waited).toMatchObject({ code: "not_found", message: `message ${message.id} was removed` });
    for (const stream of [clicks, reactions]) {
      expect(await stream.next()).toStrictEqual({ done: true, value: undefined });
      expect(stream.reason).toMatchObject({ code: "not_found" });
    }
    await pager.message.delete();
    await pager.done;
    expect([pager.reason, client.stats().awaited]).toMatchObject([{ code: "not_found" }, 0]);
    // It is gone already.
    await expect(message.awaitReaction()).rejects.toMatchObject({ code: "not_found" });
  });

  test("a channel that is deleted", async () => {
    const { client } = await startBot();
    const clan = await client.clans.create({ name: "Mine" });
    const channel = await clan.channels.create({ name: "doomed" });
    const message = await channel.send("soon gone");
    const messages = channel.collectMessages();
    const reactions = message.collectReactions();
    const waited = channel.awaitMessage().catch((error: unknown) => error);
    expect(client.stats().awaited).toBe(3);
    await channel.delete();
    expect(await waited).toMatchObject({ code: "not_found" });
    expect([(await messages.next()).done, (await reactions.next()).done]).toStrictEqual([true, true]);
    expect([messages.reason, reactions.reason]).toMatchObject([{ code: "not_found" }, { code: "not_found" }]);
    expect(client.stats().awaited).toBe(0);
  });

  test("a clan that the account is removed from", async () => {
    const { sandbox, client } = await startBot();
    const { id, channelId } = sandbox.createClan("doomed");
    await vi.waitFor(() => expect(client.clans.get(id)).toBeDefined());
    const channel = await client.channels.fetch(channelId);
    const messages = channel.collectMessages();
    await client.clans.get(id)?.leave();
    expect([(await messages.next()).done, client.stats().awaited]).toStrictEqual([true, 0]);
    expect(messages.reason).toMatchObject({ code: "not_found" });
  });
});

describe("concurrent requests for the same are one call, each with its own deadline", () => {
  test("for a conversation", async () => {
    const { sandbox, client } = await startBot();
    const { id } = sandbox.user("alice");
    const create = vi.spyOn(client.rpc, "createChannelDesc");
    const controller = new AbortController();
    const abandoned = client.users
      .openDM(id, { signal: controller.signal })
      .catch(({ message }: MezonError) => message);
    const asks = [
      client.users.send(id, "one", { timeoutMs: 5_000 }),
      client.users.send(id, "two", { timeoutMs: 6_000 }),
    ];
    controller.abort(new Error("enough"));
    expect(await abandoned).toBe("enough");
    expect((await Promise.all(asks)).map(({ text }) => text)).toStrictEqual(["one", "two"]);
    expect(create).toHaveBeenCalledOnce();
  });

  test("for a channel, a clan, people, and the lists of a clan", async () => {
    const { sandbox, client } = await startBot();
    const { id } = sandbox.createChannel({ name: "unknown" });
    const clan = await client.clans.fetch(sandbox.clanId);
    const calls = (["listChannelDetail", "listUserClansByUserId", "listClanUsers", "listChannelDescs"] as const).map(
      (name) => vi.spyOn(client.rpc, name),
    );
    const twice = <T>(ask: (timeoutMs: number) => Promise<T>): Promise<readonly T[]> =>
      Promise.all([ask(5_000), ask(6_000)]);
    await twice((timeoutMs) => client.channels.fetch(id, { timeoutMs }));
    await twice((timeoutMs) => client.users.fetch(sandbox.userId, { timeoutMs }));
    await twice((timeoutMs) => clan.members.fetch(sandbox.userId, { timeoutMs }));
    await twice((timeoutMs) => clan.channels.find("unknown", { timeoutMs }));
    expect(calls.map(({ mock }) => mock.calls.length)).toStrictEqual([1, 1, 1, 1]);
  });
});

test("people are found however few are remembered, and everybody is listed once", async () => {
  const sandbox = await startSandbox();
  const ids = Array.from({ length: 12 }, (_, n) => sandbox.user(`person ${n}`).id);
  const client = botFor(sandbox, { userCacheSize: 3 });
  await client.login();
  const list = vi.spyOn(client.rpc, "listUserClansByUserId");
  const names: string[] = [];
  for (const id of ids) names.push((await client.users.fetch(id)).username);
  expect(names).toStrictEqual(Array.from({ length: 12 }, (_, n) => sandbox.user(`person ${n}`).username));
  await expect(client.users.fetch("4242")).rejects.toMatchObject({ code: "not_found" });
  expect([list.mock.calls.length, client.users.size]).toStrictEqual([1, 3]);
});
