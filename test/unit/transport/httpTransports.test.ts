import { describe, expect, test, vi } from "vitest";
import type { Clock } from "../../../src/core/clock.js";
import { ConnectionError } from "../../../src/core/errors.js";
import { RequestError } from "../../../src/core/requestError.js";
import { LimitedTransport } from "../../../src/transport/limitedTransport.js";
import { RateLimiter } from "../../../src/transport/rateLimiter.js";
import { retryAfterMs } from "../../../src/transport/retryAfter.js";
import { RetryingTransport } from "../../../src/transport/retryingTransport.js";
import type { RpcCall, RpcTransport } from "../../../src/transport/rpcTransport.js";
import { ManualClock } from "../core/manualClock.js";

const call = (name: string, readOnly: boolean, more: Partial<RpcCall> = {}): RpcCall => ({
  name,
  readOnly,
  apiIndex: undefined,
  serverKeyAuth: false,
  body: new Uint8Array(0),
  timeoutMs: undefined,
  signal: undefined,
  ...more,
});

const failure = (httpStatus: number, retryAfter?: number): RequestError =>
  new RequestError({ request: "X", transport: "http", httpStatus, serverMessage: "", retryAfterMs: retryAfter });

/** Fails with each error in turn, then answers. */
function failing(...errors: Error[]): { inner: RpcTransport; unary: ReturnType<typeof vi.fn> } {
  const unary = vi.fn(() => {
    const error = errors.shift();
    return error === undefined ? Promise.resolve(Uint8Array.of(1)) : Promise.reject(error);
  });
  return { inner: { unary }, unary };
}

function retrying(inner: RpcTransport) {
  const clock = new ManualClock();
  const backoff = { baseMs: 100, ceilingMs: 1000 };
  return {
    clock,
    transport: new RetryingTransport(inner, { clock, backoff, random: () => 0.5, attempts: 3, timeoutMs: 10_000 }),
  };
}

/** Lets promises settle and time pass until the work is done. */
async function settle<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  const ended = { done: false };
  const finished = work.finally(() => {
    ended.done = true;
  });
  finished.catch(() => undefined);
  for (let step = 0; step < 500 && !ended.done; step += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(50);
  }
  return finished;
}

describe("calls that fail in passing", () => {
  test.each([failure(503), failure(429), new ConnectionError("no network")])(
    "are made again when they only read: %s",
    async (error) => {
      const { inner, unary } = failing(error, error);
      const { clock, transport } = retrying(inner);
      expect(await settle(clock, transport.unary(call("GetAccount", true)))).toStrictEqual(Uint8Array.of(1));
      expect(unary).toHaveBeenCalledTimes(3);
      expect(clock.pending).toBe(0);
    },
  );

  test("are made again when they change something only after a 429, which did nothing", async () => {
    const pressed = failing(failure(429));
    const first = retrying(pressed.inner);
    await settle(first.clock, first.transport.unary(call("CreateRole", false)));
    expect(pressed.unary).toHaveBeenCalledTimes(2);
    for (const error of [failure(503), new ConnectionError("no network")]) {
      const { inner, unary } = failing(error);
      const { clock, transport } = retrying(inner);
      await expect(settle(clock, transport.unary(call("CreateRole", false)))).rejects.toBe(error);
      expect(unary).toHaveBeenCalledOnce();
    }
  });

  test("are given up after a few times, at the deadline, or with the signal", async () => {
    const often = failing(...Array.from({ length: 9 }, () => failure(503)));
    const first = retrying(often.inner);
    await expect(settle(first.clock, first.transport.unary(call("GetAccount", true)))).rejects.toMatchObject({
      httpStatus: 503,
    });
    expect(often.unary).toHaveBeenCalledTimes(3);

    const slow = failing(failure(429, 60_000));
    const second = retrying(slow.inner);
    await expect(
      settle(second.clock, second.transport.unary(call("GetAccount", true, { timeoutMs: 500 }))),
    ).rejects.toMatchObject({ code: "timeout" });
    expect(second.clock.pending).toBe(0);

    const controller = new AbortController();
    const third = retrying(failing(failure(429, 5_000)).inner);
    const aborted = third.transport.unary(call("GetAccount", true, { signal: controller.signal }));
    aborted.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    expect(third.clock.pending).toBe(0);
  });
});

test("a 429 pauses its own route for as long as it says; others go on", async () => {
  const clock = new ManualClock();
  const times: [string, number][] = [];
  let pressed = true;
  const start = clock.now();
  const inner: RpcTransport = {
    unary: ({ name }) => {
      times.push([name, clock.now() - start]);
      if (name !== "ListClanUsers" || !pressed) return Promise.resolve(new Uint8Array(0));
      pressed = false;
      return Promise.reject(failure(429, 3_000));
    },
  };
  const limiter = new RateLimiter({ burst: 10, perSecond: 10, queueLimit: 10, clock });
  const transport = new LimitedTransport(inner, { limiter, clock });
  await expect(transport.unary(call("ListClanUsers", true))).rejects.toMatchObject({ httpStatus: 429 });
  const paused = transport.unary(call("ListClanUsers", true));
  await transport.unary(call("GetAccount", true));
  await settle(clock, paused);
  expect(times).toStrictEqual([
    ["ListClanUsers", 0],
    ["GetAccount", 0],
    ["ListClanUsers", 3_000],
  ]);
});

test("calls that waited for their turn when their route was paused wait on, and leave their turns to other routes", async () => {
  const clock = new ManualClock();
  const start = clock.now();
  const times: [string, number][] = [];
  let pressed = true;
  const inner: RpcTransport = {
    unary: ({ name }) => {
      times.push([name, clock.now() - start]);
      if (name !== "ListClanUsers" || !pressed) return Promise.resolve(new Uint8Array(0));
      pressed = false;
      return Promise.reject(failure(429, 3_000));
    },
  };
  const limiter = new RateLimiter({ burst: 1, perSecond: 10, queueLimit: 3, clock });
  const transport = new LimitedTransport(inner, { limiter, clock });
  const first = expect(transport.unary(call("ListClanUsers", true))).rejects.toMatchObject({ httpStatus: 429 });
  const paused = [1, 2].map(() => transport.unary(call("ListClanUsers", true)));
  const other = transport.unary(call("GetAccount", true));
  await first;
  await settle(clock, other);
  expect(times).toStrictEqual([
    ["ListClanUsers", 0],
    ["GetAccount", 100],
  ]);
  await settle(clock, Promise.all(paused));
  expect(times.slice(2).every(([name, at]) => name === "ListClanUsers" && at >= 3_000)).toBe(true);
  expect(clock.pending).toBe(0);
});

test("no more calls wait for a paused route than for their turns", async () => {
  const clock = new ManualClock();
  const limiter = new RateLimiter({ burst: 10, perSecond: 10, queueLimit: 2, clock });
  const transport = new LimitedTransport(failing(failure(429, 3_000)).inner, { limiter, clock });
  await expect(transport.unary(call("GetAccount", true))).rejects.toMatchObject({ httpStatus: 429 });
  const waiting = [1, 2].map(() => transport.unary(call("GetAccount", true)));
  await expect(transport.unary(call("GetAccount", true))).rejects.toMatchObject({
    code: "queue_full",
    message: expect.stringContaining("nothing was sent"),
  });
  await settle(clock, Promise.all(waiting));
});

test.each([
  ["120", 120_000],
  ["0", 0],
  ["Thu, 01 Jan 2026 00:00:10 GMT", 10_000],
  ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
  ["999999", 300_000],
  ["soon", undefined],
  ["", undefined],
  [null, undefined],
])("Retry-After %j asks for %j ms", (header, ms) => {
  expect(retryAfterMs(header, Date.UTC(2026, 0, 1))).toBe(ms);
});

test("a pause that a 429 asked for ends once more, though the clock is set back by years meanwhile", async () => {
  const manual = new ManualClock();
  let back = 0;
  const clock: Clock = {
    now: () => manual.now() - back,
    setTimeout: (callback, ms) => manual.setTimeout(callback, ms),
    clearTimeout: (timer) => manual.clearTimeout(timer),
  };
  const { inner, unary } = failing(failure(429, 3_000));
  const limiter = new RateLimiter({ burst: 10, perSecond: 10, queueLimit: 10, clock });
  const transport = new LimitedTransport(inner, { limiter, clock });
  await expect(transport.unary(call("ListClanUsers", true))).rejects.toMatchObject({ httpStatus: 429 });
  back = 20 * 365 * 86_400_000;
  await settle(manual, transport.unary(call("ListClanUsers", true)));
  expect(unary).toHaveBeenCalledTimes(2);
});
