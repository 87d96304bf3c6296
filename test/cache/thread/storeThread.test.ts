import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { getPriority } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import BetterSqlite3 from "better-sqlite3";
import { SqliteDialect } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions, StoreError } from "../../../src/cache/index.js";
import { useWorkerFile } from "../../../src/cache/thread/workerFile.js";
import { systemClock } from "../../../src/core/clock.js";
import { ValidationError } from "../../../src/core/errors.js";
import { newFile } from "../botWithStore.js";
import { idOf, post, posts } from "../messages.js";
import { newStore, threads } from "./threadsOfStores.js";
import { WORKER_VARIABLE } from "./workerVariable.js";

const BUILT = process.env[WORKER_VARIABLE] ?? "";

/** The niceness of each thread of this process, its first thread first. */
function nicenesses(): readonly number[] {
  const tasks = readdirSync("/proc/self/task").sort((a, b) => Number(a) - Number(b));
  // The command may contain spaces. The niceness is the 19th field.
  return tasks.map((task) => {
    const stat = readFileSync(`/proc/self/task/${task}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  });
}

/** Makes stores look elsewhere for the code of their thread, until the test ends. */
function useCode(url: URL): void {
  useWorkerFile(url);
  onTestFinished(() => useWorkerFile(new URL(BUILT)));
}

describe("a thread of its own", () => {
  test("is what a file has, once it is opened, and nothing else", async () => {
    const dialect = (): SqliteDialect => new SqliteDialect({ database: new BetterSqlite3(":memory:") });
    const stores: readonly (readonly [KyselyMessageStoreOptions, boolean])[] = [
      [{}, true],
      [{ thread: true }, true],
      [{ thread: false }, false],
      [{ clock: systemClock }, false],
      [{ file: ":memory:" }, false],
      [{ file: undefined, dialect }, false],
    ];
    for (const [options, isThreaded] of stores) {
      const store = newStore(options);
      expect(store.isThreaded).toBe(false);
      await store.apply(posts(1, 3));
      expect([await store.count(), store.isThreaded]).toStrictEqual([3, isThreaded]);
    }
  });

  test("cannot be asked for where there can be none", () => {
    const dialect = new SqliteDialect({ database: new BetterSqlite3(":memory:") });
    const complaint = (options: object): unknown => {
      try {
        return new KyselyMessageStore({ thread: true, ...options });
      } catch (error) {
        return error;
      }
    };
    for (const options of [{ dialect }, { file: ":memory:" }, { clock: systemClock }, { thread: "yes" }])
      expect(complaint(options)).toMatchObject({ code: "validation_failed", path: "thread" });
    expect(complaint({ dialect })).toMatchObject({ message: expect.stringContaining("a dialect works in") as string });
  });

  test("is done without where its code is missing, and its lack is said to whoever insists", async () => {
    useCode(new URL("file:///nowhere/storeWorker.js"));
    const store = newStore();
    await store.apply(posts(1, 3));
    expect([await store.count(), store.isThreaded]).toStrictEqual([3, false]);
    const failure = newStore({ thread: true }).open();
    await expect(failure).rejects.toBeInstanceOf(ValidationError);
    await expect(failure).rejects.toThrow(/^thread: no thread can be started for .+nowhere/);
  });

  test("is told neither secrets of the environment, nor what the program was started with", async () => {
    const file = newFile("probe.mjs");
    writeFileSync(
      file,
      "throw new Error(JSON.stringify({ env: process.env, argv: process.argv.slice(2), flags: process.execArgv }))",
    );
    useCode(pathToFileURL(file));
    vi.stubEnv("BOT_TOKEN", "secret");
    onTestFinished(() => void vi.unstubAllEnvs());
    const failure = newStore({ thread: true }).open();
    await expect(failure).rejects.toThrow('{"env":{},"argv":[],"flags":[]}');
  });

  test("ends with close, does not begin before it is needed, and begins again", async () => {
    const begun = threads();
    const store = newStore();
    await store.close();
    await expect(store.count()).rejects.toMatchObject({ reason: "closed" });
    expect(begun).toHaveLength(0);
    await store.open();
    await store.apply(posts(1, 3));
    const exits = begun.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
    await store.close();
    await Promise.all(exits);
    await expect(store.count()).rejects.toMatchObject({ code: "store_failed", reason: "closed" });
    await store.open();
    expect([await store.count(), begun.length]).toStrictEqual([3, 2]);
  });

  test.runIf(process.platform === "linux")("runs after the thread of the listeners, whose priority stays", async () => {
    const before = nicenesses();
    const store = newStore();
    await store.apply(posts(1, 3));
    const nicer = Math.min(19, getPriority() + 10);
    const own = nicenesses();
    expect(own.filter((nice) => nice === nicer)).toHaveLength(1 + before.filter((nice) => nice === nicer).length);
    expect(own[0]).toBe(before[0]);
  });

  test("does not keep a process that has nothing else to do", () => {
    const script = join(import.meta.dirname, "idleStore.ts");
    const { stdout, status, signal, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, newFile()], {
      encoding: "utf8",
      timeout: 15_000,
    });
    expect({ stdout, status, signal, stderr }).toStrictEqual({
      ...{ stdout: '{"count":3,"isThreaded":true}\n', status: 0, signal: null, stderr: "" },
    });
  });
});

describe("over the thread", () => {
  test("errors are of the classes that they are without one", async () => {
    const invalid = newStore().importLines(["", "{}"]);
    await expect(invalid).rejects.toBeInstanceOf(ValidationError);
    await expect(invalid).rejects.toMatchObject({ path: "line 2", faults: [{ path: "line 2" }] });
  });

  test("what SQLite says is the cause", async () => {
    const file = newFile();
    const store = newStore({ file });
    await store.apply(posts(1, 2));
    const other = new BetterSqlite3(file);
    onTestFinished(() => void other.close());
    other.exec("begin immediate");
    const locked = await store.apply(posts(3, 4)).catch((error: unknown) => error);
    other.exec("commit");
    expect(locked).toBeInstanceOf(StoreError);
    expect(locked).toMatchObject({ reason: "locked", file, cause: { name: "SqliteError", code: "SQLITE_BUSY" } });
  });

  test("what cannot be encoded fails as what cannot be stored, and nothing after it", async () => {
    const store = newStore();
    const wrong = post(2, { senderId: "no id at all" });
    await expect(store.apply([post(1), wrong])).rejects.toMatchObject({ code: "store_failed", reason: "failed" });
    await store.apply(posts(3, 5));
    expect(await store.count()).toBe(3);
  });

  test("what was asked for before close is done, and what comes after is refused", async () => {
    const file = newFile();
    const store = newStore({ file });
    await store.open();
    const done = Array.from({ length: 20 }, (_, n) => store.apply(posts(n * 100 + 1, n * 100 + 100)));
    const closing = store.close();
    await expect(store.apply(posts(9_001, 9_001))).rejects.toMatchObject({ reason: "closed" });
    await Promise.all(done);
    await closing;
    expect(await newStore({ file }).count()).toBe(2_000);
  });

  test("two stores write to one file", async () => {
    const file = newFile();
    const [one, other] = [newStore({ file }), newStore({ file })];
    await Promise.all([one, other].map((store) => store.open()));
    const write = async (store: KyselyMessageStore, from: number): Promise<void> => {
      for (let n = from; n < from + 1_000; n += 50) await store.apply(posts(n, n + 49));
    };
    await Promise.all([write(one, 1), write(other, 1_001)]);
    expect([await one.count(), await other.count()]).toStrictEqual([2_000, 2_000]);
  });

  test("an import reads no further ahead than one step stores", async () => {
    const [from, to] = [newStore(), newStore()];
    await from.apply(posts(1, 2_100));
    let lines = 0;
    const ahead: number[] = [];
    const watched = async function* (): AsyncGenerator<string> {
      for await (const line of from.exportLines()) {
        if (lines % 500 === 499) ahead.push(lines - (await to.count()));
        lines += 1;
        yield line;
      }
    };
    expect(await to.importLines(watched())).toBe(2_100);
    expect(ahead).toStrictEqual([499, 499, 499, 499]);
    expect(await to.statistics()).toStrictEqual(await from.statistics());
  });
});

describe("maintenance", () => {
  test("waits for its turn after each step, and lets others have theirs", async () => {
    const store = newStore();
    await store.apply(posts(1, 2_000));
    let turns = 0;
    const afterStep = async (): Promise<void> => {
      turns += 1;
      await store.apply(posts(5_000 + turns, 5_000 + turns));
      expect((await store.get(idOf(5_000 + turns)))?.id).toBe(idOf(5_000 + turns));
    };
    await store.maintain({ afterStep });
    expect(turns).toBeGreaterThan(5);
    expect(await store.count()).toBe(2_000 + turns);
  });

  test("ends when it is told to, between two steps", async () => {
    const store = newStore({ retention: { maxMessages: 10 } });
    await store.apply(posts(1, 1_000));
    const controller = new AbortController();
    const afterStep = (): Promise<void> => Promise.resolve(controller.abort());
    await store.maintain({ signal: controller.signal, afterStep });
    expect(await store.count()).toBeGreaterThan(500);
    await store.maintain();
    expect(await store.count()).toBe(10);
  });

  test("ends when whoever gives it its turn fails", async () => {
    const store = newStore({ retention: { maxMessages: 10 } });
    await store.apply(posts(1, 1_000));
    await store.maintain({ afterStep: () => Promise.reject(new Error("no turn")) });
    expect(await store.count()).toBeGreaterThan(500);
  });
});
