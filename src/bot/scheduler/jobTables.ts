import type { Kysely } from "kysely";
import type { Component, Migration } from "../../database/component.js";

/** A job. Times are milliseconds since 1970; PostgreSQL returns them as text. */
export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly payload: string;
  readonly rule: string;
  readonly occurs_at: number | string;
  readonly due_at: number | string;
  readonly attempt: number;
  readonly lease: string | null;
  readonly leased_until: number | string | null;
}

export interface JobTables {
  readonly mezonkit_jobs: JobRow;
}

const createJobs: Migration<JobTables> = {
  name: "2026-11-29-jobs",
  async up(db: Kysely<JobTables>, { keyType }): Promise<void> {
    await db.schema
      .createTable("mezonkit_jobs")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("payload", "text", (column) => column.notNull())
      .addColumn("rule", "text", (column) => column.notNull())
      .addColumn("occurs_at", keyType, (column) => column.notNull())
      .addColumn("due_at", keyType, (column) => column.notNull())
      .addColumn("attempt", "integer", (column) => column.notNull())
      .addColumn("lease", "text")
      .addColumn("leased_until", keyType)
      .execute();
    await db.schema.createIndex("mezonkit_jobs_by_time").on("mezonkit_jobs").column("due_at").execute();
    await db.schema.createIndex("mezonkit_jobs_by_lease").on("mezonkit_jobs").column("leased_until").execute();
  },
};

export const jobComponent: Component<JobTables> = { name: "jobs", migrations: [createJobs] };
