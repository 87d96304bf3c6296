import { expect, test, vi } from "vitest";
import { type RetryOptions, retry } from "../../../src/core/retry.js";
import { ManualClock } from "./manualClock.js";

function options(clock: ManualClock, given: Partial<RetryOptions> = {}): RetryOptions {
  const { signal } = new AbortController();
  return { clock, signal, attempts: 3, mayRetry: () => true, pauseMs: (_, attempt) => attempt * 100, ...given };
}

/** Fails with these errors, one after another, and succeeds then. */
function failing(...errors: readonly Error[]): () => Promise<string> {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return "done";
  };
}

test("an attempt is repeated after the pause that its failure asks for", async () => {
  const clock = new ManualClock();
  const attempt = vi.fn(failing(new Error("first"), new Error("second")));
  const pauseMs = vi.fn((_: unknown, made: number) => made * 100);
  const done = retry(options(clock, { pauseMs }), attempt);
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(99);
  expect(attempt).toHaveBeenCalledTimes(1);
  clock.advance(1);
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(200);
  expect(await done).toBe("done");
  expect(pauseMs.mock.calls).toStrictEqual([
    [new Error("first"), 1],
    [new Error("second"), 2],
  ]);
  expect(clock.pending).toBe(0);
});

test("rejects with the last failure when the attempts are used up", async () => {
  const attempt = vi.fn(failing(new Error("first"), new Error("second"), new Error("third")));
  const done = retry(options(new ManualClock(), { attempts: 1 }), attempt);
  await expect(done).rejects.toThrow("first");
  expect(attempt).toHaveBeenCalledTimes(1);
});

test("a failure that cannot be retried rejects at once", async () => {
  const attempt = vi.fn(failing(new Error("final")));
  await expect(retry(options(new ManualClock(), { mayRetry: () => false }), attempt)).rejects.toThrow("final");
  expect(attempt).toHaveBeenCalledTimes(1);
});

test("the signal ends a pause with its reason, and leaves no timer", async () => {
  const clock = new ManualClock();
  const ends = new AbortController();
  const done = retry(options(clock, { signal: ends.signal }), failing(new Error("first")));
  await expect.poll(() => clock.pending).toBe(1);
  ends.abort(new Error("stopped"));
  await expect(done).rejects.toThrow("stopped");
  expect(clock.pending).toBe(0);
});

test("nothing is attempted again once the signal is aborted", async () => {
  const ends = new AbortController();
  const attempt = vi.fn(async () => {
    ends.abort();
    throw new Error("first");
  });
  await expect(retry(options(new ManualClock(), { signal: ends.signal }), attempt)).rejects.toThrow("first");
  expect(attempt).toHaveBeenCalledTimes(1);
});
