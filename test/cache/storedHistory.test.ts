import { expect, test, vi } from "vitest";
import { StoreError } from "../../src/core/errors.js";
import type { MezonClient } from "../../src/index.js";
import { botFor } from "../client/botOnSandbox.js";
import { type Home, newHome, newLife, sayAndHear, startLife, texts } from "./botWithStore.js";

/** Counts the calls for history that the client makes. */
function countHistoryCalls({ client }: { readonly client: MezonClient }): () => number {
  const calls = vi.spyOn(client.rpc, "listChannelMessages");
  return () => calls.mock.calls.length;
}

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
