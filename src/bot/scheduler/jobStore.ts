import type { SelectQueryBuilder } from "kysely";
import type { Clock } from "../../core/clock.js";
import { Database } from "../../database/database.js";
import type { DatabaseSource } from "../../database/databaseSource.js";
import type { JobChange, JobClaim, JobQuery, JobStorage, StoredJob } from "./jobStorage.js";
import { type JobRow, type JobTables, jobComponent } from "./jobTables.js";

/** The table of jobs. */
export class JobStore implements JobStorage {
  readonly isShared = true;
  readonly #database: Database<JobTables>;

  constructor({ source, clock }: { readonly source: DatabaseSource; readonly clock: Clock }) {
    this.#database = new Database(source, {
      component: jobComponent,
      // What somebody was promised is done after a power failure as well.
      durability: "full",
      // To begin anew would forget every promise without a word.
      whenDamaged: "refuse",
      clock,
      lockTimeoutMs: 10_000,
    });
  }

  put(job: StoredJob, { keepEqual }: { readonly keepEqual: boolean }): Promise<StoredJob> {
    const { id, name, payload, rule } = job;
    const values = { name, payload, rule, ...timesOf(job), lease: null, leased_until: null };
    return this.#database.write(async (db, features) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("mezonkit_jobs")
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 1n) return job;
      const query = db.selectFrom("mezonkit_jobs").selectAll().where("id", "=", id);
      const row = await (features.isShared ? query.forUpdate() : query).executeTakeFirst();
      const isEqual = row?.name === name && row.payload === payload && row.rule === rule;
      if (row !== undefined && keepEqual && isEqual) return jobOf(row);
      await db
        .insertInto("mezonkit_jobs")
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
      return job;
    });
  }

  claim({ names, except, now, lease, leasedUntil, limit }: JobClaim): Promise<readonly StoredJob[]> {
    if (names.length === 0) return Promise.resolve([]);
    return this.#database.write(async (db) => {
      const due = await without(db.selectFrom("mezonkit_jobs"), except)
        .selectAll()
        .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
        .where("name", "in", names)
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .limit(limit)
        .execute();
      const claimed: StoredJob[] = [];
      for (const row of due) {
        const { numUpdatedRows } = await db
          .updateTable("mezonkit_jobs")
          .set({ lease, leased_until: Math.ceil(leasedUntil), attempt: row.attempt + 1 })
          .where("id", "=", row.id)
          .where("due_at", "<=", now)
          // Another process may have claimed it since it was read.
          .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 1n) claimed.push(jobOf({ ...row, attempt: row.attempt + 1 }));
      }
      return claimed;
    });
  }

  update(id: string, lease: string, { leasedUntil, ...change }: JobChange): Promise<boolean> {
    const held =
      leasedUntil === undefined ? { lease: null, leased_until: null } : { leased_until: Math.ceil(leasedUntil) };
    return this.#database.write(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable("mezonkit_jobs")
        .set({ ...timesOf(change), ...held })
        .where("id", "=", id)
        .where("lease", "=", lease)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    });
  }

  remove(id: string, lease?: string | undefined): Promise<boolean> {
    return this.#database.write(async (db) => {
      const query = db.deleteFrom("mezonkit_jobs").where("id", "=", id);
      const { numDeletedRows } = await (lease === undefined
        ? query
        : query.where("lease", "=", lease)
      ).executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    });
  }

  async get(id: string): Promise<StoredJob | undefined> {
    const row = await this.#database.run((db) =>
      db.selectFrom("mezonkit_jobs").selectAll().where("id", "=", id).executeTakeFirst(),
    );
    return row === undefined ? undefined : jobOf(row);
  }

  async list({ name, limit = 100 }: JobQuery): Promise<readonly StoredJob[]> {
    const rows = await this.#database.run((db) => {
      const query = db.selectFrom("mezonkit_jobs").selectAll().orderBy("due_at").orderBy("id").limit(limit);
      return (name === undefined ? query : query.where("name", "=", name)).execute();
    });
    return rows.map(jobOf);
  }

  async nextDue(names: readonly string[], except: readonly string[]): Promise<number | undefined> {
    if (names.length === 0) return undefined;
    const [free, leased] = await this.#database.run(async (db) => [
      await without(db.selectFrom("mezonkit_jobs"), except)
        .select("due_at as time")
        .where("name", "in", names)
        .where("leased_until", "is", null)
        .orderBy("due_at")
        .limit(1)
        .executeTakeFirst(),
      await without(db.selectFrom("mezonkit_jobs"), except)
        .select("leased_until as time")
        .where("name", "in", names)
        .where("leased_until", "is not", null)
        .orderBy("leased_until")
        .limit(1)
        .executeTakeFirst(),
    ]);
    const times = [free, leased].flatMap((row) => (row === undefined ? [] : [Number(row.time)]));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

type Jobs = SelectQueryBuilder<JobTables, "mezonkit_jobs", object>;

function without(query: Jobs, ids: readonly string[]): Jobs {
  return ids.length === 0 ? query : query.where("id", "not in", ids);
}

function timesOf({ occursAt, dueAt, attempt }: Pick<StoredJob, "occursAt" | "dueAt" | "attempt">) {
  return { occurs_at: Math.floor(occursAt), due_at: Math.ceil(dueAt), attempt };
}

function jobOf({ id, name, payload, rule, occurs_at, due_at, attempt }: JobRow): StoredJob {
  return { id, name, payload, rule, occursAt: Number(occurs_at), dueAt: Number(due_at), attempt };
}
