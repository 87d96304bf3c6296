import { expect, test } from "vitest";
import type { PageMessage } from "../../src/playground/contract.js";
import type { RecordedStep } from "../../src/playground/record/recording.js";
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
    { by: "person", name: "bob", deed: { kind: "say", text: 'say "hi"', channelId: plans, messageId: "10" } },
    { by: "bot", seenBy: ["alice", "bob"], heard: { kind: "posted", message: message("11", plans, "hi") } },
    {
      by: "person",
      name: "bob",
      deed: { kind: "click", messageId: "11", componentId: "ok", values: { days: ["a", "b"] } },
    },
    { by: "bot", seenBy: ["alice", "bob"], heard: { kind: "edited", message: message("11", plans, "done") } },
    { by: "bot", seenBy: ["alice", "bob"], heard: { kind: "reacted", messageId: "10", emoji: "👍" } },
    { by: "person", name: "bob", deed: { kind: "say", text: "psst", channelId: direct, messageId: "12" } },
    { by: "person", name: "alice", deed: { kind: "pay", receiver: "bot", amount: "5", note: "" } },
    { by: "person", name: "alice", deed: { kind: "remove", messageId: "3" } },
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
