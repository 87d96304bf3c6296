/** What `runners.test.ts` runs with `node:test`: the kit as its users write tests. The second test fails on purpose. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { startGreeterBot } from "../../examples/greeterBot.js";
import { testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

void test("a vote is counted", async () => {
  const bed = await testBed({ start: startGreeterBot, clock: "fake" });
  const alice = bed.person("alice");
  const poll = await alice.say("!vote").answered("Tea or coffee?");
  await poll.button("Tea").click().answered("Your vote for tea is counted.");
  await alice.expectNoMessage({ within: "1h" });
  assert.match(bed.transcript(), /alice clicked \[Tea\]/);
});

void test("a vote is lost", async () => {
  const bed = await testBed({ start: startGreeterBot, timeoutMs: 200 });
  await bed.person("alice").expectMessage("Your vote is lost.");
});
