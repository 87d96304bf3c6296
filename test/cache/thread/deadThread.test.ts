import BetterSqlite3 from "better-sqlite3";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { StoreError } from "../../../src/cache/index.js";
import { WriteBehind } from "../../../src/cache/writeBehind.js";
import { systemClock } from "../../../src/core/clock.js";
import { newFile, newHome, sayAndHear, startLife } from "../botWithStore.js";
import { posts } from "../messages.js";
import { newStore, threads } from "./threadsOfStores.js";

describe("a thread that dies", () => {
  test("in the middle of a flood loses nothing: that is said once, and another goes on", async () => {
    const begun = threads();
    const store = newStore();
    const errors: StoreError[] = [];
    let losses = 0;
    const writes = new WriteBehind({
      store,
      clock: systemClock,
      onError: (error) => void errors.push(error as StoreError),
      onLoss: () => {
        losses += 1;
      },
    });
    await store.open();
    for (const change of posts(1, 20_000)) writes.put(change);
    await vi.waitFor(() => expect(writes.waiting).toBeLessThanOrEqual(18_000), { interval: 1, timeout: 10_000 });
    void begun[0]?.terminate();
    await vi.waitFor(() => expect(errors).toHaveLength(1), { timeout: 10_000 });
    expect(errors[0]).toBeInstanceOf(StoreError);
    expect(errors).toMatchObject([{ code: "store_failed", reason: "unavailable" }]);
    await vi.waitFor(() => expect(writes.waiting).toBe(0), { timeout: 30_000 });
    expect([await store.count(), losses, begun.length]).toStrictEqual([20_000, 0, 2]);
    await writes.close();
  }, 60_000);

  test("fails what was asked of it, with the file's name, and what was noted too early is noted by the next", async () => {
    const begun = threads();
    const file = newFile();
    const store = newStore({ file });
    await store.open();
    const other = new BetterSqlite3(file);
    onTestFinished(() => void other.close());
    // While somebody else writes, nothing can be noted.
    other.exec("begin immediate");
    const asked = [store.begin(1_700_000_000), store.maintain()];
    const failures = Promise.allSettled(asked);
    void begun[0]?.terminate();
    for (const outcome of await failures)
      expect(outcome).toMatchObject({ status: "rejected", reason: { reason: "unavailable", file } });
    other.exec("commit");
    await store.apply(posts(1, 1));
    expect(await store.begin(1_800_000_000)).toBe(1_700_000_000);
  });

  test("can be closed", async () => {
    const begun = threads();
    const store = newStore();
    await store.apply(posts(1, 1));
    void begun[0]?.terminate();
    await store.close();
    await store.open();
    expect(await store.count()).toBe(1);
  });

  test("stops no bot", async () => {
    const begun = threads();
    const home = await newHome();
    const life = await startLife(home);
    const errors: StoreError[] = [];
    life.client.on("error", (error) => void errors.push(error as StoreError));
    await sayAndHear(home, life, "before");
    await begun[0]?.terminate();
    const id = await sayAndHear(home, life, "after");
    await vi.waitFor(async () => expect(await life.store.get(id)).toBeDefined(), { timeout: 10_000 });
    expect(errors.every((error) => error instanceof StoreError && error.reason === "unavailable")).toBe(true);
    expect((await life.store.page({ channelId: home.sandbox.channelId })).map(({ text }) => text)).toContain("before");
    await life.client.close();
  });
});
