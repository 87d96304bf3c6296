import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { PostgresDialect, SqliteDialect } from "kysely";
import { afterAll, beforeAll, describe, onTestFinished, test } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions, type StoredMessage } from "../../src/cache/index.js";
import { CHANNEL } from "./messages.js";
import { type PostgresServer, startPostgres } from "./postgresServer.js";

type Options = Omit<KyselyMessageStoreOptions, "file" | "dialect">;

/** The tests of one kind of database. */
interface EngineTests {
  /** How to make stores on one new database. */
  readonly newDatabase: () => Promise<(options?: Options) => KyselyMessageStore>;
  readonly newStore: (options?: Options) => Promise<KyselyMessageStore>;
  /** A test, which is skipped where there is no such database. */
  readonly check: (name: string, work: () => Promise<void>) => void;
}

const ENGINES = ["SQLite", "SQLite in this thread", "SQLite without FTS5", "PostgreSQL"] as const;

/** A PostgreSQL server, or why there is none. */
const postgres: { server: PostgresServer | string } = { server: "not started" };

export const PLACE = { channelId: CHANNEL, topicId: "0" };

/** Returns the numbers in texts such as "message 5". */
export function textsOf(messages: readonly StoredMessage[]): readonly number[] {
  return messages.map(({ text }) => Number(text.replace("message ", "")));
}

/** Starts a PostgreSQL server before the tests of a file, and stops it after them. */
function withPostgres(): void {
  beforeAll(async () => {
    postgres.server = await startPostgres();
    if (typeof postgres.server === "string")
      process.stderr.write(`The tests on PostgreSQL are skipped: ${postgres.server}.\n`);
  }, 60_000);
  afterAll(() => {
    if (typeof postgres.server !== "string") postgres.server.stop();
  });
}

/** Defines tests for a store on each kind of database. */
export function describeStores(define: (tests: EngineTests) => void): typeof postgres {
  withPostgres();
  describe.each(ENGINES)("a message store on %s", (engine) => define(testsOn(engine)));
  return postgres;
}

function testsOn(engine: (typeof ENGINES)[number]): EngineTests {
  async function newDatabase(): Promise<(options?: Options) => KyselyMessageStore> {
    const stores: KyselyMessageStore[] = [];
    let make: (options?: Options) => KyselyMessageStore;
    if (engine !== "PostgreSQL") {
      const folder = mkdtempSync(join(tmpdir(), "mezonkit-cache-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, "cache.db");
      make = (options) =>
        new KyselyMessageStore({
          ...(engine === "SQLite without FTS5"
            ? { dialect: () => withoutFullText(file) }
            : { file, thread: engine === "SQLite" && options?.clock === undefined }),
          ...options,
        });
    } else {
      const pool = await (postgres.server as PostgresServer).createDatabase();
      make = (options) =>
        new KyselyMessageStore({
          dialect: () => new PostgresDialect({ pool: () => Promise.resolve(pool()) }),
          ...options,
        });
    }
    onTestFinished(async () => {
      for (const store of stores) await store.close();
    });
    return (options) => {
      const store = make(options);
      stores.push(store);
      return store;
    };
  }

  async function newStore(options: Options = {}): Promise<KyselyMessageStore> {
    return (await newDatabase())(options);
  }

  function check(name: string, work: () => Promise<void>): void {
    test(name, async ({ skip }) => {
      if (engine === "PostgreSQL" && typeof postgres.server === "string") skip(postgres.server);
      await work();
    });
  }
  return { newDatabase, newStore, check };
}

/** A driver whose SQLite says that it was built without full text search. */
function withoutFullText(file: string): SqliteDialect {
  const database = new BetterSqlite3(file);
  return new SqliteDialect({
    database: {
      close: () => void database.close(),
      prepare: (text) => database.prepare(text.includes("pragma_module_list") ? "select 1 as found where false" : text),
    },
  });
}
