import { expect, test } from "vitest";
import type { PageMessage } from "../../src/playground/contract.js";
import { exchangeOf } from "../../src/playground/record/exchangeOf.js";
import type { RecordedAction, RecordedStep } from "../../src/playground/record/recording.js";
import { writeTest } from "../../src/playground/record/writeTest.js";
import { createSandbox } from "../../src/sandbox/index.js";

function message(id: string, channelId: string, text: string): PageMessage {
  return {
    ...{ id, channelId, text, senderId: "1", senderName: "bot", code: 0, content: { t: text }, mentions: [] },
    ...{ attachments: [], replyTo: undefined, reactions: [], topicId: "0", createdAt: "", isEdited: false },
    isEphemeral: false,
  };
}

test("a recording becomes a test that names people, channels and messages", async () => {
  await using sandbox = await createSandbox({ logger: false });
  const { id: plans } = sandbox.createChannel({ name: "plans" });
  const bob = sandbox.user("bob");
  const { id: direct } = await bob.openDm(sandbox.botId);
  const steps: readonly RecordedStep[] = [
    { by: "person", name: "bob", action: { kind: "say", text: 'say "hi"', channelId: plans, messageId: "10" } },
    { by: "bot", seenBy: ["alice", "bob"], heard: { kind: "posted", message: message("11", plans, "hi") } },
    {
      by: "person",
      name: "bob",
      action: { kind: "click", messageId: "11", componentId: "ok", values: { days: ["a", "b"] } },
    },
    { by: "bot", seenBy: ["alice", "bob"], heard: { kind: "edited", message: message("11", plans, "done") } },
    { by: "bot", seenBy: ["alice", "bob"], heard: { kind: "reacted", messageId: "10", emoji: "👍" } },
    { by: "person", name: "bob", action: { kind: "say", text: "psst", channelId: direct, messageId: "12" } },
    { by: "person", name: "alice", action: { kind: "pay", receiver: "bot", amount: "5", note: "" } },
    { by: "person", name: "alice", action: { kind: "remove", messageId: "3" } },
  ];
  const code = writeTest(steps, { botFile: "./bot.ts", world: sandbox.save() });
  expect(code.split("\n").slice(6)).toMatchInlineSnapshot(`
    [
      "  const start = botProcess(new URL("./bot.ts", import.meta.url));",
      "  const bed = await testBed({ start, world: {"people":["bob"],"channels":["plans"]} });",
      "  const bob = bed.person("bob");",
      "  const alice = bed.person("alice");",
      "",
      "  const said1 = await bob.say("say \\"hi\\"", { in: bed.channel("plans") });",
      "  const answer2 = await bob.expectMessage("hi", { in: bed.channel("plans") });",
      "  await bed.bot.idle();",
      "  await answer2.form.fill({ "days": ["a","b"] }).submit("ok");",
      "  const edited3 = await bob.expectEdit("done", { of: answer2 });",
      "  await bob.expectReaction("👍", { on: said1 });",
      "  await bed.bot.idle();",
      "  const said4 = await bob.dm("psst");",
      "  await bed.bot.idle();",
      "  await alice.user.pay(bed.bot.id, "5", "");",
      "  await bed.bot.idle();",
      "  // remove: the message was there before the recording began.",
      "});",
      "",
    ]
  `);
});

test("files and mentions stand in the test, and a file that is too large is empty", async () => {
  await using sandbox = await createSandbox({ logger: false });
  const alice = sandbox.user("alice");
  const stored = (name: string, size: number) => {
    const body = Buffer.alloc(size, "a");
    return {
      filename: name,
      filetype: "text/plain",
      url: sandbox.storeFile(alice, { name, type: "text/plain", body }),
    };
  };
  const attachments = [stored("small.txt", 3), stored("large.txt", 100_000)];
  const mentions = [{ userId: sandbox.botId, s: 0, e: 4 }];
  const say = { kind: "say" as const, text: "@bot look", channelId: sandbox.channelId, messageId: "1" };
  const code = writeTest([{ by: "person", name: "alice", action: { ...say, mentions, attachments, topicId: "7" } }], {
    botFile: "./bot.ts",
    world: sandbox.save(),
  });
  expect(code).toContain("// In a topic that was opened before the recording began.");
  expect(code).toContain('say("@bot look", { mentions: [{ userId: bed.bot.id, s: 0, e: 4 }], attachments: [');
  expect(code).toContain(
    'url: bed.sandbox.storeFile(alice, { name: "small.txt", type: "text/plain", body: Buffer.from("YWFh", "base64") })',
  );
  expect(code).toContain('{ name: "large.txt", type: "text/plain", body: Buffer.from("") }');
});

test("topics are opened, and polls are asked, voted in and closed", async () => {
  await using sandbox = await createSandbox({ logger: false });
  const { channelId } = sandbox;
  const poll = { question: "Tea?", answers: ["yes", "no"], multiple: true };
  const actions: readonly RecordedAction[] = [
    { kind: "say", text: "start", channelId, messageId: "10" },
    { kind: "openTopic", messageId: "10", topicId: "7" },
    { kind: "say", text: "inside", channelId, messageId: "11", topicId: "7" },
    { kind: "createPoll", channelId, messageId: "12", ...poll },
    { kind: "vote", messageId: "12", answers: [0, 1] },
    { kind: "closePoll", messageId: "12" },
  ];
  const steps = actions.map((action): RecordedStep => ({ by: "person", name: "alice", action }));
  const code = writeTest(steps, { botFile: "./bot.ts", world: sandbox.save() });
  expect(code.split("\n").filter((line) => /alice\.(say|user)/.test(line))).toMatchInlineSnapshot(`
    [
      "  const said1 = await alice.say("start");",
      "  const topic2 = await alice.user.openTopic(said1);",
      "  const said3 = await alice.say("inside", { topicId: topic2 });",
      "  const poll4 = await alice.user.createPoll(bed.sandbox.channelId, {"question":"Tea?","answers":["yes","no"],"multiple":true});",
      "  await alice.user.vote(poll4, [0,1]);",
      "  await alice.user.closePoll(poll4);",
    ]
  `);
});

test("what belongs to a message is what a person did, and what the bot did then", () => {
  const said = (id: string): RecordedStep => ({
    ...{ by: "person", name: "alice" },
    action: { kind: "say", text: id, channelId: "1", messageId: id },
  });
  const answered = (id: string): RecordedStep => ({
    ...{ by: "bot", seenBy: ["alice"] },
    heard: { kind: "posted", message: message(id, "1", id) },
  });
  const clicked: RecordedStep = {
    ...{ by: "person", name: "alice" },
    action: { kind: "click", messageId: "11", componentId: "ok", values: {} },
  };
  const steps = [said("10"), answered("11"), said("12"), answered("13"), clicked, answered("14")];
  expect(exchangeOf(steps, "12")).toStrictEqual(steps.slice(2, 4));
  expect(exchangeOf(steps, "13")).toStrictEqual(steps.slice(2, 4));
  // The click is on an answer to something that was said earlier.
  expect(exchangeOf(steps, "14")).toStrictEqual([...steps.slice(0, 2), clicked, answered("14")]);
  expect(exchangeOf(steps, "15")).toStrictEqual([]);
});
