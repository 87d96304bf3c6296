import BetterSqlite3 from "better-sqlite3";
import * as next from "kysely-next";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { CHANNEL, edit, idOf, post, posts, removal } from "../cache/messages.js";

async function useEverything(store: KyselyMessageStore): Promise<void> {
  await store.apply([...posts(1, 200), post(201, { content: JSON.stringify({ t: "我在喝咖啡呢" }) })]);
  await store.apply([edit(5, "edited"), removal(6)]);
  expect(await store.count()).toBe(200);
  expect((await store.search("咖啡")).map(({ id }) => id)).toStrictEqual([idOf(201)]);
  expect((await store.search("edited", { channelId: CHANNEL })).map(({ id }) => id)).toStrictEqual([idOf(5)]);
  expect(await store.page({ channelId: CHANNEL, before: idOf(50), limit: 10 })).toHaveLength(10);
  await store.maintain();
  expect(await store.clearChannel(CHANNEL)).toBe(201);
}

describe("with another copy of Kysely, of the next version", () => {
  test("that makes the dialect, a store works", async () => {
    const { SqliteDialect } = await vi.importActual<typeof import("kysely")>("kysely");
    expect(next.SqliteDialect).not.toBe(SqliteDialect);
    const dialect = (): next.SqliteDialect => new next.SqliteDialect({ database: new BetterSqlite3(":memory:") });
    const store = new KyselyMessageStore({ dialect });
    onTestFinished(() => store.close());
    await useEverything(store);
  });

  test("that is the only one installed, a store works", async () => {
    vi.resetModules();
    vi.doMock("kysely", () => next);
    onTestFinished(() => {
      vi.doUnmock("kysely");
      vi.resetModules();
    });
    expect((await import("kysely")).SqliteDialect).toBe(next.SqliteDialect);
    const { KyselyMessageStore: Store } = await import("../../src/cache/index.js");
    const store = new Store({ file: ":memory:" });
    onTestFinished(() => store.close());
    await useEverything(store);
  });
});
