import { expect, test, vi } from "vitest";
import { newHome, newLife, sayAndHear, startLife } from "./botWithStore.js";

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
