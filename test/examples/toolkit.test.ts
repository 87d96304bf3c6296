import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { startPollBot } from "../../examples/pollBot.js";
import { startReminderBot } from "../../examples/reminderBot.js";
import { startShopBot } from "../../examples/shopBot.js";
import { startSupportDesk } from "../../examples/supportDesk.js";
import { MemoryJobStorage } from "../../src/bot/index.js";
import type { MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { KyselyTransferJournal } from "../../src/wallet/index.js";
import { ManualClock } from "../unit/core/manualClock.js";

const PROJECT = resolve(import.meta.dirname, "../..");
const testBed = testBedsClosedBy(afterEach);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-example-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each(["reminderBot.ts", "pollBot.ts", "supportDesk.ts", "shopBot.ts"])("%s is short", (file) => {
  const lines = readFileSync(join(PROJECT, "examples", file), "utf8").split("\n");
  expect(lines.length).toBeLessThan(80);
});

test("a reminder comes at its time, to whoever asked, unless it was forgotten", async () => {
  const clock = new ManualClock();
  const jobs = new MemoryJobStorage();
  const bed = await testBed({ start: (options) => startReminderBot({ ...options, jobs, clock }) });
  const alice = bed.person("alice");
  const said = alice.say("!remind 10m drink tea");
  await alice.expectReaction("👍", { on: await said });
  await alice.say("!remind 5m nothing");
  await bed.bot.idle();
  await alice.say("!reminders").answered("1. nothing\n2. drink tea");
  await alice.say("!forget 1");
  await alice.say("!forget 7").answered("You have no such reminder.");
  await alice.say("!remind soon tea").answered(/is no duration/);
  clock.advance(600_000);
  await alice.expectMessage("⏰ @alice drink tea", { since: said });
});

const poll = async (file: string) => testBed({ start: (options) => startPollBot({ ...options, file }), world: MODS });
const MODS = {
  people: ["bob", "carol"],
  roles: [{ name: "mods", members: ["carol"], permissions: ["manage-channel"] }],
};

test("a poll is made in a conversation, counted, and closed by an admin only", async () => {
  const bed = await poll(join(temporaryFolder(), "poll.db"));
  const [alice, bob, carol] = bed.people("alice", "bob", "carol");
  await alice.say("!poll").answered("What is the question?");
  await alice.say("Tea or coffee?").answered(/Two to five words/);
  await alice.say("tea").answered("Two to five, please.");
  const open = await alice.say("tea coffee").answered(/tea +\| 0\ncoffee \| 0/u);
  await Promise.all(
    [alice, bob, carol].map((each) =>
      each.perform({ title: "voted" }, (user) => user.click(open, open.button("tea").id)),
    ),
  );
  await bed.bot.idle();
  await bob.perform({ title: "changed" }, (user) => user.click(open, open.button("coffee").id));
  await bob.expectEdit(/tea +\| 2\ncoffee \| 1/u, { of: open });
  await bob.perform({ title: "closes" }, (user) => user.click(open, open.button("Close").id));
  await bob.expectEphemeral("Only who made the poll, or an admin, can close it.");
  await carol.perform({ title: "closes" }, (user) => user.click(open, open.button("Close").id));
  const closed = await carol.expectEdit(/^Closed/u, { of: open });
  expect(closed.components).toStrictEqual([]);
});

test("a conversation goes on after kill -9", { timeout: 60_000 }, async () => {
  const file = join(temporaryFolder(), "poll.db");
  let child: ChildProcess | undefined;
  const run = async (options: MezonClientOptions): Promise<void> => {
    // Of the bed's options, the logger stays here.
    const given = JSON.stringify({ ...options, logger: undefined, file });
    child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "pollProcess.ts"), given], {
      cwd: PROJECT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit").then(() => expect.unreachable("the bot has ended"));
    // It ends later on, by kill -9.
    ended.catch(() => undefined);
    if (child.stdout !== null) await Promise.race([once(child.stdout, "data"), ended]);
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, "exit");
    child.kill("SIGKILL");
    await end;
  };
  let given: MezonClientOptions = {};
  const bed = await testBed({
    timeoutMs: 20_000,
    start: async (options) => {
      given = options;
      await run(options);
      return { close: kill };
    },
  });
  const alice = bed.person("alice");
  await alice.say("!poll").answered("What is the question?");
  await alice.say("Tea or coffee?").answered(/Two to five words/);
  await kill();
  await run(given);
  const open = await alice.say("tea coffee").answered(/^Tea or coffee\?/u);
  await kill();
  await run(given);
  await open
    .button("tea")
    .click()
    .edited(/tea +\| 1/u);
});

test("a support desk mirrors both ways: messages, edits, removals, files", async () => {
  const bed = await testBed({
    start: (options, place) => startSupportDesk({ ...options, deskChannelId: place.channel("desk").id }),
    world: { people: ["bob"], channels: ["desk"] },
  });
  const [alice, bob] = bed.people("alice", "bob");
  const attachments = [{ filename: "cat.png", url: "https://cdn.mezon.ai/cat.png", filetype: "image/png" }];
  const asked = await alice.dm("My order is late", { attachments });
  await bed.bot.idle();
  const copy = await vi.waitFor(() => {
    const found = bob.seen.find(({ text }) => text === "My order is late");
    expect(found).toBeDefined();
    return found as NonNullable<typeof found>;
  });
  expect(copy.attachments[0]?.url).toBe("https://cdn.mezon.ai/cat.png");
  await alice.edit(asked, "My order is very late");
  await bob.expectEdit("My order is very late", { of: copy });
  const answer = await bob.say("It comes tomorrow", { in: copy.channelId });
  const told = await alice.expectDm("It comes tomorrow");
  await bob.edit(answer, "It comes today");
  await alice.expectEdit("It comes today", { of: told });
  await alice.remove(asked);
  await bob.expectRemoval({ of: copy });
  await bob.say("not for the desk").unanswered();
});

test("a shop takes what was paid in, sells, and pays out", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const transferJournal = new KyselyTransferJournal({ file: join(folder, "transfers.db") });
  onTestFinished(() => transferJournal.close());
  const bed = await testBed({
    timeoutMs: 30_000,
    start: (options) => startShopBot({ ...options, transferJournal, ledger: { file: join(folder, "ledger.db") } }),
  });
  const alice = bed.person("alice");
  bed.sandbox.chain.fund(alice.id, "100");
  await alice.say("!balance").answered("You have 0.");
  await alice.perform({ title: "paid" }, (user) => user.pay(bed.sandbox.botId, "5"));
  await alice.expectDm("You have paid in 5. Thank you!");
  const shop = await alice.say("!shop").answered("What would you like?");
  await shop.button("Sticker: 1.5").click().answered("Here you are: a Sticker.");
  await shop.button("Badge: 4").click().answered("You have not enough.");
  const before = bed.sandbox.chain.unitsOf(alice.id);
  await alice.say("!withdraw 2").answered("2 are on their way.");
  expect(bed.sandbox.chain.unitsOf(alice.id) - before).toBe(2_000_000n);
  await alice.say("!withdraw 9").answered("You have not enough.");
  await alice.say("!balance").answered("You have 1.5.");
});
