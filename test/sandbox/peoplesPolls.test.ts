import { expect, test } from "vitest";
import { MezonError, ValidationError } from "../../src/core/errors.js";
import { start } from "./rawSocket.js";

test("people ask a poll, vote, vote again, and only who asked closes it", async () => {
  const sandbox = await start();
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const poll = await alice.createPoll(sandbox.channelId, { question: "Tea?", answers: ["yes", "no"] });
  expect(poll.text).toBe("Tea?");
  await bob.vote(poll, [0]);
  await bob.vote(poll, [1]);
  const [known] = sandbox.overview().polls;
  expect(known).toMatchObject({ messageId: poll.id, question: "Tea?", isMultiple: false, isClosed: false });
  expect(known?.answers.map(({ voterIds }) => voterIds)).toStrictEqual([[], [bob.id]]);
  await expect(bob.vote(poll, [0, 1])).rejects.toThrow("takes one answer");
  await expect(bob.closePoll(poll)).rejects.toBeInstanceOf(MezonError);
  await alice.closePoll(poll);
  await expect(bob.vote(poll, [0])).rejects.toThrow("is closed");
});

test("a topic has one id for everybody, and messages are posted in it", async () => {
  const sandbox = await start();
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const message = await alice.send(sandbox.channelId, "start");
  const topicId = await alice.openTopic(message);
  expect(await bob.openTopic(message)).toBe(topicId);
  expect(await bob.send(sandbox.channelId, "inside", { topicId })).toMatchObject({ topicId });
});

test("a poll that is none is refused by the name of what is wrong", async () => {
  const sandbox = await start();
  const alice = sandbox.user("alice");
  const poll = { question: "Tea?", answers: ["yes", "no"] };
  for (const [path, odd] of [
    ["poll.question", { question: 5 }],
    ["poll.answers[1]", { answers: ["yes", 5] }],
    ["poll.multiple", { multiple: "yes" }],
    ["poll.expireHours", { expireHours: -1 }],
  ] as const) {
    const error: unknown = await alice
      .createPoll(sandbox.channelId, { ...poll, ...odd } as never)
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ path });
  }
  const asked = await alice.createPoll(sandbox.channelId, poll);
  await expect(alice.vote(asked, [-1])).rejects.toMatchObject({ path: "answers[0]" });
});
