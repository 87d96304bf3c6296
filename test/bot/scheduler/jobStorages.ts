import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PostgresDialect } from "kysely";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { KyselyJobStorage, MemoryJobStorage, Scheduler } from "../../../src/bot/index.js";
import type { JobStorage } from "../../../src/bot/scheduler/jobStorage.js";
import type { SchedulerOptions } from "../../../src/bot/scheduler/schedulerOptions.js";
import { type Clock, systemClock } from "../../../src/core/clock.js";
import { type PostgresServer, startPostgres } from "../../cache/postgresServer.js";
import type { ManualClock } from "../../unit/core/manualClock.js";

export const MINUTE = 60_000;

/** Returns what opens the same jobs again, as another process does. */
export type OpenStorage = () => Promise<(clock: ManualClock) => JobStorage>;

/** A PostgreSQL server, or why there is none. */
let postgres: PostgresServer | string = "not started";

/** Starts a PostgreSQL server before the tests of a file, and stops it after them. */
export function withPostgres(): void {
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => {
    if (typeof postgres !== "string") postgres.stop();
  });
}

/** By the kind of storage. */
export const kinds: Readonly<Record<string, OpenStorage>> = {
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

/** A scheduler that is stopped when the test ends. */
export function schedulerWith(options: SchedulerOptions & { readonly clock: ManualClock }): Scheduler {
  const scheduler = new Scheduler({ onError: () => undefined, random: () => 0, ...options });
  onTestFinished(() => scheduler.stop({ drainMs: 0 }));
  return scheduler;
}

/** Lets the storages answer, and what follows from their answers. */
export async function settled(): Promise<void> {
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
export async function pass(clock: ManualClock, ms: number, steps = 1): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    clock.advance(ms / steps);
    await settled();
  }
}
