import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { MezonError } from "../../../src/core/errors.js";
import { PendingRequests } from "../../../src/socket/pendingRequests.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function pendingRequests(): { pending: PendingRequests<string>; abandoned: number[] } {
  const abandoned: number[] = [];
  return { pending: new PendingRequests(systemClock, (cid) => abandoned.push(cid)), abandoned };
}

const options = { what: "a request", timeoutMs: 1000 };

describe("a request", () => {
  test("gets the answer with its cid, and leaves no timer", async () => {
    const { pending } = pendingRequests();
    const cids: number[] = [];
    const first = pending.add(options, (cid) => cids.push(cid));
    const second = pending.add(options, (cid) => cids.push(cid));
    expect(cids).toStrictEqual([1, 2]);
    expect(pending.resolve(2, "two")).toBe(true);
    expect(pending.resolve(1, "one")).toBe(true);
    expect(pending.resolve(1, "again")).toBe(false);
    expect(await Promise.all([first, second])).toStrictEqual(["one", "two"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("ends once at its deadline; a late response is ignored", async () => {
    const { pending, abandoned } = pendingRequests();
    const waiting = pending.add(options, () => undefined);
    const rejected = expect(waiting).rejects.toMatchObject({ code: "timeout" });
    await vi.advanceTimersByTimeAsync(1001);
    await rejected;
    expect(abandoned).toStrictEqual([1]);
    expect(pending.resolve(1, "late")).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is answered by what arrived while the process stood still past its deadline", async () => {
    const { pending } = pendingRequests();
    const waiting = pending.add(options, () => undefined);
    // The deadline's timer runs first when the process goes on; only then is the socket read.
    await vi.advanceTimersByTimeAsync(1000);
    expect(pending.resolve(1, "in time")).toBe(true);
    expect(await waiting).toBe("in time");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("ends with its signal, whose listener goes with it", async () => {
    const { pending } = pendingRequests();
    const controller = new AbortController();
    const waiting = pending.add({ ...options, signal: controller.signal }, () => undefined);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toStrictEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(pending.size).toBe(0);
  });

  test("that cannot be sent rejects at once", async () => {
    const { pending } = pendingRequests();
    const waiting = pending.add(options, () => {
      throw new Error("socket is gone");
    });
    await expect(waiting).rejects.toThrow("socket is gone");
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("cids stay below 65,536 and pass over those still waiting", async () => {
  const { pending } = pendingRequests();
  let last = 0;
  const waiting = pending.add(options, (cid) => {
    last = cid;
  });
  expect(last).toBe(1);
  for (let count = 2; count <= 65_535; count += 1) {
    const request = pending.add(options, (cid) => {
      last = cid;
    });
    pending.resolve(last, "done");
    await request;
  }
  expect(last).toBe(65_535);
  void pending.add(options, (cid) => {
    last = cid;
  });
  expect(last).toBe(2);
  pending.resolve(1, "first");
  expect(await waiting).toBe("first");
});

test("more requests than there are cids are refused", () => {
  const { pending } = pendingRequests();
  for (let count = 0; count < 65_535; count += 1) pending.add(options, () => undefined).catch(() => undefined);
  expect(() => pending.add(options, () => undefined)).toThrow(MezonError);
  pending.rejectAll(() => new Error("over"));
  expect(pending.size).toBe(0);
});
