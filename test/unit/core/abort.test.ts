import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withDeadline } from "../../../src/core/abort.js";
import { systemClock } from "../../../src/core/clock.js";
import { MezonError, TimeoutError } from "../../../src/core/errors.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = (): Promise<never> => new Promise(() => undefined);

test("work that settles in time leaves no timer behind", async () => {
  const result = await withDeadline({ what: "work", timeoutMs: 100, clock: systemClock }, () => Promise.resolve(7));
  expect(result).toBe(7);
  expect(vi.getTimerCount()).toBe(0);
});

test("work that takes too long rejects with TimeoutError and sees its signal aborted", async () => {
  let seen: AbortSignal | undefined;
  const waiting = withDeadline({ what: "GetAccount", timeoutMs: 100, clock: systemClock }, (signal) => {
    seen = signal;
    return never();
  });
  const rejected = expect(waiting).rejects.toMatchObject({ name: "TimeoutError", code: "timeout", timeoutMs: 100 });
  await vi.advanceTimersByTimeAsync(100);
  await rejected;
  expect(seen?.reason).toBeInstanceOf(TimeoutError);
});

test("an abort rejects with the signal's reason, wrapped when that is no error", async () => {
  const controller = new AbortController();
  const waiting = withDeadline({ what: "work", timeoutMs: 100, clock: systemClock, signal: controller.signal }, never);
  controller.abort("enough");
  await expect(waiting).rejects.toBeInstanceOf(MezonError);
  await expect(waiting).rejects.toMatchObject({ code: "aborted", cause: "enough" });
  expect(vi.getTimerCount()).toBe(0);
});

test("a signal that is aborted already starts nothing", async () => {
  const reason = new Error("stopped");
  const work = vi.fn(never);
  const waiting = withDeadline(
    { what: "work", timeoutMs: 100, clock: systemClock, signal: AbortSignal.abort(reason) },
    work,
  );
  await expect(waiting).rejects.toBe(reason);
  expect(work).not.toHaveBeenCalled();
});
