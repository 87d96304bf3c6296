import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PostgresDialect } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { Bot, JobError, KyselyJobStorage, MemoryJobStorage, Scheduler } from "../../../src/bot/index.js";
import type { JobStorage } from "../../../src/bot/scheduler/jobStorage.js";
import type { SchedulerOptions } from "../../../src/bot/scheduler/schedulerOptions.js";
import { type Clock, systemClock } from "../../../src/core/clock.js";
import { ValidationError } from "../../../src/index.js";
import { testBedsClosedBy } from "../../../src/testing/index.js";
import { type PostgresServer, startPostgres } from "../../cache/postgresServer.js";
import { ManualClock } from "../../unit/core/manualClock.js";

const MINUTE = 60_000;
const testBed = testBedsClosedBy(afterEach);
let postgres: PostgresServer | string = "not started";

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => {
  if (typeof postgres !== "string") postgres.stop();
});

/** Returns what opens the same jobs again, as another process does. */
type OpenStorage = () => Promise<(clock: ManualClock) => JobStorage>;

const kinds: Readonly<Record<string, OpenStorage>> = {
  memory: async () => {
    const storage = new MemoryJobStorage();
    return () => storage;
  },
  sqlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), "mezonkit-jobs-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return (clock) => counted(new KyselyJobStorage({ file: join(folder, "jobs.db"), clock: waitingReally(clock) }));
  },
  postgres: async () => {
    if (typeof postgres === "string") throw new Error(postgres);
    const pool = await postgres.createDatabase();
    return (clock) => {
      const dialect = () => new PostgresDialect({ pool: pool() });
      return counted(new KyselyJobStorage({ dialect, clock: waitingReally(clock) }));
    };
  },
};

function schedulerWith(options: SchedulerOptions & { readonly clock: ManualClock }): Scheduler {
  const scheduler = new Scheduler({ onError: () => undefined, random: () => 0, ...options });
  onTestFinished(() => scheduler.stop({ drainMs: 0 }));
  return scheduler;
}

/** Lets the storages answer, and what follows from their answers. */
async function settled(): Promise<void> {
  for (let idle = 0; idle < 3; idle += 1) {
    await new Promise((resolve) => setTimeout(resolve, 3));
    if (underWay > 0) idle = -1;
  }
}

let underWay = 0;

/** The same storage; its calls that are under way are counted. */
function counted(storage: JobStorage): JobStorage {
  return new Proxy(storage, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        underWay += 1;
        try {
          return await (value as (...args: readonly unknown[]) => unknown).apply(target, given as unknown[]);
        } finally {
          underWay -= 1;
        }
      };
    },
  });
}

/** The time of `clock`; a locked database is waited for in real time. */
function waitingReally(clock: ManualClock): Clock {
  return { ...systemClock, now: () => clock.now() };
}

/** Moves on in steps, so that what is due at a time is done before the next. */
async function pass(clock: ManualClock, ms: number, steps = 1): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    clock.advance(ms / steps);
    await settled();
  }
}

describe.each(Object.entries(kinds))("jobs in %s", (_, openStorage) => {
  test("run once at their time, with their payload, and are gone then", async () => {
    const clock = new ManualClock();
    const storage = (await openStorage())(clock);
    const scheduler = schedulerWith({ clock, storage });
    const told: string[] = [];
    const remind = scheduler.define<{ text: string }>("remind", ({ text }) => void told.push(text));
    await scheduler.start();
    const { id } = await remind.schedule({ after: "10m", payload: { text: "tea" } });
    expect(await scheduler.list()).toMatchObject([{ id, name: "remind", payload: { text: "tea" } }]);
    await pass(clock, 10 * MINUTE - 100);
    expect(told).toStrictEqual([]);
    await pass(clock, 100);
    expect(told).toStrictEqual(["tea"]);
    await pass(clock, 10 * MINUTE);
    expect(told).toStrictEqual(["tea"]);
    expect(await scheduler.get(id)).toBeUndefined();
  });

  test("are kept over a restart; what repeats is missed once by default", async () => {
    const clock = new ManualClock();
    const open = await openStorage();
    const times: number[] = [];
    const begin = async (): Promise<Scheduler> => {
      const scheduler = schedulerWith({ clock, storage: open(clock) });
      const report = scheduler.define("report", (_payload, job) => void times.push(job.occursAt.getTime() - start));
      await report.schedule({ every: "1h", key: "hourly" });
      await scheduler.start();
      await settled();
      return scheduler;
    };
    const start = clock.now();
    const first = await begin();
    await pass(clock, 60 * MINUTE);
    await first.stop();
    clock.advance(300 * MINUTE + 5 * MINUTE);
    await begin();
    await vi.waitFor(() => expect(times).toHaveLength(2));
    await pass(clock, 55 * MINUTE);
    const hour = 60 * MINUTE;
    // Scheduling the same again has kept what was missed, and the times.
    expect(times).toStrictEqual([hour, 6 * hour, 7 * hour]);
  });

  test("are cancelled and replaced by their key", async () => {
    const clock = new ManualClock();
    const scheduler = schedulerWith({ clock, storage: (await openStorage())(clock) });
    const told: string[] = [];
    const remind = scheduler.define<string>("remind", (text) => void told.push(text));
    await scheduler.start();
    await remind.schedule({ after: "1m", payload: "first", key: "tea" });
    await remind.schedule({ after: "2m", payload: "second", key: "tea" });
    await remind.schedule({ after: "2m", payload: "third", key: "cake" });
    expect(await scheduler.cancel("cake")).toBe(true);
    expect(await scheduler.cancel("cake")).toBe(false);
    await pass(clock, 3 * MINUTE, 3);
    expect(told).toStrictEqual(["second"]);
  });

  test("are tried again with pauses, then given up, and each failure is reported", async () => {
    const clock = new ManualClock();
    const errors: Error[] = [];
    const scheduler = schedulerWith({
      ...{ clock, storage: (await openStorage())(clock), random: () => 0.5 },
      onError: (error) => errors.push(error),
    });
    const attempts: number[] = [];
    const failing = scheduler.define(
      "failing",
      (_payload, { attempt }) => {
        attempts.push(attempt);
        throw new Error("no luck");
      },
      { retries: 2, retryPause: "10s" },
    );
    await scheduler.start();
    const { id } = await failing.schedule({ after: 0 });
    await pass(clock, 20, 2);
    expect(attempts).toStrictEqual([1]);
    await pass(clock, 5_000);
    expect(attempts).toStrictEqual([1, 2]);
    await pass(clock, 5_000);
    expect(attempts).toStrictEqual([1, 2]);
    await pass(clock, 5_000);
    await pass(clock, MINUTE);
    expect(attempts).toStrictEqual([1, 2, 3]);
    expect(errors).toHaveLength(3);
    expect(errors[2]).toBeInstanceOf(JobError);
    expect(errors[2]).toMatchObject({ job: "failing", id, attempt: 3, retryAt: undefined, code: "job_failed" });
    expect(errors.map((error) => (error as JobError).retryAt !== undefined)).toStrictEqual([true, true, false]);
    expect(await scheduler.list()).toStrictEqual([]);
  });

  test("do not overlap with themselves, and have no timer left when they stop", async () => {
    const clock = new ManualClock();
    const scheduler = schedulerWith({ clock, storage: (await openStorage())(clock) });
    let end: () => void = () => undefined;
    let [atOnce, most, runs] = [0, 0, 0];
    const slow = scheduler.define("slow", async () => {
      runs += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      atOnce -= 1;
    });
    await scheduler.start();
    await slow.schedule({ every: "1m" });
    // Longer than the lease, which is renewed.
    await pass(clock, 5 * MINUTE, 20);
    expect(runs).toBe(1);
    end();
    await settled();
    await pass(clock, 20);
    // Of the runs that were missed meanwhile the latest is made.
    expect([runs, most]).toStrictEqual([2, 1]);
    end();
    await settled();
    await scheduler.stop();
    expect(clock.pending).toBe(0);
  });
});

describe.each(["sqlite", "postgres"])("jobs that processes share in %s", (kind) => {
  const openStorage = kinds[kind] as OpenStorage;

  test("are run by one of them", async () => {
    const clock = new ManualClock();
    const open = await openStorage();
    const runs: string[] = [];
    const schedulers = await Promise.all(
      [1, 2, 3].map(async () => {
        const scheduler = schedulerWith({ clock, storage: open(clock) });
        scheduler.define("job", (_payload, { id }) => void runs.push(id));
        await scheduler.start();
        return scheduler;
      }),
    );
    for (let index = 0; index < 30; index += 1)
      await schedulers[0]?.schedule("job", { after: "1m", key: `job ${index}` });
    await settled();
    await pass(clock, 30_000);
    await pass(clock, 2 * MINUTE, 4);
    await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(30));
    expect(new Set(runs).size).toBe(30);
    expect(runs).toHaveLength(30);
  });

  test("go on elsewhere when the process that has claimed them ends, after its lease", async () => {
    const clock = new ManualClock();
    const open = await openStorage();
    const dead = open(clock);
    const scheduler = schedulerWith({ clock, storage: open(clock) });
    const attempts: number[] = [];
    const job = scheduler.define("job", (_payload, { attempt }) => void attempts.push(attempt));
    await job.schedule({ after: 0 });
    const now = clock.now();
    const claim = { names: ["job"], except: [], now, lease: "dead", leasedUntil: now + MINUTE, limit: 10 };
    expect(await dead.claim(claim)).toHaveLength(1);
    expect(await open(clock).claim({ ...claim, lease: "another" })).toHaveLength(0);
    await scheduler.start();
    await settled();
    await pass(clock, MINUTE - 1_000);
    expect(attempts).toStrictEqual([]);
    await pass(clock, 40_000, 4);
    expect(attempts).toStrictEqual([2]);
    // What the dead one would still like to say has no effect.
    expect(await dead.remove("job", "dead")).toBe(false);
    await dead.close?.();
  });

  test("are given up when every attempt ends their process", async () => {
    const clock = new ManualClock();
    const storage = (await openStorage())(clock);
    const errors: Error[] = [];
    const scheduler = schedulerWith({ clock, storage, onError: (error) => errors.push(error) });
    let runs = 0;
    const job = scheduler.define(
      "job",
      () => {
        runs += 1;
      },
      { retries: 0 },
    );
    await job.schedule({ after: 0 });
    const now = clock.now();
    await storage.claim({ names: ["job"], except: [], now, lease: "dead", leasedUntil: now + MINUTE, limit: 10 });
    clock.advance(2 * MINUTE);
    await scheduler.start();
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toMatchObject({ attempt: 1, retryAt: undefined });
    expect(runs).toBe(0);
    await settled();
    expect(await scheduler.list()).toStrictEqual([]);
  });
});

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
