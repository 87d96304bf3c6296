import { expect, test } from "vitest";
import { createChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { systemClock } from "../../src/core/clock.js";
import type { CatchUpReport, MezonClient } from "../../src/index.js";
import { botFor } from "../client/botOnSandbox.js";
import { newHome, newLife, sayAndHear, startLife, texts } from "./botWithStore.js";
import { messageOf } from "./messages.js";

function nextReady(client: MezonClient): Promise<CatchUpReport | undefined> {
  return new Promise((resolve) => client.once("ready", ({ catchUp }) => resolve(catchUp)));
}

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
