import { beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock as clock } from "../../../src/core/clock.js";
import { collect, nextOf } from "../../../src/core/collecting.js";
import { EventStream } from "../../../src/core/eventStream.js";

const YEAR_MS = 365 * 86_400_000;

/** A source of numbers, and how many listen to it. */
function newSource() {
  const givers = new Set<(item: number) => void>();
  return {
    source: (give: (item: number) => void) => {
      givers.add(give);
      return () => void givers.delete(give);
    },
    give: (item: number) => {
      for (const give of [...givers]) give(item);
    },
    listening: () => givers.size,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe("the next one", () => {
  test.each([YEAR_MS, Number.POSITIVE_INFINITY])("is waited for as long as it takes: %d ms", async (timeoutMs) => {
    const { source, give, listening } = newSource();
    const next = nextOf(source, "a number", { timeoutMs, clock });
    await vi.advanceTimersByTimeAsync(60_000);
    give(7);
    expect(await next).toBe(7);
    expect([listening(), vi.getTimerCount()]).toStrictEqual([0, 0]);
  });

  test.each([Number.NaN, -1, "5" as never])("is not waited for during %s", async (timeoutMs) => {
    const { source, listening } = newSource();
    const next = nextOf(source, "a number", { timeoutMs, clock });
    await expect(next).rejects.toMatchObject({ code: "validation_failed", path: "timeoutMs" });
    expect([listening(), vi.getTimerCount()]).toStrictEqual([0, 0]);
  });
});

describe("those that come", () => {
  test("are collected for as long as it takes", async () => {
    const { source, give } = newSource();
    const stream = collect(source, { max: 2, idleMs: YEAR_MS, timeMs: Number.POSITIVE_INFINITY, clock });
    give(1);
    await vi.advanceTimersByTimeAsync(60_000);
    give(2);
    const found: number[] = [];
    for await (const item of stream) found.push(item);
    expect(found).toStrictEqual([1, 2]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["max", { max: 0 }],
    ["max", { max: Number.NaN }],
    ["idleMs", { idleMs: -5 }],
    ["timeMs", { timeMs: Number.NaN }],
  ])("are not collected with a faulty %s", (path, options) => {
    const { source, listening } = newSource();
    expect(() => collect(source, { timeMs: 5, ...options, clock })).toThrow(expect.objectContaining({ path }));
    expect([listening(), vi.getTimerCount()]).toStrictEqual([0, 0]);
  });

  test("reach everybody who waits for one", async () => {
    const { source, give } = newSource();
    const stream = new EventStream(source);
    const [first, second, third] = [stream.next(), stream.next(), stream.next()];
    give(1);
    give(2);
    expect([await first, await second]).toStrictEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
    ]);
    await stream.return();
    expect(await third).toStrictEqual({ done: true, value: undefined });
  });
});
