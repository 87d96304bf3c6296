import { afterEach, describe, expect, test } from "vitest";
import { Bot, MemoryJobStorage, Scheduler } from "../../../src/bot/index.js";
import { ValidationError } from "../../../src/index.js";
import { testBedsClosedBy } from "../../../src/testing/index.js";
import { ManualClock } from "../../unit/core/manualClock.js";
import { MINUTE, pass, schedulerWith, settled } from "./jobStorages.js";

const testBed = testBedsClosedBy(afterEach);

describe("a scheduler", () => {
  test("refuses what it cannot do, by name", async () => {
    const clock = new ManualClock();
    const scheduler = schedulerWith({ clock });
    const job = scheduler.define<unknown>("job", () => undefined);
    const refusals: readonly (readonly [string, Promise<unknown>])[] = [
      ["payload", job.schedule({ after: 1, payload: new Date() })],
      ["payload.at", job.schedule({ after: 1, payload: { at: 1n } })],
      ["payload.list[1]", job.schedule({ after: 1, payload: { list: [1, Number.NaN] } })],
      ["key", job.schedule({ after: 1, key: "" })],
      ["name", scheduler.schedule("jobb", { after: 1 })],
      ["evry", job.schedule({ evry: "1m" } as never)],
    ];
    for (const [path, refused] of refusals) await expect(refused).rejects.toMatchObject({ path });
    expect(() => scheduler.define("job", () => undefined)).toThrow(ValidationError);
    expect(() => scheduler.define("other", () => undefined, { retries: -1 })).toThrow(ValidationError);
    expect(() => new Scheduler({ timeZone: "Nowhere" })).toThrow(ValidationError);
  });

  test("leaves a job alone whose name it does not know, and one too many in memory is refused", async () => {
    const clock = new ManualClock();
    const storage = new MemoryJobStorage({ limit: 1 });
    const one = schedulerWith({ clock, storage });
    one.define("known", () => undefined);
    await one.schedule("known", { after: "1m" });
    await expect(one.schedule("known", { after: "1m" })).rejects.toMatchObject({ code: "queue_full" });
    const other = schedulerWith({ clock, storage });
    await other.start();
    await pass(clock, 10 * MINUTE);
    expect(await other.list()).toHaveLength(1);
  });

  test("aborts what is cancelled, and runs again what its stop interrupts", async () => {
    const clock = new ManualClock();
    const storage = new MemoryJobStorage();
    const attempts: number[] = [];
    const begin = async (): Promise<Scheduler> => {
      const scheduler = schedulerWith({ clock, storage });
      scheduler.define("wait", (_payload, { signal, attempt }) => {
        attempts.push(attempt);
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason as Error));
        });
      });
      await scheduler.start();
      return scheduler;
    };
    const first = await begin();
    await first.schedule("wait", { after: 0, key: "one" });
    await pass(clock, 20);
    await first.stop();
    expect(clock.pending).toBe(0);
    const second = await begin();
    await settled();
    await pass(clock, 20);
    expect(attempts).toStrictEqual([1, 1]);
    expect(await second.cancel("one")).toBe(true);
    await settled();
    await pass(clock, 10 * MINUTE);
    expect(await second.list()).toStrictEqual([]);
    expect(attempts).toStrictEqual([1, 1]);
  });

  test("of a bot begins when the client is ready, reports to its error event and lives in fake time", async () => {
    const errors: string[] = [];
    const bed = await testBed({
      clock: { now: "2026-01-31T08:00:00Z" },
      start: async (options) => {
        const bot = new Bot(options);
        const scheduler = new Scheduler({ timeZone: "Asia/Ho_Chi_Minh" });
        const remind = scheduler.define<{ channelId: string; text: string }>("remind", async (payload) => {
          await bot.client.channels.handle(payload.channelId).send(payload.text);
        });
        scheduler.define("broken", () => Promise.reject(new Error("broken")), { retries: 0 });
        await scheduler.schedule("broken", { cron: "0 16 * * *" });
        bot.client.on("error", ({ message }) => void errors.push(message));
        bot.command("remind", async (ctx) => {
          await remind.schedule({ after: "10m", payload: { channelId: ctx.channelId, text: "time for tea" } });
          await ctx.reply("I will");
        });
        await bot.addService(scheduler).start();
        return bot;
      },
    });
    const alice = bed.person("alice");
    await alice.say("!remind").answered();
    await alice.expectNoMessage({ within: "9m" });
    await bed.clock.advance("1m");
    await alice.expectMessage("time for tea");
    expect(errors).toStrictEqual([]);
    await bed.clock.advanceTo("2026-01-31T09:00:00Z");
    expect(errors).toStrictEqual([expect.stringContaining('attempt 1 of the job "broken"')]);
  });
});

test("a scheduler that is stopped while it starts runs nothing", async () => {
  const clock = new ManualClock();
  const scheduler = schedulerWith({ clock });
  let runs = 0;
  const job = scheduler.define("job", () => {
    runs += 1;
  });
  await job.schedule({ after: "1s" });
  const starting = scheduler.start();
  await scheduler.stop();
  await starting;
  clock.advance(MINUTE);
  await settled();
  expect(runs).toBe(0);
  await Promise.all([scheduler.start(), scheduler.start()]);
  await settled();
  expect(runs).toBe(1);
});

test("a job is looked for, in whichever moment of a look it is scheduled", async () => {
  for (let ticks = 0; ticks < 16; ticks += 1) {
    const clock = new ManualClock();
    const scheduler = schedulerWith({ clock });
    const ran: string[] = [];
    const job = scheduler.define<string>("job", (name) => void ran.push(name));
    await scheduler.start();
    await settled();
    await job.schedule({ after: "1m", payload: "late" });
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    await job.schedule({ after: "10s", payload: "soon" });
    await settled();
    clock.advance(10_000);
    await settled();
    expect([ticks, ran]).toStrictEqual([ticks, ["soon"]]);
    await scheduler.stop();
  }
});
