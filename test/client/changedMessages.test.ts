import { expect, test, vi } from "vitest";
import type { Message } from "../../src/index.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";

test("an edit knows the message as it was, and a removal what was removed", async () => {
  const { sandbox, client } = await startBot();
  const heard: [string, string, string | undefined][] = [];
  client.on("messageEdited", ({ text, previous }) => void heard.push(["edited", text, previous?.text]));
  client.on("messageRemoved", ({ id, previous }) => void heard.push(["removed", id, previous?.text]));
  const alice = sandbox.user("alice");
  const message = await alice.send(sandbox.channelId, "one");
  await alice.edit(message, "two");
  await alice.edit(message, "three");
  await alice.remove(message);
  await vi.waitFor(() => expect(heard).toHaveLength(3));
  expect(heard).toStrictEqual([
    ["edited", "two", "one"],
    ["edited", "three", "two"],
    ["removed", message.id, "three"],
  ]);
});

test("what was not heard is not known; a message that is no edit has none before it", async () => {
  const sandbox = await startSandbox();
  const alice = sandbox.user("alice");
  const message = await alice.send(sandbox.channelId, "unheard");
  const client = botFor(sandbox);
  await client.login();
  const heard: Message[] = [];
  client.on("channelMessage", (each) => void heard.push(each));
  await alice.edit(message, "changed");
  await alice.send(sandbox.channelId, "new");
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard.map(({ previous }) => previous)).toStrictEqual([undefined, undefined]);
});

test("a reaction is waited for by the emoji that people see", async () => {
  const { sandbox, client } = await startBot();
  const alice = sandbox.user("alice");
  const sent = await (await client.channels.fetch(sandbox.channelId)).send("?");
  const waited = sent.awaitReaction({ emoji: "❤" });
  await alice.react(sent, "💙");
  await alice.react(sent, "❤️");
  expect((await waited).emoji).toBe("❤️");
});
