import { describe, expect, test } from "vitest";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "../../src/builders/index.js";
import {
  type AnyInteraction,
  ButtonInteraction,
  FormInteraction,
  type Message,
  type MessageInput,
  type MezonClient,
  SelectInteraction,
} from "../../src/index.js";
import type { SandboxUser } from "../../src/sandbox/index.js";
import type { Person, SeenMessage, TestBed } from "../../src/testing/index.js";
import { clientInBed } from "../client/clientInBed.js";

const card = new EmbedBuilder()
  .addInput("name", { name: "Name" })
  .addInput("age", { name: "Age", type: "number", defaultValue: 30 })
  .addSelect("team", { name: "Team", options: ["red", "blue"] })
  .addRadio("plan", { name: "Plan", options: ["free", "pro"] })
  .addRadio("extras", { name: "Extras", options: ["a", "b", "c"], multiple: true, maxOptions: 2 })
  .addDatePicker("born", { name: "Born" });
const buttons = new ButtonBuilder()
  .addButton({ id: "ok", label: "OK" })
  .addSelect("colour", { options: ["red", "blue"] });

interface Scene {
  readonly bed: TestBed;
  readonly client: MezonClient;
  readonly alice: Person;
  readonly message: Message;
  /** The message as alice sees it. */
  readonly shown: SeenMessage;
  readonly heard: AnyInteraction[];
}

async function startScene(content: MessageInput = { t: "?", embed: [card], components: buttons }): Promise<Scene> {
  const { bed, client } = await clientInBed();
  const heard: AnyInteraction[] = [];
  client.on("interaction", (interaction) => void heard.push(interaction));
  const message = await (await client.channels.fetch(bed.channel().id)).send(content);
  const alice = bed.person("alice");
  return { bed, client, alice, message, shown: alice.see(message), heard };
}

describe("an interaction", () => {
  test("with a button says who, where and which, the clan included", async () => {
    const { bed, alice, message, shown, heard } = await startScene({ t: "?", components: buttons });
    await shown.button("OK").click();
    await bed.bot.idle();
    const [interaction] = heard;
    expect(interaction).toBeInstanceOf(ButtonInteraction);
    expect(interaction).toMatchObject({ kind: "button", customId: "ok", userId: alice.id, messageId: message.id });
    expect(interaction).toMatchObject({ channelId: bed.channel().id, clanId: bed.sandbox.clanId, state: {} });
    expect(interaction?.message?.text).toBe("?");
  });

  test("in a conversation has no clan, and fetches a channel that is not known", async () => {
    const { bed, client, alice, heard } = await startScene();
    const dm = await client.dm(alice.id, { t: "?", components: buttons });
    client.channels.remove(dm.channelId);
    await alice.see(dm).button("OK").click();
    await bed.bot.idle();
    expect(heard).toMatchObject([{ clanId: undefined, channelId: dm.channelId }]);
    expect(dm.channelId).not.toBe(bed.channel().id);
  });

  test("with a form carries the values that were filled in, and the defaults", async () => {
    const { bed, shown, heard } = await startScene();
    const form = shown.form.fill({ Name: "Lan", Extras: ["a", "c"], Born: new Date("2001-02-28") });
    await shown.select("Team").choose("blue");
    await form.submit("OK");
    await bed.bot.idle();
    const [choice, submitted] = heard;
    expect(choice).toMatchObject({ kind: "select", customId: "team", value: "blue" });
    expect(submitted).toBeInstanceOf(FormInteraction);
    expect((submitted as FormInteraction).values).toStrictEqual({
      ...{ name: "Lan", age: "30", team: "blue", born: "2001-02-28" },
      extras: ["a", "c"],
    });
    expect((submitted as FormInteraction).read(card.form)).toMatchObject({
      ...{ age: 30, plan: undefined, extras: ["a", "c"] },
    });
  });

  test("with a form whose values are numbers carries every digit of an id", async () => {
    const { bed, alice, message, heard } = await startScene();
    const extraData = '{"name":1840000000000000001,"age":31}';
    await alice.perform({ title: "clicked", on: message }, (user) => user.click(message, "ok", { extraData }));
    await bed.bot.idle();
    expect((heard[0] as FormInteraction).values).toStrictEqual({ name: "1840000000000000001", age: "31" });
  });

  test("with a select carries the choice, in either envelope", async () => {
    const { bed, alice, message, shown, heard } = await startScene();
    await shown.select("colour").choose("red");
    await alice.perform({ title: "chose", on: message }, (user) =>
      user.choose(message, "colour", "blue", { envelope: "dropdown" }),
    );
    await bed.bot.idle();
    expect(heard[0]).toBeInstanceOf(SelectInteraction);
    expect(heard[0]).toMatchObject({ customId: "colour", value: "red" });
    expect(heard[1]).toMatchObject({ kind: "select", customId: "colour", values: ["blue"] });
  });

  test("with data that no client sends is an error event, and the next one is heard", async () => {
    const { bed, alice, message, shown, heard } = await startScene();
    for (const extraData of ["{broken", "[1]", '"text"', '{"name":{"deep":1}}'])
      await alice.perform({ title: "clicked", on: message }, (user) => user.click(message, "ok", { extraData }));
    await shown.button("OK").click();
    await bed.bot.idle();
    expect(heard).toHaveLength(1);
    expect(bed.bot.errors).toMatchObject(Array(4).fill({ code: "malformed_frame" }));
  });

  test("is answered: for all, for one, in place, and with a sign of work", async () => {
    const { bed, client, alice, message, shown } = await startScene();
    client.on("interaction", async (interaction) => {
      await interaction.defer();
      await interaction.reply("for all");
      await interaction.ephemeral("for you");
      await interaction.update({ t: "in place", embed: [new EmbedBuilder().setTitle("T")] });
    });
    const edited = await shown.button("OK").click().edited("in place");
    expect(edited.content).not.toHaveProperty("components");
    await alice.expectTyping();
    const reply = await alice.expectMessage("for all");
    expect(reply.replyTo).toMatchObject({ messageRefId: message.id, messageSenderId: bed.bot.id });
    await alice.expectEphemeral("for you");
  });

  test("with a message that is long gone from memory can still change it", async () => {
    const { client, alice, shown } = await startScene({ t: "?", components: buttons });
    await client.close();
    await client.login();
    client.on("interaction", (interaction) => interaction.update("changed"));
    for (let n = 0; n < 60; n += 1) await alice.say(`later ${n}`);
    await shown.button("OK").click().edited("changed");
  });
});

describe("the sandbox lets people do what the interface lets them", () => {
  test.each<[string, (alice: SandboxUser, message: Message) => Promise<void>, string]>([
    ["unknown inputs", (alice, message) => alice.fill(message, "nothing", "x"), "inputId"],
    ["a select that is filled in", (alice, message) => alice.fill(message, "team", "red"), "inputId"],
    ["a button that is filled in", (alice, message) => alice.fill(message, "ok", "x"), "inputId"],
    ["a number that is none", (alice, message) => alice.fill(message, "age", "old"), "value"],
    ["a date that is none", (alice, message) => alice.fill(message, "born", "yesterday"), "value"],
    ["an option that is not there", (alice, message) => alice.fill(message, "plan", "gold"), "value"],
    ["two options of one", (alice, message) => alice.fill(message, "plan", ["free", "pro"]), "value"],
    ["too many options", (alice, message) => alice.fill(message, "extras", ["a", "b", "c"]), "value"],
    ["a choice that is not there", (alice, message) => alice.choose(message, "team", "green"), "extraData"],
    ["two choices of one", (alice, message) => alice.choose(message, "team", ["red", "blue"]), "value"],
    ["choosing from a button", (alice, message) => alice.choose(message, "ok", "x"), "selectId"],
    ["clicking an input", (alice, message) => alice.click(message, "name"), "buttonId"],
    ["clicking nothing", (alice, message) => alice.click(message, "none"), "buttonId"],
  ])("not %s", async (_, act, path) => {
    const { alice, message } = await startScene();
    await expect(act(alice.user, message)).rejects.toMatchObject({ code: "validation_failed", path });
  });

  test("not disabled ones, except buttons, which only look disabled", async () => {
    const embed = new EmbedBuilder().addInput("name", { name: "N", disabled: true });
    const rows = new ButtonBuilder()
      .addButton({ id: "ok", label: "OK", style: ButtonStyle.Danger, disabled: true })
      .addSelect("colour", { options: ["red"], disabled: true })
      .addLink({ label: "Docs", url: "https://mezon.ai" });
    const { bed, alice, message, shown, heard } = await startScene({ embed: [embed], components: rows });
    const { user } = alice;
    await expect(user.fill(message, "name", "x")).rejects.toMatchObject({ path: "inputId" });
    await expect(user.choose(message, "colour", "red")).rejects.toMatchObject({ path: "buttonId" });
    await expect(user.click(message, "https://mezon.ai")).rejects.toMatchObject({ path: "buttonId" });
    await shown.button("OK").click();
    await bed.bot.idle();
    expect(heard).toHaveLength(1);
  });
});
