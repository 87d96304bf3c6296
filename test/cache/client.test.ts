import { expect, test, vi } from "vitest";
import { createChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { systemClock } from "../../src/core/clock.js";
import { StoreError } from "../../src/core/errors.js";
import type { CatchUpReport, Message, MezonClient } from "../../src/index.js";
import { botFor } from "../client/botOnSandbox.js";
import { type Home, newHome, newLife, sayAndHear, startLife } from "./botWithStore.js";
import { messageOf } from "./messages.js";

async function texts(messages: AsyncIterable<Message>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const message of messages) found.push(message.text);
  return found;
}

/** Counts the calls for history that the client makes. */
function countHistoryCalls({ client }: { readonly client: MezonClient }): () => number {
  const calls = vi.spyOn(client.rpc, "listChannelMessages");
  return () => calls.mock.calls.length;
}

function nextReady(client: MezonClient): Promise<CatchUpReport | undefined> {
  return new Promise((resolve) => client.once("ready", ({ catchUp }) => resolve(catchUp)));
}

test("what the bot hears and sends is stored, as it is in the end", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const life = await startLife(home);
  const { client, store } = life;
  const alice = sandbox.user("alice");
  const first = await alice.send(sandbox.channelId, "first");
  await sayAndHear(home, life, "second");
  const own = await (await client.channels.fetch(sandbox.channelId)).send("mine");
  await alice.edit(first, "first, better");
  await alice.react(first, "👍");
  await alice.remove(await alice.send(sandbox.channelId, "gone"));
  await sayAndHear(home, life, "last");
  await client.close();
  await store.open();
  const stored = await store.page({ channelId: sandbox.channelId, order: "oldest", includeRemoved: true });
  expect(stored.map(({ text, removedAt }) => (removedAt === undefined ? text : `(${text})`))).toStrictEqual([
    "first, better",
    "second",
    "mine",
    "(gone)",
    "last",
  ]);
  expect(stored[0]?.reactions.map(({ emoji }) => emoji)).toStrictEqual(["👍"]);
  expect(stored[2]).toMatchObject({ id: own.id, senderId: sandbox.botId });
});

test("listeners hear a message before it is stored, and the store is written without anybody waiting", async () => {
  const home = await newHome();
  const life = await startLife(home);
  const waiting: number[] = [];
  life.client.onChannelMessage(() => void waiting.push(life.client.stats().waitingForStore));
  const id = await sayAndHear(home, life, "hello");
  expect(waiting).toStrictEqual([0]);
  await vi.waitFor(async () => expect(await life.store.get(id)).toBeDefined());
  expect(life.client.stats().waitingForStore).toBe(0);
});

test("what only some people see is stored when it is asked for", async () => {
  for (const storeEphemeral of [false, true]) {
    const home = await newHome();
    const life = await startLife(home, { storeEphemeral });
    const seen = new Promise((resolve) => life.client.once("ephemeralMessage", resolve));
    const channel = await life.client.channels.fetch(home.sandbox.channelId);
    await channel.sendEphemeral(home.sandbox.botId, "psst");
    await seen;
    await life.client.close();
    await life.store.open();
    expect(await life.store.count()).toBe(storeEphemeral ? 1 : 0);
  }
});

test("a bot that was down hears what it missed when it starts again, once and marked", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const alice = sandbox.user("alice");
  const first = await startLife(home);
  await sayAndHear(home, first, "before");
  const old = await alice.send(sandbox.channelId, "to be edited");
  const doomed = await alice.send(sandbox.channelId, "to be removed");
  await sayAndHear(home, first, "the last it heard");
  await first.client.close();
  const other = sandbox.createChannel({ name: "new" });
  await alice.send(sandbox.channelId, "missed one");
  await alice.edit(old, "was edited");
  await alice.remove(doomed);
  await alice.send(sandbox.channelId, "missed two");
  await alice.send(other.id, "missed elsewhere");

  const second = newLife(home);
  const report = nextReady(second.client);
  await second.client.login();
  expect(await report).toMatchObject({ messages: 3, edits: 1, removals: 1, complete: true });
  expect(second.heard.toSorted()).toStrictEqual([
    "replayed edit was edited",
    "replayed message missed elsewhere",
    "replayed message missed one",
    "replayed message missed two",
    "replayed removal ",
  ]);
  expect(second.heard.indexOf("replayed message missed one")).toBeLessThan(
    second.heard.indexOf("replayed message missed two"),
  );
  await sayAndHear(home, second, "live again");
  await second.client.close();

  const third = await startLife(home);
  expect(third.heard).toStrictEqual([]);
  await third.client.close();
});

test("a bot that went down before it stored anything hears what was posted since it first listened", async () => {
  const home = await newHome();
  const alice = home.sandbox.user("alice");
  await alice.send(home.sandbox.channelId, "before its time");
  const clock = { ...systemClock, now: () => Date.now() + 5_000 };
  await (await startLife(home, { clock })).client.close();
  home.sandbox.faults.jumpClock(10_000);
  await alice.send(home.sandbox.channelId, "missed");
  const second = await startLife(home);
  expect(second.heard).toStrictEqual(["replayed message missed"]);
  await second.client.close();
});

test("a bot that went down while it caught up hears the rest, of channels it had never heard too", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const alice = sandbox.user("alice");
  const other = sandbox.createChannel({ name: "other" });
  await (await startLife(home)).client.close();
  await alice.send(other.id, "missed");
  const { id: messageId, senderId } = await alice.send(sandbox.channelId, "caught up with");
  // What is left of a life that ended between one channel and the next.
  const store = new KyselyMessageStore({ file: home.file });
  const message = messageOf(1, { messageId, senderId, channelId: sandbox.channelId, clanId: sandbox.clanId });
  await store.apply([{ kind: "message", message, heard: {} }]);
  await store.close();
  const second = await startLife(home);
  expect(second.heard.filter((line) => line.startsWith("replayed message"))).toStrictEqual(["replayed message missed"]);
  await second.client.close();
});

test("a bot catches up for its store alone, or not at all, when it is told to", async () => {
  for (const [catchUp, stored] of [
    ["store", ["before", "missed", "after"]],
    ["off", ["before", "after"]],
  ] as const) {
    const home = await newHome();
    const first = await startLife(home, { catchUp });
    await sayAndHear(home, first, "before");
    await first.client.close();
    await home.sandbox.user("alice").send(home.sandbox.channelId, "missed");
    const second = await startLife(home, { catchUp });
    await sayAndHear(home, second, "after");
    await second.client.close();
    expect(second.heard).toStrictEqual(["live message after"]);
    await second.store.open();
    const page = await second.store.page({ channelId: home.sandbox.channelId, order: "oldest" });
    expect(page.map(({ text }) => text)).toStrictEqual(stored);
  }
});

test("a bot without a store cannot catch up for it", async () => {
  const { sandbox } = await newHome();
  expect(() => botFor(sandbox, { catchUp: "store" })).toThrow(/catchUp: is "store", but there is no store/);
  expect(() => botFor(sandbox, { catchUp: "later" as "emit" })).toThrow(/catchUp: must be/);
});

async function history(home: Home, count: number): Promise<readonly string[]> {
  const alice = home.sandbox.user("alice");
  const all: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await alice.send(home.sandbox.channelId, `old ${index}`);
    all.push(`old ${index}`);
  }
  return all;
}

test("history is read from the server once, then from the store", async () => {
  const home = await newHome();
  const all = await history(home, 250);
  const life = await startLife(home);
  const calls = countHistoryCalls(life);
  const { messages } = await life.client.channels.fetch(home.sandbox.channelId);
  expect((await texts(messages.list())).toReversed()).toStrictEqual(all);
  expect(calls()).toBe(3);
  expect((await texts(messages.list())).toReversed()).toStrictEqual(all);
  // Only the server knew which message was the newest.
  expect(calls()).toBe(4);
  await sayAndHear(home, life, "new");
  expect(await texts(messages.list({ limit: 120 }))).toStrictEqual([...all.slice(-119), "new"].toReversed());
  const [oldest] = await store250(life);
  expect(await texts(messages.list({ after: oldest ?? "" }))).toStrictEqual([...all.slice(1), "new"]);
  await life.client.close();
});

async function store250({
  store,
}: {
  readonly store: Awaited<ReturnType<typeof startLife>>["store"];
}): Promise<string[]> {
  const ids: string[] = [];
  for await (const textLine of store.exportLines()) ids.push((JSON.parse(textLine) as { readonly id: string }).id);
  return ids;
}

test("gaps in what is stored are found and filled", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const first = await startLife(home, { catchUp: "off" });
  await sayAndHear(home, first, "one");
  await sayAndHear(home, first, "two");
  await first.client.close();
  await sandbox.user("alice").send(sandbox.channelId, "three");
  const second = await startLife(home, { catchUp: "off" });
  await sayAndHear(home, second, "four");
  await sayAndHear(home, second, "five");
  const { messages } = await second.client.channels.fetch(sandbox.channelId);
  const calls = countHistoryCalls(second);
  expect(await texts(messages.list())).toStrictEqual(["five", "four", "three", "two", "one"]);
  expect(calls()).toBe(1);
  expect(await texts(messages.list())).toStrictEqual(["five", "four", "three", "two", "one"]);
  expect(calls()).toBe(1);
  await second.client.close();
});

test("one message comes from memory, from the store, or from the server", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const old = await sandbox.user("alice").send(sandbox.channelId, "before the bot came");
  const first = await startLife(home);
  const id = await sayAndHear(home, first, "hello");
  const calls = countHistoryCalls(first);
  const { messages } = await first.client.channels.fetch(sandbox.channelId);
  expect((await messages.get(id))?.text).toBe("hello");
  expect(await messages.get(old.id)).toBeUndefined();
  expect((await messages.fetch(old.id)).text).toBe("before the bot came");
  expect((await messages.fetch(old.id)).text).toBe("before the bot came");
  expect(calls()).toBe(1);
  await sandbox.user("alice").react(old, "👍");
  await sandbox.user("alice").remove({ id, channelId: sandbox.channelId });
  await sayAndHear(home, first, "later");
  expect(await messages.get(id)).toBeUndefined();
  expect((await messages.get(old.id))?.reactions).toHaveLength(1);
  await first.client.close();
});

test("what is stored can be read without a login", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const first = await startLife(home);
  const ids = [await sayAndHear(home, first, "one"), await sayAndHear(home, first, "two")];
  await first.client.close();

  const { client } = newLife(home);
  const messages = client.channels.messages(sandbox.channelId);
  expect(await texts(messages.list({ offline: true }))).toStrictEqual(["two", "one"]);
  expect(await texts(messages.list({ offline: true, after: ids[0] ?? "" }))).toStrictEqual(["two"]);
  expect((await messages.fetch(ids[0] ?? "", { offline: true })).text).toBe("one");
  expect((await messages.around(ids[0] ?? "", { offline: true })).map(({ text }) => text)).toStrictEqual([
    "one",
    "two",
  ]);
  const missing = messages.fetch("1234567890123456789", { offline: true });
  await expect(missing).rejects.toMatchObject({ code: "not_found" });
  const bare = botFor(sandbox).channels.messages(sandbox.channelId);
  await expect(texts(bare.list({ offline: true }))).rejects.toMatchObject({ path: "offline" });
  await client.close();
});

test("a login that the store does not allow is refused, and nothing is left running", async () => {
  const home = await newHome();
  const blocked = { sandbox: home.sandbox, file: `${home.file}/inside/a/file.db` };
  await (await startLife(home)).client.close();
  const { client } = newLife(blocked);
  await expect(client.login()).rejects.toMatchObject({
    code: "store_failed",
    reason: "unwritable",
    file: blocked.file,
  });
  expect(client.state).toBe("idle");
});

test("what was caught up with joins what was heard before and after it", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const first = await startLife(home);
  const one = await sayAndHear(home, first, "one");
  await first.client.close();
  await sandbox.user("alice").send(sandbox.channelId, "two");
  const second = await startLife(home);
  const three = await sayAndHear(home, second, "three");
  await second.client.close();
  await second.store.open();
  const range = await second.store.rangeAt({ channelId: sandbox.channelId, topicId: "0" }, one);
  expect(range?.newest).toBe(three);
  expect((await second.store.heard()).map(({ heardId }) => heardId)).toStrictEqual([three]);
});

test("what was missed while the connection was lost is a gap, where nothing is caught up with", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const life = await startLife(home, { catchUp: "off", reconnectBaseMs: 5, reconnectCeilingMs: 20 });
  const { client, store } = life;
  const one = await sayAndHear(home, life, "one");
  const disconnected = new Promise((resolve) => client.once("disconnected", resolve));
  const resumed = new Promise((resolve) => client.once("resumed", resolve));
  await sandbox.faults.stop();
  await disconnected;
  await sandbox.user("alice").send(sandbox.channelId, "two");
  await sandbox.faults.start();
  await resumed;
  await sayAndHear(home, life, "three");
  const { messages } = await client.channels.fetch(sandbox.channelId);
  expect(await texts(messages.list())).toStrictEqual(["three", "two", "one"]);
  expect(await texts(messages.list({ after: one }))).toStrictEqual(["two", "three"]);
  await client.close();
  expect(life.heard).toStrictEqual(["live message one", "live message three"]);
  await store.open();
});

test("what was heard out of its turn is not heard once more; what was only read from the server is heard", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const alice = sandbox.user("alice");
  const first = await startLife(home);
  await sayAndHear(home, first, "one");
  await first.client.close();
  const read = await alice.send(sandbox.channelId, "read from the server");
  const heard = await alice.send(sandbox.channelId, "heard out of turn");
  await alice.send(sandbox.channelId, "missed");
  await first.store.open();
  const message = (messageId: string) => ({ ...createChannelMessage(), messageId, channelId: sandbox.channelId });
  await first.store.apply([
    { kind: "message", message: message(read.id) },
    { kind: "message", message: message(heard.id), heard: {} },
  ]);
  await first.store.close();
  const second = await startLife(home);
  expect(second.heard.filter((line) => line.startsWith("replayed message"))).toStrictEqual([
    "replayed message read from the server",
    "replayed message missed",
  ]);
  await second.client.close();
});

test("a store that cannot be read costs neither a message nor a history: the server is asked, and it is said", async () => {
  const home = await newHome();
  const life = await startLife(home);
  const { client, store } = life;
  const ids = [await sayAndHear(home, life, "one"), await sayAndHear(home, life, "two")];
  // What was said before the bot came is not in its memory.
  const before = await home.sandbox.user("alice").send(home.sandbox.createChannel({ name: "other" }).id, "before");
  const channel = await client.channels.fetch(before.channelId);
  const locked = new StoreError("locked", "another process holds it");
  for (const method of ["get", "page", "rangeAt"] as const) vi.spyOn(store, method).mockRejectedValue(locked);
  const errors: unknown[] = [];
  client.on("error", (error) => void errors.push(error));
  expect((await channel.messages.fetch(before.id)).text).toBe("before");
  const { messages } = await client.channels.fetch(home.sandbox.channelId);
  expect(await texts(messages.list({ after: String(BigInt(ids[0] ?? "") - 1n) }))).toStrictEqual(["one", "two"]);
  expect(new Set(errors)).toStrictEqual(new Set([locked]));
  await expect(channel.messages.get("1")).rejects.toBe(locked);
});
