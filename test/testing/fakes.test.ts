import { expect, test } from "vitest";
import { ButtonBuilder, EmbedBuilder } from "../../src/builders/index.js";
import { FormInteraction, Message, mentioning, Reaction, SelectInteraction } from "../../src/index.js";
import { fakeInteraction, fakeMessage, fakeReaction } from "../../src/testing/index.js";

test("a handler is tested alone: what it sends is recorded", async () => {
  const { message, sent } = fakeMessage("!hello", { from: { name: "Lan", id: "42" } });
  expect(message).toBeInstanceOf(Message);
  expect(message.isOwn).toBe(false);
  expect(message.author.id).toBe("42");
  const reply = await message.reply("Let me think…");
  await reply.update(`Hello, ${message.author.name}!`);
  await message.react("👋");
  await message.replyEphemeral("psst");
  await reply.delete();
  expect(sent.map(({ kind, text }) => [kind, text])).toStrictEqual([
    ["message", "Let me think…"],
    ["edit", "Hello, Lan!"],
    ["reaction", "👋"],
    ["ephemeral", "psst"],
    ["removal", ""],
  ]);
  expect(sent[0]).toMatchObject({ replyToId: message.id, channelId: message.channelId, messageId: reply.id });
  expect(sent[3]?.receiverIds).toStrictEqual(["42"]);
  expect(sent[4]?.messageId).toBe(reply.id);
});

test("a fake message is read as a real one: content, mentions, place", () => {
  const lan = { id: "77", name: "lan" };
  const { message } = fakeMessage(mentioning`!tip ${lan} 5`, { clanId: "0", channelId: "5" });
  expect(message.mentions.map(({ userId }) => userId)).toStrictEqual(["77"]);
  expect(message.clanId).toBeUndefined();
  expect(message.channelId).toBe("5");
  const reply = fakeMessage("yes", { replyTo: message }).message;
  expect(reply.references[0]?.messageRefId).toBe(message.id);
});

test("what is refused of a real message is refused of a fake one", () => {
  expect(() => fakeMessage("x".repeat(5_000))).toThrow(/characters as JSON/);
});

test("clicks, choices and forms are read by the client's own code", async () => {
  const card = new EmbedBuilder().addInput("name", { name: "Name" });
  const components = new ButtonBuilder()
    .addButton({ id: "ok", label: "OK" })
    .addSelect("team", { options: ["a", "b"] });
  const on = { embed: [card], components };
  const { interaction, sent } = fakeInteraction("ok", { on, values: { name: "An" }, from: { id: "42" } });
  expect(interaction).toBeInstanceOf(FormInteraction);
  expect(interaction.userId).toBe("42");
  await interaction.ephemeral("thanks");
  expect(sent).toMatchObject([{ kind: "ephemeral", text: "thanks", receiverIds: ["42"] }]);
  expect(fakeInteraction("team", { on, values: "b" }).interaction).toBeInstanceOf(SelectInteraction);
  expect(fakeReaction("👍", { from: { id: "42" } }).reaction).toMatchObject({ emoji: "👍", userId: "42" });
  expect(fakeReaction("👍").reaction).toBeInstanceOf(Reaction);
});

test("what needs a server says so", async () => {
  const { message } = fakeMessage("!pin");
  await expect(message.pin()).rejects.toThrow(/CreatePinMessage needs a server: test what makes it with createTestBed/);
});
