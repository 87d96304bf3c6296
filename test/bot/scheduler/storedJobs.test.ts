import { describe, expect, test, vi } from "vitest";
import { JobError, type Scheduler } from "../../../src/bot/index.js";
import { ManualClock } from "../../unit/core/manualClock.js";
import { kinds, MINUTE, type OpenStorage, pass, schedulerWith, settled, withPostgres } from "./jobStorages.js";

withPostgres();

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
