import { beforeEach, describe, expect, test, vi } from "vitest";
import type { StoreChange, WritePipeline } from "../../src/cache/index.js";
import { StoreError } from "../../src/core/errors.js";
import { FakeStore, full, setupWith } from "./fakeStore.js";
import { post, posts } from "./messages.js";

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

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
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
