import { brand } from "../../core/brand.js";
import { type Clock, soundClock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { toError, ValidationError } from "../../core/errors.js";
import { loggerOf } from "../../core/loggerOf.js";
import { requireFunction } from "../../core/requireFunction.js";
import { requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { MezonClient } from "../../index.js";
import { closeOptions } from "../closeOptions.js";
import { whenReady } from "../whenReady.js";
import { DueJobs } from "./dueJobs.js";
import { checkId, checkQuery } from "./jobChecks.js";
import { type JobDefinition, type JobHandler, type JobOptions, readDefinition, requireWhole } from "./jobDefinition.js";
import { type JobQuery, type JobStorage, requireJobStorage, type StoredJob } from "./jobStorage.js";
import { readPayload, writePayload } from "./jsonPayload.js";
import { MemoryJobStorage } from "./memoryJobStorage.js";
import {
  type JobKind,
  SCHEDULE_KEYS,
  SCHEDULER_KEYS,
  type ScheduledJob,
  type ScheduleOptions,
  type SchedulerOptions,
} from "./schedulerOptions.js";
import { readTiming, requireSecond, requireTimeZone } from "./timing.js";

/** What the scheduler uses of a bot. */
interface Host {
  readonly client: Pick<MezonClient, "state" | "once" | "reportError">;
}

const LONGEST_KEY = 200;
const DRAIN_MS = 5_000;

/**
 * Runs jobs once, repeatedly, or by a cron expression. With a storage, jobs survive restarts, and if several processes
 * share it, each run is made by one of them.
 *
 * ```ts
 * const scheduler = new Scheduler({ storage: new KyselyJobStorage(), timeZone: "Asia/Ho_Chi_Minh" });
 * const remind = scheduler.define<{ userId: string; text: string }>("remind", ({ userId, text }) =>
 *   client.dm(userId, text),
 * );
 * await remind.schedule({ after: "10m", payload: { userId, text } });
 * await scheduler.start();
 * ```
 */
export class Scheduler implements AsyncDisposable {
  static {
    brand(Scheduler, "Scheduler");
  }

  readonly #storage: JobStorage;
  readonly #definitions = new Map<string, JobDefinition>();
  readonly #due: DueJobs;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #timeZone: string;
  #onError: ((error: Error) => unknown) | undefined;
  #host: Host | undefined;
  #starting: Promise<void> | undefined;
  #unlisten: (() => void) | undefined;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: SchedulerOptions = {}) {
    requireOptions(options, SCHEDULER_KEYS);
    const { timeZone = "UTC", concurrency = 10, lease = "1m", poll = "30s" } = options;
    requireTimeZone(timeZone);
    requireWhole("concurrency", concurrency, 1, 1_000);
    this.#timeZone = timeZone;
    const leaseMs = requireSecond(lease, "lease");
    const pollMs = requireSecond(poll, "poll");
    this.#clock = soundClock(clockOf(options.clock));
    for (const name of ["random", "onError"] as const) requireFunction(options[name], name);
    this.#random = options.random ?? Math.random;
    this.#onError = options.onError;
    this.#storage = options.storage === undefined ? new MemoryJobStorage() : requireJobStorage(options.storage);
    this.#due = new DueJobs({
      ...{ storage: this.#storage, definitions: this.#definitions, clock: this.#clock, random: this.#random },
      ...{ concurrency, leaseMs, pollMs },
      report: (error) => this.#report(error),
    });
  }

  /**
   * Sets the handler of the jobs with a name. Jobs whose name is not defined stay in the storage.
   *
   * @throws {ValidationError} for a name that is taken, or a wrong option.
   */
  define<Payload = undefined>(name: string, handler: JobHandler<Payload>, options: JobOptions = {}): JobKind<Payload> {
    const definition = readDefinition(name, handler, options);
    if (this.#definitions.has(name)) throw new ValidationError("name", `there is a job "${name}" already`);
    this.#definitions.set(name, definition);
    this.#due.wake();
    return { name, schedule: (given) => this.schedule(name, given) };
  }

  /**
   * Schedules a job. Resolves when it is stored.
   *
   * Rejects with `ValidationError` for a name that is not defined, a timing that cannot be, or a payload that is no JSON;
   * with `StoreError` if it cannot be stored; with `MezonError` (`queue_full`) if there are too many in memory.
   */
  async schedule<Payload = unknown>(name: string, options: ScheduleOptions<Payload>): Promise<ScheduledJob> {
    requireObject(options, "options", 'an object such as { after: "10m" }');
    requireKnownKeys(options, SCHEDULE_KEYS);
    requireString(name, "name");
    if (!this.#definitions.has(name)) throw new ValidationError("name", `there is no job "${name}": define it first`);
    const { key, payload } = options;
    if (key !== undefined && (typeof key !== "string" || key === "" || key.length > LONGEST_KEY))
      throw new ValidationError("key", `must be a text of 1 to ${LONGEST_KEY} characters`);
    const { rule, first } = readTiming(options, { now: this.#clock.now(), timeZone: this.#timeZone });
    const dueAt = first + Math.floor(this.#random() * rule.jitterMs);
    const id = key ?? crypto.randomUUID();
    const job = { id, name, payload: writePayload(payload), rule: JSON.stringify(rule), occursAt: first, dueAt };
    const put = { ...job, attempt: 0 };
    const stored = await this.#storage.put(put, { keepEqual: rule.kind !== "once" });
    if (stored === put) this.#due.cancel(id);
    this.#due.wake();
    return scheduled(stored);
  }

  /** Removes a job, by its id or key. A handler that is at work has its signal aborted. Returns whether it was there. */
  async cancel(id: string): Promise<boolean> {
    checkId(id);
    const wasThere = await this.#storage.remove(id);
    this.#due.cancel(id);
    return wasThere;
  }

  /** Returns a job by its id or key; `undefined` if there is none, or it is done. */
  async get(id: string): Promise<ScheduledJob | undefined> {
    checkId(id);
    const job = await this.#storage.get(id);
    return job === undefined ? undefined : scheduled(job);
  }

  /** Returns jobs, the one that runs next first. */
  async list(query: JobQuery = {}): Promise<readonly ScheduledJob[]> {
    checkQuery(query);
    const { limit = 100, name } = query;
    return (await this.#storage.list({ name, limit })).map(scheduled);
  }

  /**
   * Starts to run jobs. Called by a bot that has the scheduler as a service: jobs then run as soon as the client is ready.
   * Rejects if the storage cannot be opened.
   */
  async start(host?: Host | undefined): Promise<void> {
    if (this.#starting === undefined) {
      const starting = this.#storage.nextDue([...this.#definitions.keys()], []).then(
        () => {
          // Unless it was stopped meanwhile.
          if (this.#starting === starting) this.#begin(host);
        },
        (error: unknown) => {
          if (this.#starting === starting) this.#starting = undefined;
          throw error;
        },
      );
      this.#starting = starting;
    }
    await this.#starting;
  }

  /**
   * Starts no more jobs, aborts the signals of running ones, and waits for them, at most `drainMs` milliseconds. Jobs that
   * fail meanwhile or take longer are run again after the next start.
   */
  async stop(options: { readonly drainMs?: number | undefined } = {}): Promise<void> {
    const { drainMs = DRAIN_MS } = closeOptions(options);
    this.#starting = undefined;
    this.#unlisten?.();
    this.#unlisten = undefined;
    await this.#due.stop(drainMs);
    await this.#storage.close?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #begin(host: Host | undefined): void {
    this.#host = host;
    this.#unlisten = whenReady(host?.client, () => this.#due.start());
  }

  #report(error: Error): void {
    const client = this.#host?.client;
    const report = this.#onError ?? ((each: Error) => (client === undefined ? print(each) : client.reportError(each)));
    try {
      const reported: unknown = report(error);
      if (reported instanceof Promise) reported.catch(print);
    } catch (thrown) {
      print(toError(thrown));
    }
  }
}

function scheduled({ id, name, payload, occursAt }: StoredJob): ScheduledJob {
  return { id, name, payload: readPayload(payload), nextAt: new Date(occursAt) };
}

function print(error: unknown): void {
  loggerOf(undefined, "logger").error({ err: toError(error) }, "a job failed");
}
