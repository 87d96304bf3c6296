import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { startGreeterBot } from "../../examples/greeterBot.js";
import { startListBot } from "../../examples/listBot.js";
import { startSurveyBot } from "../../examples/surveyBot.js";
import { startTipBot } from "../../examples/tipBot.js";
import { mentioning } from "../../src/index.js";
import { type Action, type Person, type SeenMessage, testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

test.each(["surveyBot.ts", "listBot.ts", "greeterBot.ts", "tipBot.ts"])("%s is short", (file) => {
  const lines = readFileSync(join(import.meta.dirname, "../../examples", file), "utf8").split("\n");
  expect(lines.length).toBeLessThan(60);
});

test("somebody is greeted: an answer, its edit, a reaction", async () => {
  const bed = await testBed({ start: startGreeterBot });
  const alice = bed.person("alice");
  const said = alice.say("!hello");
  const answer = await said.answered("Let me think…");
  expect(answer.replyTo?.messageSenderId).toBe(alice.id);
  await alice.expectEdit("Hello, alice! Xin chào! 👋", { of: answer });
  await alice.expectReaction("👋", { on: await said });
  await alice.expectNoMessage();
});

test("a secret is for whoever asked", async () => {
  const bed = await testBed({ start: startGreeterBot });
  const [alice, bob] = bed.people("alice", "bob");
  const secret = await alice.say("!secret").answered("Only you can read this.");
  expect(secret.isEphemeral).toBe(true);
  await bob.expectNoMessage();
});

test("a vote is counted for whoever clicked", async () => {
  const bed = await testBed({ start: startGreeterBot });
  const [alice, bob] = bed.people("alice", "bob");
  const poll = await alice.say("!vote").answered("Tea or coffee?");
  expect(poll.components.map(({ label }) => label)).toStrictEqual(["Tea", "Coffee"]);
  const seenByBob = (await bob.expectMessage("Tea or coffee?")).button("Coffee");
  await poll.button("Tea").click().answered("Your vote for tea is counted.");
  await bob.expectNoMessage();
  await seenByBob.click().answered("Your vote for coffee is counted.");
  await alice.expectNoMessage();
});

test("what is said otherwise is left alone", async () => {
  const bed = await testBed({ start: startGreeterBot });
  await bed.person("alice").say("hello").unanswered();
});

test("a survey is filled in and read", async () => {
  const bed = await testBed({ start: startSurveyBot });
  const [alice, bob] = bed.people("alice", "bob");
  const survey = await alice.say("!survey").answered();
  expect(survey.embed.title).toBe("Who are you?");
  const seenByBob = await bob.expectMessage();
  // Somebody else's clicks are not theirs.
  await seenByBob.button("Cancel").click().unanswered();
  const form = survey.form.fill({ Name: "Lan", Team: "design", Plan: "pro", Birthdate: new Date("2001-02-28") });
  const result = await form.submit("Submit").edited("Lan, born in 2001, of team design, would like pro.");
  expect(result.components).toStrictEqual([]);
  await alice.expectNoMessage();
});

test("a survey is asked again when something is missing, and can be cancelled", async () => {
  const bed = await testBed({ start: startSurveyBot });
  const alice = bed.person("alice");
  const first = await alice.say("!survey").answered();
  const [hint, second] = await first.button("Submit").click().answers(2);
  expect(hint?.text).toBe("Your name and your birthdate are needed.");
  expect(hint?.isEphemeral).toBe(true);
  await second?.button("Cancel").click().edited("Another time, then.");
  await alice.expectNoMessage();
});

test("a list is turned page by page, by whoever asked for it, until the time is over", async () => {
  const bed = await testBed({ start: startListBot, clock: "fake" });
  const [alice, bob] = bed.people("alice", "bob");
  const list = await alice.say("!list").answered();
  expect(String(list)).toMatchInlineSnapshot(`
    "┌ What there is to eat
    │ • Phở
    │ • Bún chả
    │ • Bánh mì
    └ Page 1 of 3
    [◀] [▶]"
  `);
  const seenByBob = await bob.expectMessage();
  await seenByBob.button("▶").click().unanswered();
  const second = await list.button("▶").click().edited();
  expect(second.embed.footer).toBe("Page 2 of 3");
  expect(second.embed.description).toBe("• Gỏi cuốn\n• Bánh xèo\n• Cơm tấm");
  await bed.clock.advance("61s");
  expect(
    (await alice.expectEdit(undefined, { in: list.channelId })).components.every(({ isDisabled }) => isDisabled),
  ).toBe(true);
});

test("people are tipped by those who may, and told what became of it", async () => {
  const bed = await testBed({
    start: (options, { sandbox }) => startTipBot({ ...options, tippers: [sandbox.userId] }),
    timeoutMs: 15_000,
  });
  const { chain, sandbox } = bed;
  const [alice, bob, lan] = bed.people("alice", "bob", "lan");
  const tip = (who: Person, amount: string): Action<SeenMessage> => {
    const { text, mentions } = mentioning`!tip ${{ id: lan.id, name: lan.username }} ${amount}`;
    return who.say(text, { mentions });
  };
  const sending = await tip(alice, "1.5 for the coffee").answered("Sending 1.5…");
  await alice.expectEdit(/^Sent 1\.5 \([0-9a-f]{8}…\)$/, { of: sending });
  expect(chain.balanceOf(lan.id)).toBe("1.5");
  const sent = chain.transactions().find(({ sender }) => sender === chain.addressOf(sandbox.botId));
  expect(sent?.textData).toBe("for the coffee");
  await tip(alice, "20000").answered("Sending 20000…");
  await alice.expectEdit(/^Nothing was sent/);
  await tip(alice, "lots").answered("Sending lots…");
  await alice.expectEdit(/^That cannot be sent: amount/);
  await tip(bob, "1").answered("Only those who may can tip.");
  await alice.say("!tip").answered("Say whom and how much: !tip @somebody 1.5 for the coffee");
  await alice.say("!balance").answered("I hold 9998.5 tokens.");
  expect(chain.balanceOf(lan.id)).toBe("1.5");
});
