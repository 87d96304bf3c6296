import { expect, test, vi } from "vitest";
import { TimeoutError } from "../../../src/core/errors.js";
import { Heartbeat } from "../../../src/socket/heartbeat.js";
import { ManualClock } from "../core/manualClock.js";

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

function beating(arrived: () => number) {
  const clock = new ManualClock();
  const lost = vi.fn();
  const ping = vi.fn(() => Promise.reject(new TimeoutError("ping", 10_000)));
  const heartbeat = new Heartbeat({ clock, intervalMs: 10_000, ping, arrived, lost });
  return { clock, lost, ping, heartbeat };
}

test("a ping without an answer, while nothing else arrives, is the end", async () => {
  const { clock, lost, ping } = beating(() => 5);
  clock.advance(10_000);
  await turns(5);
  expect(lost).toHaveBeenCalledOnce();
  clock.advance(100_000);
  expect(ping).toHaveBeenCalledOnce();
});

test("whatever else arrives meanwhile proves life: the answer waits behind it", async () => {
  let frames = 0;
  const { clock, lost, ping, heartbeat } = beating(() => (frames += 1));
  for (let beat = 1; beat <= 3; beat += 1) {
    clock.advance(10_000);
    await turns(5);
    expect(ping).toHaveBeenCalledTimes(beat);
  }
  expect(lost).not.toHaveBeenCalled();
  heartbeat.stop();
  expect(clock.pending).toBe(0);
});

test("frames that arrived while the process was busy are read before anything is decided", async () => {
  let frames = 0;
  const { clock, lost, heartbeat } = beating(() => frames);
  clock.advance(10_000);
  // It is read in the next turn, when timers that were due have had theirs.
  setImmediate(() => {
    frames += 1;
  });
  await turns(5);
  expect(lost).not.toHaveBeenCalled();
  heartbeat.stop();
});
