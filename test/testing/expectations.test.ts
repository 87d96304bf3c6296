import { expect, test } from "vitest";
import { MezonClient } from "../../src/index.js";
import { ExpectationError, type StartBot } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

const pong = botThat(async (message) => {
  if (message.text === "!ping") await message.reply("pong");
});

test("an answer is what comes after the action", async () => {
  const bed = await testBed({ start: pong });
  const alice = bed.person("alice");
  const answer = await alice.say("!ping").answered("pong");
  expect(answer.text).toBe("pong");
  expect(answer.replyTo?.messageSenderId).toBe(alice.id);
});

test("an earlier answer does not satisfy a later wait, met or not", async () => {
  let pongs = 0;
  const bed = await testBed({
    start: botThat(async (message) => {
      pongs += 1;
      if (pongs <= 2) await message.reply("pong");
    }),
    timeoutMs: 100,
  });
  const alice = bed.person("alice");
  await alice.say("!ping");
  await bed.bot.idle();
  await alice.expectMessage("pong");
  await alice.say("!ping");
  await bed.bot.idle();
  // Nobody has looked at the second pong.
  await expect(alice.say("!ping").answered("pong")).rejects.toBeInstanceOf(ExpectationError);
  await expect(alice.expectMessage("pong")).rejects.toThrow(/\{ since: "start" \} looks back/);
  await alice.expectMessage("pong", { since: "start" });
  expect(alice.seen.filter(({ text }) => text === "pong")).toHaveLength(2);
});

test("what has met one expectation meets no other", async () => {
  const bed = await testBed({ start: pong, timeoutMs: 500 });
  const alice = bed.person("alice");
  await alice.say("!ping");
  await alice.expectMessage("pong");
  await expect(alice.expectMessage("pong")).rejects.toThrow(/has met an expectation already/);
  await alice.say("!ping");
  const [carol, dan] = bed.people("carol", "dan");
  await carol.say("!ping");
  await carol.expectMessage("pong");
  await dan.expectMessage("pong");
});

test("an action of anybody opens the scope of everybody", async () => {
  const bed = await testBed({ start: pong, timeoutMs: 500 });
  const [alice, bob] = bed.people("alice", "bob");
  await alice.say("!ping");
  await bob.expectMessage("pong");
  const said = bob.say("thanks");
  await said;
  await expect(alice.expectMessage("pong")).rejects.toBeInstanceOf(ExpectationError);
  await alice.expectMessage("pong", { since: "start" });
  await expect(bob.expectMessage("pong", { since: said })).rejects.toBeInstanceOf(ExpectationError);
});

test("a doubled answer is none", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      await message.reply("pong");
      await message.reply("pong");
    }),
  });
  const alice = bed.person("alice");
  await expect(alice.say("!ping").answered("pong")).rejects.toThrow(
    /the answer "pong" of bot in #general, once: one came, and then another/,
  );
  expect((await alice.say("!ping").answers(2)).map(({ text }) => text)).toStrictEqual(["pong", "pong"]);
  await expect(alice.say("!ping").answers(3, { timeoutMs: 100 })).rejects.toThrow(
    /a message of bot in #general, 3 times: only 2 came within 100 ms/,
  );
});

test("a second answer is noticed while the handler is at work, also when it takes its time", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      await message.reply("pong");
      await new Promise((resolve) => setTimeout(resolve, 120));
      await message.reply("pong");
    }),
  });
  await expect(bed.person("alice").say("!ping").answered("pong")).rejects.toThrow(/one came, and then another/);
});

test("one message meets one of two expectations that wait side by side", async () => {
  const bed = await testBed({ start: pong, timeoutMs: 300 });
  const alice = bed.person("alice");
  await alice.say("hello").unanswered();
  const said = alice.say("!ping");
  const outcomes = await Promise.allSettled([
    alice.expectMessage("pong", { since: said }),
    alice.expectMessage("pong", { since: said }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toStrictEqual(["fulfilled", "rejected"]);
});

test("the message that was said is nearly nothing", async () => {
  const bed = await testBed({ start: pong, timeoutMs: 100 });
  const failure = await bed
    .person("alice")
    .say("!nothing")
    .answered("pong")
    .catch((error: unknown) => error as ExpectationError);
  expect(failure).toBeInstanceOf(ExpectationError);
  expect((failure as ExpectationError).message).not.toContain("Nearly");
  expect((failure as ExpectationError).expected).toBe('alice expected the answer "pong" of bot in #general');
});

/** A bot that does not report whether it is at work, as one on another SDK, or in another process. */
const foreignPong: StartBot<AsyncDisposable> = async (options) => {
  const client = new MezonClient(options);
  client.on("message", (message) => {
    if (message.text === "!ping") setTimeout(() => void message.reply("pong"), 40);
  });
  await client.login();
  return { [Symbol.asyncDispose]: () => client.close() };
};

test("a bot that reports nothing is at rest when it is silent", async () => {
  const bed = await testBed({ start: foreignPong });
  const alice = bed.person("alice");
  expect(bed.bot.client).toBeUndefined();
  await expect(alice.say("!ping").unanswered()).rejects.toThrow(/expected no message/);
  await alice.expectMessage("pong");
  await alice.say("hello").unanswered();
  const said = alice.say("!ping");
  await said;
  await bed.bot.idle();
  await said.answered("pong", { timeoutMs: 1 });
});

test.each([
  ["another text", "pnog", /expected the answer "pong" of bot in #general: it was "pnog"\./],
  ["nothing", undefined, /none came within 100 ms/],
])("an answer that is %s is none", async (_what, text, failure) => {
  const bed = await testBed({
    start: botThat(async (message) => text === undefined || (await message.reply(text))),
    timeoutMs: text === undefined ? 100 : 3_000,
  });
  await expect(bed.person("alice").say("!ping").answered("pong")).rejects.toThrow(failure);
});

test("an answer in another channel is none, and the failure says where it came", async () => {
  const bed = await testBed({
    world: { channels: ["other"] },
    start: botThat(async (_message, client) => {
      await (await client.channels.fetch(otherId)).send("pong");
    }),
    timeoutMs: 200,
  });
  const alice = bed.person("alice");
  const otherId = bed.channel("other").id;
  const said = alice.say("!ping");
  await said;
  await bed.bot.idle();
  await expect(said.answered()).rejects.toThrow(/Nearly: it came in #other\./);
  await alice.expectMessage("pong", { in: bed.channel("other") });
});

test("an ephemeral answer to somebody else is none", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      await message.replyEphemeral("secret", { receiverIds: [bobsId] });
    }),
    timeoutMs: 200,
  });
  const [alice, bob] = bed.people("alice", "bob");
  const bobsId = bob.id;
  const said = alice.say("!secret");
  await said;
  await bed.bot.idle();
  await expect(said.answered()).rejects.toThrow(/alice does not see it/);
  expect((await bob.expectEphemeral("secret")).isEphemeral).toBe(true);
});

test("a reply to somebody else's message is no answer", async () => {
  let first: Parameters<Parameters<typeof botThat>[0]>[0] | undefined;
  const bed = await testBed({
    start: botThat(async (message) => {
      first ??= message;
      if (first !== message) await first.reply("pong");
    }),
    timeoutMs: 200,
  });
  const [alice, bob] = bed.people("alice", "bob");
  await alice.say("hello").unanswered();
  const said = bob.say("!ping");
  await said;
  await bed.bot.idle();
  await expect(said.answered()).rejects.toThrow(/it replied to another message/);
});

test("edits, reactions, removals and direct messages are expected by name", async () => {
  const bed = await testBed({
    start: botThat(async (message, client) => {
      const reply = await message.reply("Let me think…");
      await reply.update("42");
      await message.react("👍");
      await reply.delete();
      if (message.clan !== undefined) await client.dm(message.author.id, "psst");
    }),
  });
  const alice = bed.person("alice");
  const said = await alice.say("!think");
  const answer = await alice.expectMessage("Let me think…");
  const edit = await alice.expectEdit("42", { of: answer });
  expect(edit.id).toBe(answer.id);
  expect(answer.text).toBe("Let me think…");
  await alice.expectReaction("👍", { on: said });
  await alice.expectRemoval({ of: answer });
  await alice.expectDm("psst");
  expect((await alice.dm("hello?").answered()).text).toBe("Let me think…");
});

test("nothing is expected until the bot is at rest", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      if (message.text === "!late") await new Promise((resolve) => setTimeout(resolve, 30));
      if (message.text !== "!quiet") await message.reply("pong");
    }),
  });
  const alice = bed.person("alice");
  await alice.say("!quiet").unanswered();
  await alice.expectNoMessage();
  await alice.say("!late");
  await expect(alice.expectNoMessage()).rejects.toThrow(/alice expected no message/);
  await alice.expectMessage("pong");
  await alice.expectNoMessage({ within: "20ms" });
});

test("a function decides what is expected, and what it throws fails the test", async () => {
  const bed = await testBed({ start: pong });
  const alice = bed.person("alice");
  await alice.say("!ping").answered(({ references }) => references.length === 1);
  await alice.say("!ping");
  await alice.expectMessage(/^PO/i);
  await alice.say("!ping");
  const thrown = new Error("no");
  const wait = alice.expectMessage(() => {
    throw thrown;
  });
  await expect(wait).rejects.toBe(thrown);
});

test("a wait ends with its bed", async () => {
  const bed = await testBed({ start: pong });
  const wait = bed.person("alice").expectMessage();
  const failed = expect(wait).rejects.toThrow("the test bed was closed");
  await bed.close();
  await failed;
});

test("a bot that types shows it, in its channel", async () => {
  const bed = await testBed({
    world: { channels: ["games"] },
    start: botThat(async (message) => {
      await message.channel.startTyping();
      await message.reply("done");
    }),
  });
  const [alice, bob] = bed.people("alice", "bob");
  await alice.say("!work").answered("done");
  await alice.expectTyping();
  await bob.expectTyping({ in: bed.channel() });
  await bob.perform({ title: "typed" }, (user) => user.type(bed.channel("games")));
  const short = { timeoutMs: 20 };
  await expect(alice.expectTyping(short)).rejects.toThrow(/a sign that bot types in #general: none came/);
  await expect(alice.expectTyping({ in: bed.channel("games"), ...short })).rejects.toThrow("Nearly: bob typed.");
  await alice.expectTyping({ from: bob, in: "anywhere" });
});
