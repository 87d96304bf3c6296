import { expect, onTestFinished, test, vi } from "vitest";
import { MezonClient } from "../../src/index.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";

/** A bot and a person, both connected. */
async function connected(): Promise<{ sandbox: Sandbox; bot: MezonClient; alice: MezonClient }> {
  const sandbox = await createSandbox({ logger: false });
  const { host, port, useSSL } = sandbox;
  const { email, password } = sandbox.user("alice").credentials;
  const bot = new MezonClient({ ...sandbox, logger: false, reconnectBaseMs: 1 });
  const alice = new MezonClient({ host, port, useSSL, person: { email, password }, logger: false });
  onTestFinished(async () => {
    await Promise.all([bot.close({ drainMs: 0 }), alice.close()]);
    await sandbox.close();
  });
  await Promise.all([bot.login(), alice.login()]);
  return { sandbox, bot, alice };
}

test.each(["disconnectAll", "cut"] as const)("%s can be of one person's sockets", async (name) => {
  const { sandbox, bot, alice } = await connected();
  const lost = { bot: vi.fn(), alice: vi.fn() };
  bot.on("disconnected", lost.bot);
  alice.on("disconnected", lost.alice);
  if (name === "cut") sandbox.faults.cut({ of: sandbox.botId });
  else sandbox.disconnectAll(1001, { of: sandbox.botId });
  await vi.waitFor(() => expect(lost.bot).toHaveBeenCalledOnce());
  await sandbox.settled();
  expect(lost.alice).not.toHaveBeenCalled();
  expect(alice.state).toBe("ready");
});

test("the sockets of one person are half-open, and others' frames are left alone", async () => {
  const { sandbox, bot, alice } = await connected();
  const heard = { bot: vi.fn(), alice: vi.fn() };
  bot.on("message", ({ text }) => heard.bot(text));
  alice.on("message", ({ text }) => heard.alice(text));
  const dropped = sandbox.faults.frames({ kind: "drop", of: "push", to: sandbox.botId, times: Infinity });
  const bob = sandbox.user("bob");
  await bob.send(sandbox.channelId, "one");
  await vi.waitFor(() => expect(heard.alice).toHaveBeenCalledWith("one"));
  dropped.remove();
  sandbox.faults.halfOpen({ of: { id: sandbox.botId } });
  await bob.send(sandbox.channelId, "two");
  await vi.waitFor(() => expect(heard.alice).toHaveBeenCalledWith("two"));
  expect(heard.bot).not.toHaveBeenCalled();
});

test("a call over HTTP names whose it is, a login nobody", async () => {
  const sandbox = await createSandbox({ logger: false });
  const seen: (readonly [string, string])[] = [];
  sandbox.observeTraffic((item) => {
    if (item.kind === "http") seen.push([item.path, item.personId]);
  });
  await using _closing = sandbox;
  await using bot = new MezonClient({ ...sandbox, logger: false });
  await bot.login();
  expect(seen).toContainEqual(["/v2/apps/authenticate/token", ""]);
  expect(seen).toContainEqual(["/mezon.api.Mezon/ListClanDescs", sandbox.botId]);
});

test("the overview tells of topics, and of polls with their votes", async () => {
  const { sandbox, bot, alice } = await connected();
  const channel = await bot.channels.fetch(sandbox.channelId);
  const { pollId, messageId } = await channel.polls.create({ question: "When?", answers: ["now", "later"] });
  await (await alice.channels.fetch(sandbox.channelId)).polls.vote({ pollId, messageId }, 1);
  const { id } = await channel.topics.create(messageId);
  const { polls, topics } = sandbox.overview();
  expect(topics).toStrictEqual([{ id, channelId: sandbox.channelId, messageId }]);
  expect(polls).toMatchObject([
    {
      ...{ id: pollId, messageId, question: "When?", isMultiple: false, isClosed: false, creatorId: sandbox.botId },
      answers: [
        { label: "now", voterIds: [] },
        { label: "later", voterIds: [sandbox.userId] },
      ],
    },
  ]);
});
