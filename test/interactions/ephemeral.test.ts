import { expect, test, vi } from "vitest";
import { ButtonBuilder, EmbedBuilder } from "../../src/builders/index.js";
import { botFor, startBot } from "../client/botOnSandbox.js";

const buttons = new ButtonBuilder().addButton({ id: "ok", label: "OK" });

test("an interaction changes the ephemeral message it came from, for all who see it", async () => {
  const { sandbox, client } = await startBot();
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const channel = await client.channels.fetch(sandbox.channelId);
  client.on("interaction", (interaction) => interaction.update("changed"));
  const shown = await channel.sendEphemeral([alice.id, bob.id], { t: "?", components: buttons });
  await alice.waitForMessage("?");
  await alice.click(shown, "ok");
  expect(await alice.waitForMessage("changed")).toMatchObject({ id: shown.id });
  expect(await bob.waitForMessage("changed")).toMatchObject({ id: shown.id });
  await shown.message.update("again");
  await alice.waitForMessage("again");
  await shown.message.delete();
  await alice.waitFor((item) => item.kind === "ephemeral" && item.message.id === shown.id && item.message.code === 15);
});

test("clicks and forms of an ephemeral message are waited for", async () => {
  const { sandbox, client } = await startBot();
  const alice = sandbox.user("alice");
  const card = new EmbedBuilder().addInput("name", { name: "Name" });
  const channel = await client.channels.fetch(sandbox.channelId);
  const shown = await channel.sendEphemeral(alice.id, { t: "?", embed: [card], components: buttons });
  await alice.waitForMessage("?");
  const clicked = shown.awaitInteraction({ customId: "ok", form: card.form });
  await alice.fill(shown, "name", "Lan");
  await alice.click(shown, "ok");
  const submitted = await clicked;
  expect(submitted.values.name).toBe("Lan");
  const answer = await submitted.ephemeral({ t: "thanks", components: buttons });
  await alice.waitForMessage("thanks");
  const collected = answer.collectInteractions();
  await alice.click(answer, "ok");
  for await (const { customId } of collected) {
    expect(customId).toBe("ok");
    break;
  }
  const waiting = answer.awaitInteraction();
  await answer.delete();
  await expect(waiting).rejects.toMatchObject({ code: "not_found" });
});

test("an ephemeral message is changed after a restart: by its ids, and by who clicks it", async () => {
  const { sandbox, client } = await startBot();
  const alice = sandbox.user("alice");
  const channel = await client.channels.fetch(sandbox.channelId);
  const shown = await channel.sendEphemeral(alice.id, { t: "?", components: buttons });
  await alice.waitForMessage("?");
  await client.close();
  const later = botFor(sandbox);
  await later.login();
  const again = (await later.channels.fetch(sandbox.channelId)).ephemeralMessage(shown.id, alice.id);
  await again.update({ t: "still here", components: buttons });
  await alice.waitForMessage("still here");
  later.on("interaction", (interaction) => interaction.update("clicked"));
  await alice.click({ id: shown.id, channelId: sandbox.channelId }, "ok");
  expect(await alice.waitForMessage("clicked")).toMatchObject({ id: shown.id });
});

test("a message that was removed is not changed as an ephemeral one", async () => {
  const { sandbox, client } = await startBot();
  const alice = sandbox.user("alice");
  const channel = await client.channels.fetch(sandbox.channelId);
  const failures: unknown[] = [];
  client.on("message", () => undefined);
  client.on("interaction", async (interaction) => {
    await message.delete();
    await vi.waitFor(() => expect(channel.messages.get(message.id)).resolves.toBeUndefined());
    await interaction.update("too late").catch((error: unknown) => failures.push(error));
  });
  const message = await channel.send({ t: "?", components: buttons });
  await alice.click(message, "ok");
  await vi.waitFor(() => expect(failures).toMatchObject([{ code: "not_found" }]));
  expect(alice.received.filter(({ kind }) => kind === "ephemeral")).toStrictEqual([]);
});
