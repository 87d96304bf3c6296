import { expect, test } from "vitest";
import { botFor, startBot, startSandbox } from "../client/botOnSandbox.js";

test("settled() resolves when both sides have handled what the other had written", async () => {
  const { sandbox, client } = await startBot();
  const heard: string[] = [];
  client.on("message", async (message) => {
    heard.push(message.text);
    if (!message.isOwn) await message.reply("pong");
  });
  await (await client.channels.fetch(sandbox.channelId)).join();
  await sandbox.user("alice").send(sandbox.channelId, "!ping");
  expect(heard).toStrictEqual([]);
  await sandbox.settled();
  expect(heard).toContain("!ping");
  await sandbox.settled();
  expect(sandbox.messages(sandbox.channelId).map(({ text }) => text)).toStrictEqual(["!ping", "pong"]);
});

test("settled() leaves out sockets that a fault keeps from reading or writing", async () => {
  const { sandbox } = await startBot();
  sandbox.faults.halfOpen();
  await sandbox.settled();
});

test("traffic stands still while nothing happens", async () => {
  const { sandbox, client } = await startBot();
  await sandbox.settled();
  const before = sandbox.traffic;
  await sandbox.settled();
  expect(sandbox.traffic).toBe(before);
  await client.rpc.listClanDescs({});
  expect(sandbox.traffic).toBe(before + 1);
});

test("observers receive pushes, and whom they reach", async () => {
  const sandbox = await startSandbox();
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const seen: { readonly text: string; readonly by: readonly string[] }[] = [];
  const stop = sandbox.observe((item, personIds) => {
    if (item.kind === "message") seen.push({ text: item.message.text, by: [...personIds] });
  });
  const secret = sandbox.createChannel({ name: "secret", isPrivate: true, memberIds: [bob.id] });
  await bob.send(sandbox.channelId, "for all");
  await alice.send(secret, "for two");
  stop();
  await bob.send(sandbox.channelId, "later");
  expect(seen).toStrictEqual([
    { text: "for all", by: [alice.id, bob.id] },
    { text: "for two", by: [alice.id, bob.id] },
  ]);
});

test("stats() counts requests without a response", async () => {
  const { sandbox, client } = await startBot();
  expect(client.stats().unanswered).toBe(0);
  const lost = sandbox.faults.http({ kind: "hang", path: "/mezon.api.Mezon/" });
  const call = client.rpc.listClanDescs({}, { timeoutMs: 200 }).catch(() => undefined);
  const over = client.channels.fetch(sandbox.channelId).catch(() => undefined);
  await expect.poll(() => client.stats().unanswered).toBeGreaterThan(0);
  lost.remove();
  await Promise.all([call, over]);
  const channel = await client.channels.fetch(sandbox.channelId);
  const sent = channel.send("hello");
  await expect.poll(() => client.stats().sent).toBe(1);
  await sent;
  expect(client.stats().unanswered).toBe(0);
  await client.close();
  await botFor(sandbox).close();
});
