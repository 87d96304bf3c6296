import { expect, test, vi } from "vitest";
import { ButtonBuilder, EmbedBuilder } from "../../src/builders/index.js";
import type { Channel, MezonClient } from "../../src/index.js";
import type { TestBed } from "../../src/testing/index.js";
import { clientInBed } from "../client/clientInBed.js";

const buttons = new ButtonBuilder().addButton({ id: "ok", label: "OK" });

async function startBot(): Promise<{ bed: TestBed<MezonClient>; client: MezonClient; channel: Channel }> {
  const { bed, client } = await clientInBed();
  return { bed, client, channel: await client.channels.fetch(bed.sandbox.channelId) };
}

test("an interaction changes the ephemeral message it came from, for all who see it", async () => {
  const { bed, client, channel } = await startBot();
  const [alice, bob] = bed.people("alice", "bob");
  client.on("interaction", (interaction) => interaction.update("changed"));
  const shown = await channel.sendEphemeral([alice.id, bob.id], { t: "?", components: buttons });
  const [seen] = [await alice.expectEphemeral("?"), await bob.expectEphemeral("?")];
  expect(seen.id).toBe(shown.id);
  await seen.button("OK").click().edited("changed");
  await bob.expectEdit("changed", { of: seen });
  await shown.message.update("again");
  await alice.expectEdit("again", { of: seen });
  await shown.message.delete();
  await alice.expectRemoval({ of: seen });
  await bob.expectNoMessage();
});

test("clicks and forms of an ephemeral message are waited for", async () => {
  const { bed, channel } = await startBot();
  const alice = bed.person("alice");
  const card = new EmbedBuilder().addInput("name", { name: "Name" });
  const shown = await channel.sendEphemeral(alice.id, { t: "?", embed: [card], components: buttons });
  const seen = await alice.expectEphemeral("?");
  const clicked = shown.awaitInteraction({ customId: "ok", form: card.form });
  await seen.form.fill({ Name: "Lan" }).submit("OK");
  const submitted = await clicked;
  expect(submitted.values.name).toBe("Lan");
  const answer = await submitted.ephemeral({ t: "thanks", components: buttons });
  const thanks = await alice.expectEphemeral("thanks");
  const collected = answer.collectInteractions();
  await thanks.button("OK").click();
  for await (const { customId } of collected) {
    expect(customId).toBe("ok");
    break;
  }
  const waiting = answer.awaitInteraction();
  await answer.delete();
  await expect(waiting).rejects.toMatchObject({ code: "not_found" });
});

test("an ephemeral message is changed after a restart: by its ids, and by who clicks it", async () => {
  const { bed, channel } = await startBot();
  const alice = bed.person("alice");
  const shown = await channel.sendEphemeral(alice.id, { t: "?", components: buttons });
  const seen = await alice.expectEphemeral("?");
  await bed.restart();
  const later = bed.bot.instance;
  const again = (await later.channels.fetch(channel.id)).ephemeralMessage(shown.id, alice.id);
  await again.update({ t: "still here", components: buttons });
  await alice.expectEdit("still here", { of: seen });
  later.on("interaction", (interaction) => interaction.update("clicked"));
  await seen.button("OK").click().edited("clicked");
});

test("a message that was removed is not changed as an ephemeral one", async () => {
  const { bed, client, channel } = await startBot();
  const alice = bed.person("alice");
  const failures: unknown[] = [];
  client.on("message", () => undefined);
  client.on("interaction", async (interaction) => {
    await message.delete();
    await vi.waitFor(() => expect(channel.messages.get(message.id)).resolves.toBeUndefined());
    await interaction.update("too late").catch((error: unknown) => failures.push(error));
  });
  const message = await channel.send({ t: "?", components: buttons });
  const seen = await alice.expectMessage("?");
  await seen.button("OK").click().unanswered();
  await alice.expectRemoval({ of: seen });
  await bed.bot.idle();
  expect(failures).toMatchObject([{ code: "not_found" }]);
});
