import { expect, test } from "vitest";
import { NonceLine } from "../../src/wallet/nonceLine.js";
import { ManualClock } from "../unit/core/manualClock.js";

const { signal } = new AbortController();

/** Lets everything happen that waits for no timer. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function lineAt(...slots: bigint[]): { line: NonceLine; clock: ManualClock; reads: () => number } {
  const clock = new ManualClock();
  let reads = 0;
  const readCurrent = (): Promise<bigint> => {
    reads += 1;
    return Promise.resolve(slots[Math.min(reads, slots.length) - 1] ?? 0n);
  };
  return { line: new NonceLine({ clock, readCurrent }), clock, reads: () => reads };
}

test("the first nonce is the node's plus 1; fifty at once are fifty, and the node is asked once", async () => {
  const { line, reads } = lineAt(999n);
  const nonces = await Promise.all(Array.from({ length: 50 }, () => line.next(new AbortController().signal)));
  expect(nonces[0]).toBe(1000n);
  expect(new Set(nonces).size).toBe(50);
  expect(nonces.every((nonce) => nonce <= 1000n && nonce > 1000n - 76n)).toBe(true);
  expect(reads()).toBe(1);
});

test("when a slot's are used up the next slot is waited for", async () => {
  const { line, clock } = lineAt(999n, 1000n);
  for (let count = 0; count < 76; count += 1) await line.next(signal);
  const next = line.next(signal);
  await settled();
  clock.advance(400);
  expect(await next).toBe(1001n);
});

test("a node that lags does not bring used nonces back", async () => {
  const { line, clock } = lineAt(999n, 900n);
  expect(await line.next(signal)).toBe(1000n);
  clock.advance(500);
  expect(await line.next(signal)).toBe(999n);
});

test("waiting for a slot ends with its signal, and leaves no timer", async () => {
  const { line, clock } = lineAt(1n);
  const ends = new AbortController();
  expect(await line.next(ends.signal)).toBe(2n);
  expect(await line.next(ends.signal)).toBe(1n);
  const next = line.next(ends.signal);
  const refused = expect(next).rejects.toThrow("enough");
  await settled();
  clock.advance(100);
  ends.abort(new Error("enough"));
  await refused;
  expect(clock.pending).toBe(0);
});

test("an empty chain is told, not counted from", async () => {
  const { line } = lineAt(2n ** 64n - 1n);
  await expect(line.next(signal)).rejects.toThrow("no final slot yet");
});
