import { type Kysely, type Migration, Migrator, sql } from "kysely";
import { StoreError, toError } from "../../core/errors.js";
import type { Engine } from "../engine.js";
import { postgresEngine } from "../postgresEngine.js";
import type { Tables } from "../tables.js";
import { adoptOlder } from "./adoptOlder.js";
import { createTables } from "./createTables.js";
import { separateHeard } from "./separateHeard.js";

const VERSIONS = "mezonkit_versions";

/** Brings the tables up to date. Throws a {@link StoreError} (`newer_version`) when a newer mezonkit made them. */
export async function migrate(db: Kysely<Tables>, engine: Engine, file: string | undefined): Promise<void> {
  const migrations: Record<string, Migration> = {
    "001_tables": createTables(engine, engine === postgresEngine ? "bytea" : "blob"),
    "002_adopt_older": adoptOlder(),
    "003_separate_heard": separateHeard(),
  };
  await refuseNewer(db, Object.keys(migrations), file);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: VERSIONS,
    migrationLockTableName: `${VERSIONS}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw toError(error);
}

async function refuseNewer(db: Kysely<Tables>, known: readonly string[], file: string | undefined): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === VERSIONS)) return;
  const { rows } = await sql<{ readonly name: string }>`select name from ${sql.table(VERSIONS)}`.execute(db);
  const newer = rows.find(({ name }) => !known.includes(name));
  if (newer === undefined) return;
  throw new StoreError(
    "newer_version",
    `${file ?? "the database"} was written by a newer mezonkit (${newer.name}): update mezonkit, or use another file`,
    { file },
  );
}
