import { beforeEach, describe, expect, test, vi } from "vitest";
import { PushedMessage } from "../../src/cache/pushedMessage.js";
import { StoreError } from "../../src/core/errors.js";
import { full, setup } from "./fakeStore.js";
import { post, posts } from "./messages.js";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe("what is written behind", () => {
  test("is written together, at the latest after the interval", async () => {
    const { store, writes } = setup();
    for (const change of posts(1, 30)) writes.put(change);
    await vi.advanceTimersByTimeAsync(49);
    expect(store.batches).toStrictEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(store.batches).toStrictEqual([30]);
    expect(writes.waiting).toBe(0);
  });

  test("is written at once when there is enough of it, in bounded batches", async () => {
    const { store, writes } = setup();
    for (const change of posts(1, 2_400)) writes.put(change);
    await vi.advanceTimersByTimeAsync(10);
    expect(store.batches).toStrictEqual([1_000, 1_000, 400]);
  });

  test("is written in larger batches if it is encoded already, which takes less to prepare", async () => {
    const { store, writes } = setup();
    const heard = { follows: undefined, anew: false, isHandled: true };
    for (let n = 0; n < 5_100; n += 1) writes.put(new PushedMessage(new Uint8Array([24, 1]), 0, 2, heard));
    for (const change of posts(1, 2_000)) writes.put(change);
    await vi.advanceTimersByTimeAsync(100);
    expect(store.batches).toStrictEqual([1_000, 4_000, 1_075, 1_000, 25]);
    await writes.close();
  });

  test("is written by flush and by close without waiting for the interval", async () => {
    const { store, writes } = setup();
    writes.put(post(1));
    const flushed = writes.flush();
    await vi.advanceTimersByTimeAsync(1);
    await flushed;
    expect(store.batches).toStrictEqual([1]);
    writes.put(post(2));
    const closed = writes.close();
    await vi.advanceTimersByTimeAsync(1);
    await closed;
    expect(store.batches).toStrictEqual([1, 1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits while the store cannot take it, is said once, and is tried again ever later", async () => {
    const { store, writes, errors } = setup();
    let attempts = 0;
    store.failure = () => {
      attempts += 1;
      return full();
    };
    writes.put(post(1));
    await vi.advanceTimersByTimeAsync(60);
    await expect(writes.flush()).rejects.toMatchObject({ reason: "full" });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(attempts).toBeGreaterThan(5);
    expect(attempts).toBeLessThan(15);
    expect(errors).toHaveLength(1);
    store.failure = undefined;
    await vi.advanceTimersByTimeAsync(30_100);
    expect([store.batches, writes.waiting]).toStrictEqual([[1], 0]);
    await writes.close();
  });

  test("is left out, and said, when more waits than may; what waited is kept", async () => {
    const { store, writes, errors, losses } = setup({ maxWaiting: 100 });
    store.failure = full;
    for (const change of posts(1, 150)) writes.put(change);
    expect([writes.waiting, losses()]).toStrictEqual([100, 50]);
    expect(errors).toMatchObject([{ reason: "overflow" }]);
    store.failure = undefined;
    await vi.advanceTimersByTimeAsync(100);
    expect(store.batches).toStrictEqual([100]);
    await writes.close();
  });

  test("does not let one change that cannot be stored keep out the others", async () => {
    const { store, writes, errors, losses } = setup();
    const poison = post(7);
    store.failure = (changes) => (changes.includes(poison) ? new Error("value out of range") : undefined);
    for (const change of [...posts(1, 6), poison, ...posts(8, 10)]) writes.put(change);
    await vi.advanceTimersByTimeAsync(60);
    expect(store.batches.reduce((sum, length) => sum + length, 0)).toBe(9);
    expect(errors).toMatchObject([{ reason: "failed", message: /1 changes cannot be stored/ }]);
    expect(losses()).toBe(1);
    await writes.close();
  });

  test("stays when the store goes while it looks for the change that cannot be stored", async () => {
    const { store, writes, errors, losses } = setup();
    const poison = post(3);
    let isAway = false;
    store.failure = (changes) => {
      if (isAway) return new StoreError("unavailable", "the database cannot be reached");
      if (changes.includes(poison)) {
        isAway = changes.length === 1;
        return new StoreError("refused", "value out of range");
      }
      return undefined;
    };
    for (const change of [...posts(1, 2), poison, ...posts(4, 9)]) writes.put(change);
    await vi.advanceTimersByTimeAsync(60);
    expect([writes.waiting, losses()]).toStrictEqual([6, 1]);
    isAway = false;
    store.failure = undefined;
    await vi.advanceTimersByTimeAsync(30_100);
    expect(store.batches).toStrictEqual([1, 1, 6]);
    expect(errors.map(({ reason }) => reason)).toStrictEqual(["refused", "unavailable"]);
    await writes.close();
  });

  test("stays for some minutes when nothing is taken, and nobody knows why", async () => {
    const { store, writes, errors, losses } = setup();
    store.failure = () => new Error("something is wrong");
    for (const change of posts(1, 5)) writes.put(change);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([writes.waiting, losses()]).toStrictEqual([5, 0]);
    store.failure = undefined;
    await vi.advanceTimersByTimeAsync(30_100);
    expect(store.batches).toStrictEqual([5]);
    store.failure = () => new Error("something is wrong");
    writes.put(post(6));
    await vi.advanceTimersByTimeAsync(600_000);
    expect([writes.waiting, losses()]).toStrictEqual([0, 1]);
    expect(errors.at(-1)?.message).toContain("1 changes cannot be stored");
    await writes.close();
  });

  test("is said to be lost when the store fails to the end", async () => {
    const { store, writes, errors } = setup();
    store.failure = full;
    for (const change of posts(1, 5)) writes.put(change);
    await writes.close();
    expect(errors.map(({ reason }) => reason)).toStrictEqual(["full", "overflow"]);
    expect(errors[1]?.message).toBe("5 changes could not be stored before the end");
    expect([writes.waiting, vi.getTimerCount()]).toStrictEqual([0, 0]);
  });

  test("is followed by maintenance, at first and then once a minute at most", async () => {
    const { store, writes } = setup();
    for (let second = 0; second < 130; second += 1) {
      writes.put(post(second));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(store.maintained).toBe(3);
    await writes.close();
  });

  test("does not wait for maintenance, which ends with it", async () => {
    const { store, writes } = setup();
    let isAborted = false;
    store.maintenance = (signal) =>
      new Promise((resolve) => {
        signal?.addEventListener("abort", () => {
          isAborted = true;
          resolve();
        });
      });
    for (let n = 1; n <= 3; n += 1) {
      writes.put(post(n));
      await vi.advanceTimersByTimeAsync(60);
    }
    expect([store.maintained, store.batches]).toStrictEqual([1, [1, 1, 1]]);
    await writes.close();
    expect([isAborted, vi.getTimerCount()]).toStrictEqual([true, 0]);
  });

  test("leaves no maintenance to begin once it is closed", async () => {
    const { store, writes } = setup();
    let running = 0;
    store.maintenance = async (signal) => {
      running += 1;
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
      running -= 1;
    };
    writes.put(post(1));
    await vi.advanceTimersByTimeAsync(50);
    // Written, and about to give others their turn.
    expect([writes.waiting, store.maintained]).toStrictEqual([0, 0]);
    const closed = writes.close().then(() => [store.maintained, running]);
    await vi.advanceTimersByTimeAsync(10);
    expect(await closed).toStrictEqual([1, 0]);
  });

  test("goes on when maintenance fails, which is said", async () => {
    const { store, writes, errors } = setup();
    store.maintenance = () => {
      throw new Error("no room to tidy up");
    };
    writes.put(post(1));
    await vi.advanceTimersByTimeAsync(60);
    store.maintenance = () => Promise.resolve();
    await vi.advanceTimersByTimeAsync(60_000);
    writes.put(post(2));
    await vi.advanceTimersByTimeAsync(60);
    expect([store.maintained, store.batches]).toStrictEqual([2, [1, 1]]);
    expect(errors).toMatchObject([{ code: "store_failed", message: "no room to tidy up" }]);
    await writes.close();
  });
});
