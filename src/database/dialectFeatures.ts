import {
  type DatabaseIntrospector,
  type DialectAdapter,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryExecutorProvider,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely";

/** The features of a kind of database, and its SQL. */
export interface DialectFeatures {
  readonly name: "SQLite" | "PostgreSQL";
  /** Whether it runs in another process, so that a connection to it can fail. */
  readonly isServer: boolean;
  /** Whether several connections may write at once. Rows that are read in order to be changed must then be locked. */
  readonly isShared: boolean;
  /** Column types: of an integer key of 64 bits, and of bytes. */
  readonly keyType: "integer" | "bigint";
  readonly bytesType: "blob" | "bytea";
  /** Query that returns the version as `version`. Other kinds of database refuse it, or return a different version. */
  readonly versionQuery: string;
  isVersion(version: string): boolean;
  createQueryCompiler(): QueryCompiler;
  createAdapter(): DialectAdapter;
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector;
  /** Whether it has full text search. Some builds of SQLite do not. */
  readonly hasFullText: boolean;
  /** Query that returns a row, as `found`, if full text search is available and `hasFullText` does not say so. */
  readonly fullTextQuery?: string | undefined;
  hasTable(db: QueryExecutorProvider, name: string): Promise<boolean>;
  /** Waits, within a transaction, until no other process changes the tables of the component. */
  lockMigrations(db: QueryExecutorProvider, component: string): Promise<void>;
  /** Copies what was written to a log into the file, unless the database does this by itself. */
  checkpoint(db: QueryExecutorProvider): Promise<void>;
}

const postgresFeatures: DialectFeatures = {
  name: "PostgreSQL",
  isServer: true,
  isShared: true,
  keyType: "bigint",
  bytesType: "bytea",
  versionQuery: "select version() as version",
  isVersion: (version) => version.startsWith("PostgreSQL"),
  hasFullText: true,
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  async hasTable(db, name) {
    const { rows } = await sql<{ found: boolean }>`select to_regclass(${name}) is not null as found`.execute(db);
    return rows[0]?.found === true;
  },
  async lockMigrations(db, component) {
    await sql`select pg_advisory_xact_lock(hashtext(${`mezonkit ${component}`}))`.execute(db);
  },
  checkpoint: () => Promise.resolve(),
};

const sqliteFeatures: DialectFeatures = {
  name: "SQLite",
  isServer: false,
  isShared: false,
  keyType: "integer",
  bytesType: "blob",
  versionQuery: "select sqlite_version() as version",
  isVersion: (version) => version.startsWith("3."),
  hasFullText: false,
  // Rows can be deleted from a contentless index since version 3.43.
  fullTextQuery: `
    select 1 as found from pragma_module_list where name = 'fts5' and
      cast(substr(sqlite_version(), 3, instr(substr(sqlite_version(), 3), '.') - 1) as integer) >= 43`,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  async hasTable(db, name) {
    const { rows } = await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(db);
    return rows.length > 0;
  },
  // Its write transactions exclude one another.
  lockMigrations: () => Promise.resolve(),
  async checkpoint(db) {
    await sql`pragma wal_checkpoint(passive)`.execute(db);
  },
};

/** The server comes first, because it logs each query that it refuses. */
export const knownDialects: readonly DialectFeatures[] = [postgresFeatures, sqliteFeatures];
