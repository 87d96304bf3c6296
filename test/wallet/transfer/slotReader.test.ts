import { expect, test } from "vitest";
import { SlotReader } from "../../../src/wallet/transfer/slotReader.js";
import { ManualClock } from "../../unit/core/manualClock.js";

const { signal } = new AbortController();

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

type Reading = bigint | ((signal: AbortSignal) => Promise<bigint>);

function readerOf(...readings: Reading[]): { slots: SlotReader; clock: ManualClock; asked: () => number } {
  const clock = new ManualClock();
  let asked = 0;
  const readCurrent = async (ends: AbortSignal): Promise<bigint> => {
    const reading = readings[Math.min(asked, readings.length - 1)] ?? 0n;
    asked += 1;
    return typeof reading === "bigint" ? reading : reading(ends);
  };
  return { slots: new SlotReader({ clock, readCurrent }), clock, asked: () => asked };
}

/** Never answers, as a call does that sleeps for five minutes because a 503 said so. */
function hang(ends: AbortSignal): Promise<bigint> {
  return new Promise((_, reject) => ends.addEventListener("abort", () => reject(new Error("given up"))));
}

test("the node is asked once a slot, however many want to know", async () => {
  const { slots, clock, asked } = readerOf(999n, 1000n);
  expect(await Promise.all([1, 2, 3].map(() => slots.newest(signal)))).toStrictEqual([1000n, 1000n, 1000n]);
  expect(asked()).toBe(1);
  clock.advance(400);
  expect(await slots.newest(signal)).toBe(1001n);
});

test("nobody waits longer than their own deadline; the next one asks again, and nothing is left", async () => {
  const { slots, clock, asked } = readerOf(hang, 999n);
  const callers = [new AbortController(), new AbortController(), new AbortController()];
  const waiting = callers.map((caller) => slots.newest(caller.signal).catch((error: unknown) => error));
  for (const [index, caller] of callers.entries()) {
    caller.abort(new Error(`late ${index}`));
    expect(await waiting[index]).toMatchObject({ message: `late ${index}` });
  }
  await settled();
  expect(clock.pending).toBe(0);
  expect(await slots.newest(signal)).toBe(1000n);
  expect(asked()).toBe(2);
});

test("a reading that hangs is given up for those who have more time: they ask again", async () => {
  const { slots, clock, asked } = readerOf(hang, 999n);
  const first = slots.newest(signal);
  await settled();
  clock.advance(10_000);
  expect(await first).toBe(1000n);
  expect(asked()).toBe(2);
});

test("a node that was wrong once is asked again, and is not believed later either", async () => {
  const { slots, clock, asked } = readerOf(999n, 9_999_999n, 1000n);
  expect(await slots.newest(signal)).toBe(1000n);
  clock.advance(400);
  expect(await slots.newest(signal)).toBe(1001n);
  expect(asked()).toBe(3);
});

test("a node that was wrong at first is recovered from", async () => {
  const { slots } = readerOf(9_999_999n, 999n);
  expect(await slots.newest(signal)).toBe(10_000_000n);
  slots.invalidate();
  expect(await slots.newest(signal)).toBe(1000n);
});

test("a chain that began anew is recovered from", async () => {
  const { slots, clock } = readerOf(5_000n, 3n, 4n);
  await slots.newest(signal);
  clock.advance(400);
  expect(await slots.newest(signal)).toBe(5n);
});

test("an empty chain is told, not counted from", async () => {
  const { slots } = readerOf(2n ** 64n - 1n);
  await expect(slots.newest(signal)).rejects.toThrow("no final slot yet");
});
