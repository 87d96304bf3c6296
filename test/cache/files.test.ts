import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { SqliteDialect } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions, type StoreError } from "../../src/cache/index.js";
import { systemClock } from "../../src/core/clock.js";
import { newFile, newHome, sayAndHear, startLife } from "./botWithStore.js";
import { CHANNEL, idOf, posts } from "./messages.js";
import { WORKER_VARIABLE } from "./thread/workerVariable.js";

function storeOn(file: string, options: KyselyMessageStoreOptions = {}): KyselyMessageStore {
  const store = new KyselyMessageStore({ file, ...options });
  onTestFinished(() => store.close());
  return store;
}

describe("a file", () => {
  test("is not touched before the store is used, and its folder is made then", async () => {
    const file = newFile("deep/er/cache.db");
    const store = storeOn(file);
    expect(existsSync(dirname(file))).toBe(false);
    await store.apply(posts(1, 2));
    expect(existsSync(file)).toBe(true);
  });

  test("in memory is none at all", async () => {
    const store = storeOn(":memory:");
    await store.apply(posts(1, 2));
    expect(await store.count()).toBe(2);
    expect(existsSync(":memory:")).toBe(false);
  });

  test("that is no database is kept under a new name, and a new one is begun", async () => {
    const file = newFile();
    writeFileSync(file, "this was never a database, however long it may be. ".repeat(100));
    const problems: StoreError[] = [];
    const store = storeOn(file);
    await store.open({ onProblem: (problem) => problems.push(problem) });
    await store.apply(posts(1, 2));
    expect(await store.count()).toBe(2);
    const [aside = ""] = readdirSync(dirname(file)).filter((name) => name.includes("corrupt"));
    expect(readFileSync(join(dirname(file), aside), "utf8")).toContain("never a database");
    expect(problems).toMatchObject([{ code: "store_failed", reason: "corrupt", file }]);
    expect(problems[0]?.message).toContain(aside);
  });

  test("that is damaged again and again is kept each time, within one second too", async () => {
    const file = newFile();
    const clock = { ...systemClock, now: () => Date.UTC(2026, 0, 31, 12) };
    for (const n of [1, 2, 3]) {
      writeFileSync(file, `damaged for the ${n}th time `.repeat(1_000));
      const store = storeOn(file, { clock });
      await store.open();
      await store.close();
    }
    const kept = readdirSync(dirname(file)).filter((name) => name.includes("corrupt"));
    const contents = kept.map((name) => readFileSync(join(dirname(file), name), "utf8").slice(0, 19));
    expect(contents.sort()).toStrictEqual([1, 2, 3].map((n) => `damaged for the ${n}th`));
  });

  test("that is damaged and cannot be set aside is refused by name", async () => {
    const file = newFile();
    writeFileSync(file, "no database".repeat(1_000));
    // A name too long for one more word leaves no room for another.
    const long = join(dirname(file), "x".repeat(250));
    writeFileSync(long, "no database".repeat(1_000));
    await expect(storeOn(long).open()).rejects.toMatchObject({ reason: "corrupt", file: long });
    expect(readFileSync(long, "utf8")).toContain("no database");
  });

  test("that is damaged while in use is set aside too, and what was to be written is", async () => {
    const file = newFile();
    const first = storeOn(file);
    await first.apply(posts(1, 2_000));
    await first.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3);
    writeFileSync(file, bytes);
    const problems: StoreError[] = [];
    const store = storeOn(file);
    await store.open({ onProblem: (problem) => problems.push(problem) });
    await store.apply(posts(3_000, 3_001));
    expect((await store.page({ channelId: CHANNEL })).map(({ id }) => id)).toStrictEqual([idOf(3_001), idOf(3_000)]);
    expect(problems).toMatchObject([{ reason: "corrupt", file }]);
  });

  test("that a newer version wrote is refused and left alone", async () => {
    const file = newFile();
    await storeOn(file).open();
    const database = new BetterSqlite3(file);
    database.exec("insert into mezonkit_versions values ('999_from_the_future', '2100-01-01')");
    database.close();
    const message = `${file} was written by a newer mezonkit (999_from_the_future): update mezonkit, or use another file`;
    await expect(storeOn(file).open()).rejects.toMatchObject({ reason: "newer_version", message, file });
  });

  test("that may only be read, or stands where nothing may be written, is refused by name", ({ skip }) => {
    const isRoot = userInfo().uid === 0;
    const nobody = 65_534;
    const { PATH } = process.env;
    const open = (file: string): unknown => {
      const args = ["--import", "tsx", join(import.meta.dirname, "openStore.ts"), file];
      const { stdout, stderr } = spawnSync(process.execPath, args, {
        encoding: "utf8",
        ...(isRoot
          ? { uid: nobody, env: { PATH, [WORKER_VARIABLE]: process.env[WORKER_VARIABLE], HOME: "/tmp" } }
          : {}),
      });
      if (stderr.includes("EACCES")) skip("this folder cannot be read by an ordinary user");
      return JSON.parse(stdout) as unknown;
    };
    const file = newFile();
    new BetterSqlite3(file).exec("create table t (a); insert into t values (1)").close();
    chmodSync(dirname(file), 0o777);
    chmodSync(file, 0o444);
    const readOnly = expect.stringContaining(`${file} may only be read`) as string;
    expect(open(file)).toMatchObject({ isStoreError: true, reason: "read_only", message: readOnly, isThreaded: true });
    chmodSync(dirname(file), 0o555);
    const other = join(dirname(file), "other.db");
    expect(open(other)).toMatchObject({ isStoreError: true, reason: "unwritable" });
  });

  test("in a folder that cannot be made is refused by name", async () => {
    const file = `${newFile()}`;
    writeFileSync(file, "");
    const inside = join(file, "inside.db");
    await expect(storeOn(inside).open()).rejects.toMatchObject({ reason: "unwritable", file: inside });
  });

  test("that another process holds is tried again, and refused in the end", async () => {
    const file = newFile();
    const store = storeOn(file);
    await store.apply(posts(1, 2));
    const other = new BetterSqlite3(file);
    other.exec("begin immediate");
    setTimeout(() => other.exec("commit"), 50);
    await store.apply(posts(3, 4));
    other.exec("begin immediate");
    await expect(store.apply(posts(5, 6))).rejects.toMatchObject({ reason: "locked", file });
    other.exec("commit");
    other.close();
    await store.apply(posts(5, 6));
    expect(await store.count()).toBe(6);
  });

  test("needs a name, and is not for other dialects", () => {
    expect(() => new KyselyMessageStore({ file: "" })).toThrow("file: must be a path, or :memory:");
    const dialect = new SqliteDialect({ database: new BetterSqlite3(":memory:") });
    expect(() => new KyselyMessageStore({ file: "x", dialect })).toThrow("file: cannot be used together with dialect");
    expect(() => new KyselyMessageStore({ retention: { perChannel: { maxBytes: 0 } } })).toThrow(
      "retention.perChannel.maxBytes: must be a number above 0",
    );
  });
});

describe("a bot goes on", () => {
  test("while its disk is full, and stores what it heard once there is room", async () => {
    const home = await newHome();
    const database = new BetterSqlite3(":memory:");
    const life = await startLife(home, {}, { file: undefined, dialect: () => new SqliteDialect({ database }) });
    const errors: StoreError[] = [];
    life.client.on("error", (error) => void errors.push(error as StoreError));
    const pages = database.pragma("page_count", { simple: true }) as number;
    database.pragma(`max_page_count = ${pages}`);
    for (let n = 0; n < 50; n += 1) await sayAndHear(home, life, `${n} ${"x".repeat(2_000)}`);
    await vi.waitFor(() => expect(errors).toMatchObject([{ code: "store_failed", reason: "full" }]));
    await sayAndHear(home, life, "still listening");
    expect(life.client.stats().waitingForStore).toBeGreaterThan(0);
    database.pragma("max_page_count = 100000");
    await vi.waitFor(() => expect(life.client.stats().waitingForStore).toBe(0), { timeout: 10_000 });
    expect(await life.store.count()).toBe(51);
    expect(errors).toHaveLength(1);
    await life.client.close();
  });

  test("when its file turns out to be damaged, and says where it is kept", async () => {
    const home = await newHome();
    writeFileSync(home.file, "no database".repeat(1_000));
    const errors: StoreError[] = [];
    const life = await startLife(home);
    life.client.on("error", (error) => void errors.push(error as StoreError));
    await life.client.close();
    writeFileSync(home.file, "no database".repeat(1_000));
    await life.client.login();
    const id = await sayAndHear(home, life, "hello");
    await vi.waitFor(async () => expect(await life.store.get(id)).toBeDefined());
    expect(errors).toMatchObject([{ reason: "corrupt", file: home.file }]);
    await life.client.close();
  });
});
