import { describe, expect, test, vi } from "vitest";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "../../src/builders/index.js";
import {
  type AnyInteraction,
  ButtonInteraction,
  FormInteraction,
  type Message,
  type MessageInput,
  type MezonClient,
  type MezonError,
  SelectInteraction,
} from "../../src/index.js";
import type { Sandbox, SandboxUser } from "../../src/sandbox/index.js";
import { startBot } from "../client/botOnSandbox.js";

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
  readonly sandbox: Sandbox;
  readonly client: MezonClient;
  readonly alice: SandboxUser;
  readonly message: Message;
  readonly heard: AnyInteraction[];
  readonly errors: MezonError[];
}

async function startScene(content: MessageInput = { t: "?", embed: [card], components: buttons }): Promise<Scene> {
  const { sandbox, client } = await startBot();
  const heard: AnyInteraction[] = [];
  const errors: MezonError[] = [];
  client.on("interaction", (interaction) => void heard.push(interaction));
  client.on("error", (error) => void errors.push(error));
  const message = await (await client.channels.fetch(sandbox.channelId)).send(content);
  return { sandbox, client, alice: sandbox.user("alice"), message, heard, errors };
}

describe("an interaction", () => {
  test("with a button says who, where and which, the clan included", async () => {
    const { sandbox, alice, message, heard } = await startScene({ t: "?", components: buttons });
    await alice.click(message, "ok");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    const [interaction] = heard;
    expect(interaction).toBeInstanceOf(ButtonInteraction);
    expect(interaction).toMatchObject({ kind: "button", customId: "ok", userId: alice.id, messageId: message.id });
    expect(interaction).toMatchObject({ channelId: sandbox.channelId, clanId: sandbox.clanId, state: {} });
    expect(interaction?.message?.text).toBe("?");
  });

  test("in a conversation has no clan, and fetches a channel that is not known", async () => {
    const { sandbox, client, alice, heard } = await startScene();
    const dm = await client.dm(alice.id, { t: "?", components: buttons });
    client.channels.remove(dm.channelId);
    await alice.click(dm, "ok");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]?.clanId).toBeUndefined();
    expect(heard[0]?.channelId).not.toBe(sandbox.channelId);
  });

  test("with a form carries the values that were filled in, and the defaults", async () => {
    const { alice, message, heard } = await startScene();
    await alice.fill(message, "name", "Lan");
    await alice.fill(message, "extras", ["a", "c"]);
    await alice.fill(message, "born", "2001-02-28");
    await alice.choose(message, "team", "blue");
    await alice.click(message, "ok");
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    const [choice, form] = heard;
    expect(choice).toMatchObject({ kind: "select", customId: "team", value: "blue" });
    expect(form).toBeInstanceOf(FormInteraction);
    expect((form as FormInteraction).values).toStrictEqual({
      ...{ name: "Lan", age: "30", team: "blue", born: "2001-02-28" },
      extras: ["a", "c"],
    });
    expect((form as FormInteraction).read(card.form)).toMatchObject({ age: 30, plan: undefined, extras: ["a", "c"] });
  });

  test("with a form whose values are numbers carries every digit of an id", async () => {
    const { alice, message, heard } = await startScene();
    await alice.click(message, "ok", { extraData: '{"name":1840000000000000001,"age":31}' });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect((heard[0] as FormInteraction).values).toStrictEqual({ name: "1840000000000000001", age: "31" });
  });

  test("with a select carries the choice, in either envelope", async () => {
    const { alice, message, heard } = await startScene();
    await alice.choose(message, "colour", "red");
    await alice.choose(message, "colour", "blue", { envelope: "dropdown" });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[0]).toBeInstanceOf(SelectInteraction);
    expect(heard[0]).toMatchObject({ customId: "colour", value: "red" });
    expect(heard[1]).toMatchObject({ kind: "select", customId: "colour", values: ["blue"] });
  });

  test("with data that no client sends is an error event, and the next one is heard", async () => {
    const { alice, message, heard, errors } = await startScene();
    for (const extraData of ["{broken", "[1]", '"text"', '{"name":{"deep":1}}'])
      await alice.click(message, "ok", { extraData });
    await alice.click(message, "ok");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(errors.map(({ code }) => code)).toStrictEqual(Array(4).fill("malformed_frame"));
  });

  test("is answered: for all, for one, in place, and with a sign of work", async () => {
    const { sandbox, client, alice, message } = await startScene();
    client.on("interaction", async (interaction) => {
      await interaction.defer();
      await interaction.reply("for all");
      await interaction.ephemeral("for you");
      await interaction.update({ t: "in place", embed: [new EmbedBuilder().setTitle("T")] });
    });
    await alice.click(message, "ok");
    await alice.waitFor("typing");
    const reply = await alice.waitForMessage("for all");
    expect(reply.references).toMatchObject([{ messageRefId: message.id, messageSenderId: sandbox.botId }]);
    expect((await alice.waitFor("ephemeral")).message.text).toBe("for you");
    const edit = await alice.waitFor("edit");
    expect(edit.message).toMatchObject({ id: message.id, text: "in place" });
    expect(sandbox.messages(sandbox.channelId).at(0)?.content).not.toHaveProperty("components");
  });

  test("with a message that is long gone from memory can still change it", async () => {
    const { sandbox, client, alice, message } = await startScene({ t: "?", components: buttons });
    await client.close();
    await client.login();
    client.on("interaction", (interaction) => interaction.update("changed"));
    for (let n = 0; n < 60; n += 1) await alice.send(sandbox.channelId, `later ${n}`);
    await alice.click(message, "ok");
    const edit = await alice.waitFor("edit");
    expect(edit.message.text).toBe("changed");
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
    await expect(act(alice, message)).rejects.toMatchObject({ code: "validation_failed", path });
  });

  test("not disabled ones, except buttons, which only look disabled", async () => {
    const embed = new EmbedBuilder().addInput("name", { name: "N", disabled: true });
    const rows = new ButtonBuilder()
      .addButton({ id: "ok", label: "OK", style: ButtonStyle.Danger, disabled: true })
      .addSelect("colour", { options: ["red"], disabled: true })
      .addLink({ label: "Docs", url: "https://mezon.ai" });
    const { alice, message, heard } = await startScene({ embed: [embed], components: rows });
    await expect(alice.fill(message, "name", "x")).rejects.toMatchObject({ path: "inputId" });
    await expect(alice.choose(message, "colour", "red")).rejects.toMatchObject({ path: "buttonId" });
    await expect(alice.click(message, "https://mezon.ai")).rejects.toMatchObject({ path: "buttonId" });
    await alice.click(message, "ok");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });
});
