import { beforeEach, describe, expect, test, vi } from "vitest";
import type { MaintainOptions, MessageStore, StoreChange, WritePipeline } from "../../src/cache/index.js";
import { PushedMessage } from "../../src/cache/pushedMessage.js";
import { WriteBehind, type WriteBehindOptions } from "../../src/cache/writeBehind.js";
import { systemClock } from "../../src/core/clock.js";
import { StoreError } from "../../src/core/errors.js";
import { post, posts } from "./messages.js";

/** What a store was given, batch by batch, and how to make it fail. */
class FakeStore {
  readonly batches: number[] = [];
  maintained = 0;
  failure: ((changes: readonly StoreChange[]) => Error | undefined) | undefined;

  apply(changes: readonly StoreChange[]): Promise<void> {
    const failure = this.failure?.(changes);
    if (failure !== undefined) return Promise.reject(failure);
    this.batches.push(changes.length);
    return Promise.resolve();
  }

  maintenance: (signal: AbortSignal | undefined) => Promise<void> = () => Promise.resolve();

  maintain({ signal }: MaintainOptions = {}): Promise<void> {
    this.maintained += 1;
    return this.maintenance(signal);
  }
}

/** A store with a pipeline: what it was given, and answers when the test says so. */
class PipelinedStore extends FakeStore {
  readonly given: number[] = [];
  readonly stored: StoreChange[] = [];
  pipelines = 0;
  #release: (() => void) | undefined;
  #held = new Promise<void>((resolve) => {
    this.#release = resolve;
  });

  /** Lets the store work, from now on. */
  release(): void {
    this.#release?.();
  }

  pipeline(): WritePipeline {
    this.pipelines += 1;
    let failure: Error | undefined;
    let last: Promise<unknown> = this.#held;
    return {
      apply: (changes) => {
        this.given.push(changes.length);
        const done = last.then(() => {
          failure ??= this.failure?.(changes);
          if (failure !== undefined) throw failure;
          this.stored.push(...changes);
        });
        last = done.catch(() => undefined);
        return done;
      },
    };
  }

  override apply(changes: readonly StoreChange[]): Promise<void> {
    return super.apply(changes).then(() => void this.stored.push(...changes));
  }
}

interface Setup {
  readonly store: FakeStore;
  readonly writes: WriteBehind;
  readonly errors: StoreError[];
  readonly losses: () => number;
}

function setup(options: Partial<WriteBehindOptions> = {}): Setup {
  return setupWith(new FakeStore(), options);
}

function setupWith<Store extends FakeStore>(
  store: Store,
  options: Partial<WriteBehindOptions> = {},
): Setup & { readonly store: Store } {
  const errors: StoreError[] = [];
  let lost = 0;
  const writes = new WriteBehind({
    store: store as Partial<MessageStore> as MessageStore,
    clock: systemClock,
    onError: (error) => void errors.push(error as StoreError),
    onLoss: () => {
      lost += 1;
    },
    ...options,
  });
  return { store, writes, errors, losses: () => lost };
}

const full = (): StoreError => new StoreError("full", "x.db is full");

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

describe("a store with a pipeline", () => {
  test("is given more at once while it works, a bounded number of batches", async () => {
    const { store, writes } = setupWith(new PipelinedStore());
    for (const change of posts(1, 40_000)) writes.put(change);
    // Nothing was awaited: an event loop that is busy receiving has no time for answers.
    expect(store.given).toStrictEqual([1_000, 1_000, 1_000, 1_000]);
    expect(writes.waiting).toBe(40_000);
    store.release();
    await vi.advanceTimersByTimeAsync(100);
    expect([writes.waiting, store.stored.length, store.pipelines]).toStrictEqual([0, 40_000, 1]);
    await writes.close();
  });

  test("that fails is given everything again in the same order", async () => {
    const { store, writes, errors } = setupWith(new PipelinedStore());
    const changes = posts(1, 9_000);
    let failures = 1;
    store.failure = (batch) => {
      if (batch.includes(changes[0] as StoreChange) || failures === 0) return undefined;
      failures -= 1;
      return full();
    };
    for (const change of changes) writes.put(change);
    store.release();
    await vi.advanceTimersByTimeAsync(400);
    expect([writes.waiting, store.stored.length]).toStrictEqual([8_000, 1_000]);
    writes.put(post(9_001));
    await vi.advanceTimersByTimeAsync(600);
    expect(store.stored).toStrictEqual([...changes, post(9_001)]);
    expect([store.pipelines, errors.length, writes.waiting]).toStrictEqual([2, 1, 0]);
    await writes.close();
  });

  test("that refuses one change stores those before and after it once, in order", async () => {
    const { store, writes, errors, losses } = setupWith(new PipelinedStore());
    const changes = posts(1, 9_000);
    const poison = changes[1_500];
    store.failure = (batch) => (batch.includes(poison as StoreChange) ? new StoreError("refused", "no") : undefined);
    for (const change of changes) writes.put(change);
    store.release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.stored).toStrictEqual(changes.filter((change) => change !== poison));
    expect([errors.length, losses(), writes.waiting]).toStrictEqual([1, 1, 0]);
    await writes.close();
  });

  test("is given nothing ahead of changes that wait for another attempt", async () => {
    const { store, writes } = setupWith(new PipelinedStore());
    store.failure = full;
    store.release();
    for (const change of posts(1, 1_000)) writes.put(change);
    await vi.advanceTimersByTimeAsync(10);
    for (const change of posts(2_000, 12_000)) writes.put(change);
    expect(store.given).toStrictEqual([1_000]);
    await writes.close();
    expect(store.given).toStrictEqual([1_000, 1_000]);
  });

  test("that cannot open one is a store that fails", async () => {
    const { store, writes, errors } = setupWith(new PipelinedStore());
    const pipeline = vi.spyOn(store, "pipeline").mockImplementation(() => {
      throw new Error("no pipeline today");
    });
    writes.put(post(1));
    await vi.advanceTimersByTimeAsync(60);
    expect([writes.waiting, errors.map(({ message }) => message)]).toStrictEqual([0, []]);
    expect(store.stored).toHaveLength(1);
    pipeline.mockRestore();
    await writes.close();
  });
});
