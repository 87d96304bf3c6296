import { expect, test } from "vitest";
import type { Message } from "../../src/index.js";
import { clientInBed } from "./clientInBed.js";

test("an edit knows the message as it was, and a removal what was removed", async () => {
  const { bed, client } = await clientInBed();
  const heard: [string, string, string | undefined][] = [];
  client.on("messageEdited", ({ text, previous }) => void heard.push(["edited", text, previous?.text]));
  client.on("messageRemoved", ({ id, previous }) => void heard.push(["removed", id, previous?.text]));
  const alice = bed.person("alice");
  const message = await alice.say("one");
  await alice.edit(message, "two");
  await alice.edit(message, "three");
  await alice.remove(message);
  await bed.bot.idle();
  expect(heard).toStrictEqual([
    ["edited", "two", "one"],
    ["edited", "three", "two"],
    ["removed", message.id, "three"],
  ]);
});

test("what was not heard is not known; a message that is no edit has none before it", async () => {
  const { bed, client } = await clientInBed({ world: { history: [{ from: "alice", text: "unheard" }] } });
  const heard: Message[] = [];
  client.on("channelMessage", (each) => void heard.push(each));
  const alice = bed.person("alice");
  const [unheard] = bed.sandbox.messages(bed.channel().id);
  if (unheard === undefined) throw new Error("the history is empty");
  await alice.edit(unheard, "changed");
  await alice.say("new");
  await bed.bot.idle();
  expect(heard.map(({ text, previous }) => [text, previous])).toStrictEqual([
    ["changed", undefined],
    ["new", undefined],
  ]);
});

test("a reaction is waited for by the emoji that people see", async () => {
  const { bed, client } = await clientInBed();
  const alice = bed.person("alice");
  const sent = await (await client.channels.fetch(bed.channel().id)).send("?");
  const waited = sent.awaitReaction({ emoji: "❤" });
  await alice.react(sent, "💙");
  await alice.react(sent, "❤️");
  expect((await waited).emoji).toBe("❤️");
});
