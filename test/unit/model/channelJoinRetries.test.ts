import { describe, expect, test, vi } from "vitest";
import { ChannelJoinRetries } from "../../../src/model/channelJoinRetries.js";
import { ManualClock } from "../core/manualClock.js";

const MUST_JOIN = new Error("must join");
const mustJoin = (error: unknown): boolean => error === MUST_JOIN;

/** A channel that refuses until it is joined, answering in the order asked. */
function channel() {
  let joined = false;
  const posted: string[] = [];
  const join = vi.fn(async () => {
    await Promise.resolve();
    joined = true;
  });
  const send = (text: string) => async (): Promise<string> => {
    await Promise.resolve();
    if (!joined) throw MUST_JOIN;
    posted.push(text);
    return text;
  };
  return { join, send, posted };
}

test("refused sends are repeated after one join, in their first order", async () => {
  const repairs = new ChannelJoinRetries();
  const { join, send, posted } = channel();
  const repair = { mustJoin, join };
  const early = ["a", "b", "c"].map((text) => repairs.run("7", send(text), repair));
  await Promise.resolve();
  const late = ["d", "e"].map((text) => repairs.run("7", send(text), repair));
  expect(await Promise.all([...early, ...late])).toStrictEqual(["a", "b", "c", "d", "e"]);
  expect(posted).toStrictEqual(["a", "b", "c", "d", "e"]);
  expect(join).toHaveBeenCalledOnce();
});

test("a join that fails rejects the sends that wait for it, and the next send tries again", async () => {
  const repairs = new ChannelJoinRetries();
  const refused = new Error("not allowed");
  const join = vi.fn(() => Promise.reject(refused));
  const send = (): Promise<never> => Promise.reject(MUST_JOIN);
  await expect(repairs.run("7", send, { mustJoin, join })).rejects.toBe(refused);
  await expect(repairs.run("7", send, { mustJoin, join })).rejects.toBe(refused);
  expect(join).toHaveBeenCalledTimes(2);
});

test("other failures, and other channels, are left alone", async () => {
  const repairs = new ChannelJoinRetries();
  const join = vi.fn(() => new Promise<void>(() => undefined));
  void repairs.run("7", () => Promise.reject(MUST_JOIN), { mustJoin, join });
  await expect(repairs.run("8", () => Promise.reject(new Error("bad")), { mustJoin, join })).rejects.toThrow("bad");
  expect(await repairs.run("8", () => Promise.resolve("sent"), { mustJoin, join })).toBe("sent");
});

describe("a burst into a channel that has taken nothing yet", () => {
  test("is sent after one join, each once", async () => {
    const repairs = new ChannelJoinRetries();
    const { join, send, posted } = channel();
    const asked = vi.fn();
    const texts = Array.from({ length: 500 }, (_, index) => String(index));
    const sends = texts.map((text) => {
      const post = send(text);
      const counted = (): Promise<string> => {
        asked(text);
        return post();
      };
      return repairs.run("7", counted, { mustJoin, join });
    });
    expect(await Promise.all(sends)).toStrictEqual(texts);
    expect(posted).toStrictEqual(texts);
    expect([asked.mock.calls.length, join.mock.calls.length]).toStrictEqual([500, 1]);
  });

  test("is sent all the same when it may not be joined", async () => {
    const repairs = new ChannelJoinRetries();
    const join = vi.fn(() => Promise.reject(new Error("not allowed")));
    const sends = ["a", "b"].map((text) => repairs.run("7", () => Promise.resolve(text), { mustJoin, join }));
    expect(await Promise.all(sends)).toStrictEqual(["a", "b"]);
    expect(join).toHaveBeenCalledOnce();
  });

  test("is as many as may wait, and no more", async () => {
    const repairs = new ChannelJoinRetries(new ManualClock(), 2);
    const { join, send } = channel();
    const sends = ["a", "b", "c"].map((text) => repairs.run("7", send(text), { mustJoin, join }));
    expect((await Promise.allSettled(sends)).map(({ status }) => status).sort()).toStrictEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
    ]);
    await repairs.idle();
  });
});

test("one send goes out without a join, and those after it once it was taken", async () => {
  const repairs = new ChannelJoinRetries();
  const join = vi.fn(() => Promise.resolve());
  const send = (text: string) => () => Promise.resolve(text);
  expect(await repairs.run("7", send("a"), { mustJoin, join })).toBe("a");
  expect(await Promise.all(["b", "c"].map((text) => repairs.run("7", send(text), { mustJoin, join })))).toStrictEqual([
    "b",
    "c",
  ]);
  expect(join).not.toHaveBeenCalled();
});

test("a send has one deadline, whatever it waits for and however often it is sent", async () => {
  const clock = new ManualClock();
  const repairs = new ChannelJoinRetries(clock);
  const given: number[] = [];
  let joined = false;
  const send = async ({ timeoutMs }: { readonly timeoutMs: number }): Promise<void> => {
    given.push(timeoutMs);
    clock.advance(3_000);
    if (!joined) throw MUST_JOIN;
  };
  const join = async (): Promise<void> => {
    clock.advance(4_000);
    joined = true;
  };
  await repairs.run("7", send, { mustJoin, join }, { timeoutMs: 10_000 });
  expect(given).toStrictEqual([10_000, 3_000]);

  const never = repairs.run(
    "8",
    () => Promise.reject(MUST_JOIN),
    { mustJoin, join: () => new Promise(() => undefined) },
    { timeoutMs: 10_000 },
  );
  const ended = expect(never).rejects.toMatchObject({ code: "timeout", wasSent: false });
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  clock.advance(10_000);
  await ended;
  expect(clock.pending).toBe(0);
});
