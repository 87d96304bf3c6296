import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import type * as kysely from "kysely";
import { CompiledQuery, sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { systemClock } from "../../src/core/clock.js";
import type { Component } from "../../src/database/component.js";
import { Database, type DatabaseOptions } from "../../src/database/database.js";
import type { DatabaseSource } from "../../src/database/databaseSource.js";
import { newFile } from "../cache/botWithStore.js";
import { type CounterTables, counterComponent } from "./counterComponent.js";

function open(source: DatabaseSource, options: Partial<DatabaseOptions<CounterTables>> = {}): Database<CounterTables> {
  const database = new Database(source, {
    component: counterComponent,
    durability: "full",
    whenDamaged: "refuse",
    clock: systemClock,
    ...options,
  });
  onTestFinished(() => database.close());
  return database;
}

function counterOf(database: Database<CounterTables>): Promise<number> {
  return database.run(async (db) => (await db.selectFrom("counter").select("value").executeTakeFirstOrThrow()).value);
}

/** Adds one, and gives others a turn in between. */
function addOne(database: Database<CounterTables>): Promise<void> {
  return database.write(async (db) => {
    const { value } = await db.selectFrom("counter").select("value").executeTakeFirstOrThrow();
    await new Promise((resolve) => setImmediate(resolve));
    await db
      .updateTable("counter")
      .set({ value: value + 1 })
      .execute();
  });
}

describe("a file", () => {
  test("is shared by two processes, and what each of them writes counts", async () => {
    const file = newFile();
    const args = ["--import", "tsx", join(import.meta.dirname, "contender.ts"), file, "100"];
    const contenders = [1, 2].map(() => spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] }));
    const codes = await Promise.all(contenders.map(async (child) => (await once(child, "exit"))[0] as number));
    expect(codes).toStrictEqual([0, 0]);
    expect(await counterOf(open(file))).toBe(200);
  });

  test("that another holds is waited for without blocking, and no longer than allowed", async () => {
    const file = newFile();
    const database = open(file, { lockTimeoutMs: 300 });
    await addOne(database);
    const other = new BetterSqlite3(file);
    onTestFinished(() => void other.close());
    other.exec("begin immediate");
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    await expect(addOne(database)).rejects.toMatchObject({ reason: "locked", file });
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
    other.exec("commit");
    await addOne(database);
    expect(await counterOf(database)).toBe(2);
  });

  test("holds several components, each with versions of its own", async () => {
    const file = newFile();
    const first = open(file);
    await addOne(first);
    const notes: Component<{ notes: { text: string } }> = {
      name: "notes",
      migrations: [
        {
          name: "001_notes",
          up: (db) => db.schema.createTable("notes").addColumn("text", "text").execute(),
        },
      ],
    };
    const shared = { durability: "normal", whenDamaged: "refuse", clock: systemClock } as const;
    const second = new Database(file, { component: notes, ...shared });
    await second.write((db) => db.insertInto("notes").values({ text: "beside" }).execute());
    await second.close();
    const newer = { ...notes, migrations: [] };
    const older = new Database(file, { component: newer, ...shared });
    await expect(older.open()).rejects.toMatchObject({ reason: "newer_version", file });
    await older.close();
    expect(await counterOf(first)).toBe(1);
  });

  test("has had every migration or none", async () => {
    const file = newFile();
    const [made] = counterComponent.migrations;
    const failing: Component<CounterTables> = {
      name: "counter",
      migrations: [
        ...(made === undefined ? [] : [made]),
        { name: "002_broken", up: () => Promise.reject(new Error("not yet")) },
      ],
    };
    await expect(open(file, { component: failing }).open()).rejects.toMatchObject({ reason: "failed" });
    expect(await counterOf(open(file))).toBe(0);
  });

  test("that is damaged is left alone where it must not be begun anew", async () => {
    const file = newFile();
    const writing = new BetterSqlite3(file);
    writing.exec("create table other (a)").close();
    const { writeFileSync, readFileSync } = await import("node:fs");
    writeFileSync(file, "no database".repeat(1_000));
    await expect(open(file).open()).rejects.toMatchObject({ reason: "corrupt", file });
    expect(readFileSync(file, "utf8")).toContain("no database");
  });

  test.each([
    ["normal", 1],
    ["full", 2],
  ] as const)("is synchronised with the disk as its component asks: %s", async (durability, level) => {
    const database = open(newFile(), { durability });
    const pragma = (name: string): Promise<unknown> =>
      database.run(async (db) => {
        const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
        return Object.values(rows[0] ?? {})[0];
      });
    expect([await pragma("synchronous"), await pragma("journal_mode")]).toStrictEqual([level, "wal"]);
    expect(await pragma("busy_timeout")).toBe(0);
    // Pages that one commit may have to copy, besides its own, while everything else waits.
    expect(await pragma("wal_autocheckpoint")).toBe(1_000);
  });

  test("is copied to seldom, and more of it kept in memory, where nothing else waits", async () => {
    const database = open(newFile(), { isAlone: true });
    const settings = await database.run(async (db) => [
      (await sql`pragma wal_autocheckpoint`.execute(db)).rows[0],
      (await sql`pragma cache_size`.execute(db)).rows[0],
    ]);
    expect(settings).toStrictEqual([{ wal_autocheckpoint: 16_000 }, { cache_size: -16_384 }]);
  });
});

describe("a dialect", () => {
  test("of another copy of Kysely works", async () => {
    // The one for CommonJS shares no class with the one that is imported.
    const other = createRequire(import.meta.url)("kysely") as typeof kysely;
    expect(other.SqliteAdapter).not.toBe((await import("kysely")).SqliteAdapter);
    const database = open(() => new other.SqliteDialect({ database: new BetterSqlite3(":memory:") }));
    await addOne(database);
    expect(await counterOf(database)).toBe(1);
  });

  test("with one connection, which its driver lends to everybody at once, works", async () => {
    const handle = new BetterSqlite3(":memory:");
    const connection = {
      executeQuery({ sql: text, parameters }: CompiledQuery) {
        const statement = handle.prepare(text);
        if (!statement.reader) void statement.run(parameters);
        return Promise.resolve({ rows: statement.reader ? statement.all(parameters) : [] });
      },
    };
    const execute = (text: string) => async (): Promise<void> => {
      await connection.executeQuery(CompiledQuery.raw(text));
    };
    const nothing = (): Promise<void> => Promise.resolve();
    const driver = {
      init: nothing,
      acquireConnection: () => Promise.resolve(connection),
      releaseConnection: nothing,
      beginTransaction: execute("begin"),
      commitTransaction: execute("commit"),
      rollbackTransaction: execute("rollback"),
      destroy: () => Promise.resolve(void handle.close()),
    };
    const database = open({ createDriver: () => driver });
    await Promise.all([addOne(database), addOne(database), addOne(database)]);
    expect(await counterOf(database)).toBe(3);
  });

  test("of a database that is neither SQLite nor PostgreSQL is refused by name", async () => {
    const nothing = (): Promise<void> => Promise.resolve();
    const destroy = vi.fn(nothing);
    const connection = { executeQuery: () => Promise.resolve({ rows: [{ version: "8.0.33" }] }) };
    const driver = {
      ...{ init: nothing, beginTransaction: nothing, commitTransaction: nothing, rollbackTransaction: nothing },
      ...{ releaseConnection: nothing, acquireConnection: () => Promise.resolve(connection), destroy },
    };
    const database = open({ createDriver: () => driver });
    await expect(database.open()).rejects.toMatchObject({ code: "validation_failed", path: "dialect" });
    expect(destroy).toHaveBeenCalledOnce();
  });
});
