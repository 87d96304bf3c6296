import { expect, test } from "vitest";
import { ButtonBuilder, EmbedBuilder } from "../../src/builders/index.js";
import type { ExpectationError, Person } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

async function failureOf(wait: Promise<unknown>): Promise<ExpectationError> {
  return wait.then(
    () => {
      throw new Error("it was met");
    },
    (error: unknown) => error as ExpectationError,
  );
}

/** The line on which a test expects something, and what it gets. */
function expectOnThisLine(alice: Person): Promise<unknown> {
  return alice.expectMessage("pong");
}

test("a failed wait tells what was expected, what came instead, what was logged and thrown, each with its time", async () => {
  const bed = await testBed({
    clock: { now: "2026-01-31T08:00:00Z" },
    start: botThat(async (message) => {
      await message.reply("pnog");
      await message.react("👀");
      throw new TypeError("the database is gone");
    }),
    timeoutMs: 100,
  });
  const alice = bed.person("alice");
  await alice.say("!ping");
  await bed.bot.idle();
  const error = await failureOf(expectOnThisLine(alice));
  expect(error.name).toBe("ExpectationError");
  expect(error.code).toBe("expectation_failed");
  expect(error.expected).toBe('alice expected a message "pong" of bot in #general');
  expect(error.message.split("\n").filter((line) => !line.trimStart().startsWith("↳ at "))).toMatchInlineSnapshot(`
    [
      "alice expected a message "pong" of bot in #general: none came within 100 ms.",
      "Nearly: the text was "pnog".",
      "",
      "Since alice said "!ping":",
      "  +0 ms     #general  alice: !ping",
      "  +0 ms     #general  bot (to alice): pnog",
      "  +0 ms     #general  bot reacted 👀",
      "The bot failed:",
      "  +0 ms     TypeError: the database is gone",
      "The bot logged:",
      "  +0 ms     warn  something failed: a listener of "message" failed: the database is gone",
      "",
    ]
  `);
});

test("the stack begins with the test's own line", async () => {
  const bed = await testBed({ start: botThat(() => undefined), timeoutMs: 50 });
  const alice = bed.person("alice");
  const waits = [
    expectOnThisLine(alice),
    alice.say("!x").answered(),
    alice.say("!x").answers(2),
    alice.say("!x").edited(),
    alice.expectReaction(),
    alice.expectEdit(),
    alice.expectDm(),
    alice.expectEphemeral(),
    alice.expectRemoval(),
  ];
  const stacks = (await Promise.all(waits.map(failureOf))).map(({ stack = "" }) => stack);
  for (const stack of stacks)
    expect(stack.split("\n").find((line) => /^\s+at /.test(line))).toMatch(/story\.test\.ts:\d+/);
});

test("nothing in the story is taken for the failure's own stack", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      await message.reply("it failed:\n    at work (bot.ts:1:2)");
      throw new TypeError("gone\n    at query (sql.ts:3:4)");
    }),
    timeoutMs: 50,
  });
  const alice = bed.person("alice");
  await alice.say("!work").answered();
  const { message, stack = "" } = await failureOf(expectOnThisLine(alice));
  expect(message.split("\n").filter((line) => /^\s*at /.test(line))).toEqual([]);
  for (const place of ["work (bot.ts:1:2)", "query (sql.ts:3:4)"]) expect(message).toContain(`↳ at ${place}`);
  expect(message).toMatch(/↳ at .*story\.test\.ts:\d+/);
  expect(message).not.toContain("node:internal");
  expect(stack.split("\n").find((line) => /^\s*at /.test(line))).toContain("story.test.ts");
});

test("what people see is drawn: cards, inputs, buttons", async () => {
  const card = new EmbedBuilder()
    .setTitle("Who are you?")
    .setDescription("Please say.")
    .addInput("name", { name: "Name" })
    .addSelect("team", { name: "Team", options: ["design", "support"] });
  const bed = await testBed({
    start: botThat(async (message) => {
      await message.reply({ embed: [card], components: new ButtonBuilder().addButton({ id: "ok", label: "OK" }) });
    }),
  });
  const answer = await bed.person("alice").say("!form").answered();
  expect(String(answer)).toMatchInlineSnapshot(`
    "┌ Who are you?
    │ Please say.
    │ <Name>
    │ <Team: design | support>
    [OK]"
  `);
});

test("a transcript is the same in every run", async () => {
  const bed = await testBed({
    start: botThat(async (message, client) => {
      await message.reply(`${message.author.id} at ${new Date().toISOString()} in ${client.userId} and ${message.id}`);
      await message.replyEphemeral("secret");
    }),
  });
  const alice = bed.person("alice");
  await alice.say("!who").answers(2);
  const transcript = bed.transcript();
  expect(transcript).toMatchInlineSnapshot(`
    "#general  alice: !who
    #general  bot (to alice): <alice> at <time> in <bot> and <id 1>
    #general  bot (only to alice): secret"
  `);
  await alice.say("!more").answers(2);
  expect(bed.transcript().startsWith(transcript)).toBe(true);
});
