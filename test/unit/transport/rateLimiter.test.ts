import { describe, expect, test } from "vitest";
import { RateLimiter } from "../../../src/transport/rateLimiter.js";
import { ManualClock } from "../core/manualClock.js";

function limiter(options: { burst?: number; perSecond?: number; queueLimit?: number } = {}) {
  const clock = new ManualClock();
  const log: string[] = [];
  const limit = new RateLimiter({ burst: 2, perSecond: 10, queueLimit: 100, clock, ...options });
  const run = (key: string, text: string, signal?: AbortSignal): Promise<string> =>
    limit.run("work", key, { timeoutMs: 60_000, signal }, () => {
      log.push(text);
      return Promise.resolve(text);
    });
  return { clock, limit, log, run };
}

describe("work", () => {
  test("starts at once within the burst, then at the rate, with one timer and none when idle", async () => {
    const { clock, limit, log, run } = limiter();
    const all = ["a", "b", "c", "d"].map((text) => run("k", text));
    expect(log).toStrictEqual(["a", "b"]);
    // One timer of the limiter, and a deadline for each that waits.
    expect(clock.pending).toBe(3);
    clock.advance(99);
    expect(log).toStrictEqual(["a", "b"]);
    clock.advance(1);
    expect(log).toStrictEqual(["a", "b", "c"]);
    clock.advance(100);
    expect(log).toStrictEqual(["a", "b", "c", "d"]);
    await Promise.all(all);
    expect(clock.pending).toBe(0);
    expect(limit.waiting).toBe(0);
  });

  test("gains no more than the burst by resting", () => {
    const { clock, log, run } = limiter();
    clock.advance(60_000);
    for (const text of ["a", "b", "c"]) void run("k", text);
    expect(log).toStrictEqual(["a", "b"]);
  });

  test("of several keys takes turns, in order within a key", () => {
    const { clock, log, run } = limiter({ burst: 1 });
    void run("x", "first");
    for (const text of ["x1", "x2", "x3"]) void run("x", text);
    for (const text of ["y1", "y2"]) void run("y", text);
    void run("z", "z1");
    clock.advance(600);
    expect(log).toStrictEqual(["first", "x1", "y1", "z1", "x2", "y2", "x3"]);
  });

  test("does not overtake what waits already, even when a token is there", () => {
    const { clock, log, run } = limiter({ burst: 1 });
    for (const text of ["a", "b", "c"]) void run("k", text);
    clock.advance(100);
    void run("k", "d");
    clock.advance(200);
    expect(log).toStrictEqual(["a", "b", "c", "d"]);
  });

  test("whose signal or time ends first never starts, and leaves its place", async () => {
    const { clock, limit, log, run } = limiter({ burst: 1 });
    void run("k", "a");
    const controller = new AbortController();
    const aborted = expect(run("k", "b", controller.signal)).rejects.toThrow("enough");
    const late = expect(
      limit.run("work", "k", { timeoutMs: 50 }, () => Promise.reject(new Error("ran"))),
    ).rejects.toMatchObject({ code: "timeout" });
    const last = run("k", "c");
    controller.abort(new Error("enough"));
    clock.advance(100);
    await Promise.all([aborted, late, last]);
    expect(log).toStrictEqual(["a", "c"]);
    expect(clock.pending).toBe(0);
  });

  test("beyond the queue's limit is refused at once", async () => {
    const { run } = limiter({ burst: 1, queueLimit: 1 });
    void run("k", "a");
    void run("k", "b");
    await expect(run("k", "c")).rejects.toMatchObject({
      code: "queue_full",
      message: expect.stringContaining("nothing was sent"),
    });
  });

  test("is started by flush() in order, or refused by fail()", async () => {
    const { clock, log, limit, run } = limiter({ burst: 1 });
    for (const text of ["a", "b", "c"]) void run("k", text);
    limit.flush();
    expect(log).toStrictEqual(["a", "b", "c"]);
    expect(clock.pending).toBe(0);
    const refused = expect(run("k", "d")).rejects.toThrow("over");
    const idle = limit.idle();
    limit.fail(new Error("over"));
    await Promise.all([refused, idle]);
  });
});
