import { expect, test } from "vitest";
import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "../../src/builders/index.js";
import { MezonClient } from "../../src/index.js";
import type { StartBot } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

const card = new EmbedBuilder()
  .setTitle("Who are you?")
  .addField({ name: "Hint", value: "be brief" })
  .addInput("name", { name: "Name" })
  .addInput("age", { name: "Age", type: "number" })
  .addInput("locked", { name: "Locked", disabled: true })
  .addSelect("team", { name: "Team", options: [{ label: "Design", value: "d" }, "support"] })
  .addRadio("plan", { name: "Plan", options: [{ label: "Free", value: "f" }, "pro"] })
  .addDatePicker("birthdate", { name: "Birthdate" });

const rows = new ButtonBuilder()
  .addButton({ id: "ok", label: "OK" })
  .addButton({ id: "yes", label: "Yes" })
  .addButton({ id: "no", label: "Yes", style: ButtonStyle.Danger })
  .addLink({ url: "https://mezon.ai", label: "Read" });

/** A bot that shows the card, and says what it is told. */
const echo: StartBot<MezonClient> = (options) => {
  const client = new MezonClient(options);
  client.on("message", async (message) => {
    if (!message.isOwn) await message.reply({ t: "here", embed: [card], components: rows });
  });
  client.on("messageButtonClicked", async ({ buttonId, extraData, channelId }) => {
    const channel = await client.channels.fetch(channelId);
    await channel.send(`${buttonId} ${extraData}`);
  });
  return client;
};

test("what people see is read: cards, fields, buttons, options", async () => {
  const bed = await testBed({ start: echo });
  const answer = await bed.person("alice").say("!card").answered("here");
  expect(answer.embeds).toHaveLength(1);
  expect(answer.embed.title).toBe("Who are you?");
  expect(answer.embeds[0]?.fields[0]).toStrictEqual({ name: "Hint", value: "be brief", isInline: false });
  expect(answer.embed.field("Hint")).toBe("be brief");
  expect(() => answer.embed.field("Nope")).toThrow(/no field "Nope"; its fields are "Hint", "Name"/);
  expect(answer.button("OK").id).toBe("ok");
  expect(answer.button("Read").url).toBe("https://mezon.ai");
  expect(answer.select("Team").options).toContainEqual({ label: "Design", value: "d" });
  expect(answer.radio("Plan").options.map(({ label }) => label)).toStrictEqual(["Free", "pro"]);
  expect(answer.input("Locked").isDisabled).toBe(true);
});

test("a button is found by label or id, and only if it is the only one", async () => {
  const bed = await testBed({ start: echo });
  const answer = await bed.person("alice").say("!card").answered();
  expect(() => answer.button("Yes")).toThrow(/2 components of the kind button labelled "Yes"/);
  expect(() => answer.button("Cancel")).toThrow(/no button "Cancel"; it shows "OK" \(id ok\)/);
  await answer.button("no").click().answered("no ");
});

test("a form is filled in by the names of its fields, and options by their labels", async () => {
  const bed = await testBed({ start: echo });
  const answer = await bed.person("alice").say("!card").answered();
  const filled = answer.form.fill({ Name: "An", age: 30, Plan: "Free", Birthdate: new Date("2001-02-28") });
  const told = await filled.submit("OK").answered();
  expect(JSON.parse(told.text.slice("ok ".length))).toStrictEqual({
    name: "An",
    age: "30",
    plan: "f",
    birthdate: "2001-02-28",
  });
});

test("choosing from a select is told at once, and is part of the form", async () => {
  const bed = await testBed({ start: echo });
  const answer = await bed.person("alice").say("!card").answered();
  await answer.select("Team").choose("Design").answered("team d");
  await answer.radio("Plan").tick("pro");
  await answer.input("Name").fill("Bình");
  const told = await answer.button("OK").click().answered();
  expect(JSON.parse(told.text.slice("ok ".length))).toStrictEqual({ team: "d", plan: "pro", name: "Bình" });
});

test.each([
  ["a disabled input", { Locked: "x" }, /is disabled/],
  ["a text where a number goes", { Age: "many" }, /takes a number/],
  ["a day that does not exist", { Birthdate: "2001-02-30" }, /takes a date/],
  ["a day in another form", { Birthdate: "28.02.2001" }, /takes a date/],
  ["an option that is none", { Team: "sales" }, /has no option "sales"/],
  ["a tick that is none", { Plan: "gold" }, /has no option "gold"/],
  ["several of a radio for one", { Plan: ["Free", "pro"] }, /one option is ticked/],
  ["several lines where there is one", { Name: "An\nBình" }, /has one line/],
  ["several texts", { Name: ["An", "Bình"] }, /takes one text/],
])("the interface refuses %s, and nothing is told", async (_what, values, reason) => {
  const bed = await testBed({ start: echo });
  const alice = bed.person("alice");
  const answer = await alice.say("!card").answered();
  await expect(answer.form.fill(values).submit("OK")).rejects.toThrow(reason);
  await alice.expectNoMessage();
});

test("a link is no click, and an input that is not there is named", async () => {
  const bed = await testBed({ start: echo });
  const answer = await bed.person("alice").say("!card").answered();
  await expect(answer.button("Read").click()).rejects.toThrow(/is a link/);
  expect(() => answer.form.fill({ Surname: "x" })).toThrow(/no input or date or radio or select "Surname"/);
});

test("a message is seen as it was when it came, and clicked as it stands", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      const posted = await message.reply({ t: "open", components: rows });
      await posted.update("closed");
    }),
  });
  const alice = bed.person("alice");
  const answer = await alice.say("!poll").answered();
  await alice.expectEdit("closed");
  expect(answer.text).toBe("open");
  await expect(answer.button("OK").click()).rejects.toThrow(/has no component "ok"/);
});

test("a message is used by whoever has seen it, as they saw it last", async () => {
  const bed = await testBed({
    world: { channels: [{ name: "staff", isPrivate: true, members: ["alice", "bot"] }] },
    start: (options) => {
      const client = new MezonClient(options);
      const components = new ButtonBuilder().addButton({ id: "more", label: "More" });
      let clicks = 0;
      client.on("message", (message) => (message.isOwn ? undefined : message.reply({ t: "0", components })));
      client.on("interaction", (interaction) => {
        clicks += 1;
        return interaction.update({ t: `${clicks} ${interaction.user.username}`, components });
      });
      return client;
    },
  });
  const [alice, bob] = bed.people("alice", "bob");
  const counter = await alice.say("!count").answered("0");
  await bob.see(counter).button("More").click().edited("1 bob");
  expect(bob.see(counter).text).toBe("1 bob");
  expect(counter.text).toBe("0");
  const secret = await alice.say("!count", { in: bed.channel("staff") }).answered("0");
  expect(() => bob.see(secret)).toThrow("message: bob has not seen it");
});
