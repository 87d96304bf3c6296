import { type Kysely, sql } from "kysely";
import type { Clock } from "../core/clock.js";
import { StoreError } from "../core/errors.js";
import type { Component } from "./component.js";
import type { DialectFeatures } from "./dialectFeatures.js";

interface MigrateOptions {
  /** The file; `undefined` for databases that are not files. */
  readonly file: string | undefined;
  readonly clock: Clock;
}

/**
 * Applies all migrations of a component, or none. Rejects with {@link StoreError} (`newer_version`) if a newer mezonkit
 * created the tables.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  features: DialectFeatures,
  component: Component<Tables>,
  { file, clock }: MigrateOptions,
): Promise<void> {
  const { name, migrations, versionTable = `mezonkit_${name}_versions` } = component;
  const table = sql.table(versionTable);
  const now = new Date(clock.now()).toISOString();
  await db.transaction().execute(async (transaction) => {
    await features.lockMigrations(transaction, name);
    // A user who may only write rows needs no permission to create tables that exist already.
    if (!(await features.hasTable(transaction, versionTable)))
      await sql`create table ${table} (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
        transaction,
      );
    const { rows } = await sql<{ readonly name: string }>`select name from ${table}`.execute(transaction);
    const done = new Set(rows.map((row) => row.name));
    const newer = [...done].find((one) => !migrations.some((migration) => migration.name === one));
    if (newer !== undefined) throw newerVersion(newer, file);
    for (const migration of migrations) {
      if (done.has(migration.name)) continue;
      await migration.up(transaction, features);
      await sql`insert into ${table} (name, timestamp) values (${migration.name}, ${now})`.execute(transaction);
    }
    await component.prepare?.(transaction, features);
  });
}

function newerVersion(version: string, file: string | undefined): StoreError {
  const message = `${file ?? "the database"} was written by a newer mezonkit (${version}): update mezonkit, or use another file`;
  return new StoreError("newer_version", message, { file });
}
