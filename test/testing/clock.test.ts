import { scheduler, setTimeout as sleep } from "node:timers/promises";
import { Cron } from "croner";
import { expect, test } from "vitest";
import { MezonClient } from "../../src/index.js";
import { createTestBed, FakeClockError } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

const reminder = botThat((message) => {
  const [command, minutes] = message.text.split(" ");
  if (command !== "!remind") return undefined;
  setTimeout(() => void message.reply(`${minutes} minutes are over`), Number(minutes) * 60_000);
  return message.react("⏰");
});

test("time passes at will, for the bot's own timers", async () => {
  const bed = await testBed({ clock: { now: "2026-01-31T08:00:00Z" }, start: reminder });
  const alice = bed.person("alice");
  await alice.say("!remind 10");
  await alice.expectReaction("⏰");
  await alice.expectNoMessage({ within: "9m" });
  await bed.clock.advance("1m");
  await alice.expectMessage("10 minutes are over");
  expect(new Date().toISOString()).toBe("2026-01-31T08:10:00.000Z");
  await bed.clock.advanceTo("2026-02-01T08:00:00Z");
  expect(bed.clock.now()).toBe(Date.parse("2026-02-01T08:00:00Z"));
});

test("a reminder that comes too early fails", async () => {
  const bed = await testBed({
    clock: "fake",
    start: botThat((message) => {
      setTimeout(() => void message.reply("over"), 60_000);
    }),
  });
  const alice = bed.person("alice");
  await alice.say("!remind 10");
  await expect(alice.expectNoMessage({ within: "9m" })).rejects.toThrow(/#general {2}bot \(to alice\): over/);
});

test("timers of every kind move: intervals, timers of modules, what a timer sets in its turn", async () => {
  const times: string[] = [];
  const note = (what: string): void => void times.push(`${what} ${new Date().toISOString().slice(11, 19)}`);
  const bed = await testBed({
    clock: { now: "2026-01-31T08:00:00Z" },
    start: (options) => {
      const interval = setInterval(() => note("interval"), 20_000);
      setTimeout(() => setTimeout(() => note("nested"), 15_000), 15_000);
      void sleep(45_000).then(() => note("promise"));
      return { client: new MezonClient(options), close: () => clearInterval(interval) };
    },
  });
  await bed.clock.advance("1m");
  expect(times).toStrictEqual([
    "interval 08:00:20",
    "nested 08:00:30",
    "interval 08:00:40",
    "promise 08:00:45",
    "interval 08:01:00",
  ]);
});

test("cron jobs and node's scheduler go by it", async () => {
  const times: string[] = [];
  const note = (what: string): void => void times.push(`${what} ${new Date().toISOString().slice(5, 16)}`);
  const bed = await testBed({
    clock: { now: "2026-01-31T06:00:00Z" },
    start: (options) => {
      const job = new Cron("0 8 * * *", { timezone: "UTC" }, () => note("cron"));
      void scheduler.wait(5_400_000).then(() => note("scheduler"));
      return { client: new MezonClient(options), close: () => job.stop() };
    },
  });
  await bed.clock.advance("2d");
  expect(times).toEqual(["scheduler 01-31T07:30", "cron 01-31T08:00", "cron 02-01T08:00"]);
  await bed.close();
  expect(Object.hasOwn(scheduler, "wait")).toBe(false);
});

test("between two timers the bot finishes what the first has begun, over the network", async () => {
  const bed = await testBed({
    clock: { now: "2026-01-31T08:00:00Z" },
    start: botThat((message) => {
      setTimeout(() => void message.reply(`first at ${new Date().toISOString().slice(11, 19)}`), 1_000);
      setTimeout(() => void message.reply(`second at ${new Date().toISOString().slice(11, 19)}`), 2_000);
    }),
  });
  const alice = bed.person("alice");
  await alice.say("!go");
  await bed.clock.advance("1h");
  const [first, second] = [await alice.expectMessage(/first/), await alice.expectMessage(/second/)];
  expect([first.text, second.text]).toStrictEqual(["first at 08:00:01", "second at 08:00:02"]);
  expect(bed.transcript()).toContain("— 1 h passed");
  const stored = bed.sandbox.messages(bed.sandbox.channelId).map(({ createdAt }) => createdAt.toISOString());
  expect(stored.slice(1)).toStrictEqual(["2026-01-31T08:00:01.000Z", "2026-01-31T08:00:02.000Z"]);
});

test("a day passes with the client's heartbeats and session renewals, and it stays connected", async () => {
  const bed = await testBed({ clock: "fake", start: reminder });
  await bed.clock.advance("1d");
  expect(bed.bot.client?.stats()).toMatchObject({ state: "ready", reconnects: 0 });
  await bed.person("alice").say("!remind 1");
  await bed.clock.advance("1m");
  await bed.person("alice").expectMessage("1 minutes are over");
});

test("handlers that wait for time do not keep time from passing", async () => {
  const bed = await testBed({
    clock: "fake",
    start: botThat(async (message) => {
      await sleep(3_600_000);
      await message.reply("an hour later");
    }),
  });
  const alice = bed.person("alice");
  await alice.say("!later");
  await bed.clock.advance("1h");
  await alice.expectMessage("an hour later");
  await alice.say("!never");
});

test("what a timer of the bot throws is told, and ends the passing of time", async () => {
  const bed = await testBed({
    clock: "fake",
    start: botThat(() => {
      setTimeout(() => {
        throw new TypeError("forgot something");
      }, 1_000);
    }),
  });
  await bed.person("alice").say("!go").unanswered();
  await expect(bed.clock.advance("1m")).rejects.toThrow("forgot something");
  expect(bed.bot.errors.map(({ message }) => message)).toStrictEqual(["forgot something"]);
});

test("timers are real again when the bed is closed", async () => {
  const real = { setTimeout, setInterval, clearTimeout, Date };
  const bed = await testBed({ clock: "fake", start: reminder });
  expect(setTimeout).not.toBe(real.setTimeout);
  await bed.close();
  expect({ setTimeout, setInterval, clearTimeout, Date }).toStrictEqual(real);
  await sleep(1);
});

test("a fake clock is refused beside another test bed, in either order", async () => {
  const real = await testBed({ start: reminder });
  const refused = createTestBed({ clock: "fake", start: reminder });
  await expect(refused).rejects.toBeInstanceOf(FakeClockError);
  await expect(refused).rejects.toThrow(/must run one after another/);
  await real.close();
  const fake = await testBed({ clock: "fake", start: reminder });
  await expect(createTestBed({ start: reminder })).rejects.toBeInstanceOf(FakeClockError);
  await fake.close();
  await testBed({ start: reminder });
});

test("a fake clock is refused where the runner's own is in use", async ({ onTestFinished }) => {
  const { vi } = await import("vitest");
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await expect(createTestBed({ clock: "fake", start: reminder })).rejects.toThrow(/use one or the other/);
});

test("the machine's time does not pass at will", async () => {
  const bed = await testBed({ start: reminder });
  await expect(bed.clock.advance("1m")).rejects.toBeInstanceOf(FakeClockError);
});

test.each(["", "10", "1x", "-1m", "1m 30s"])("%j is no duration", async (duration) => {
  const bed = await testBed({ clock: "fake", start: reminder });
  await expect(bed.clock.advance(duration)).rejects.toMatchObject({ code: "validation_failed", path: "duration" });
});
