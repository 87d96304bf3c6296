import { expect, test } from "vitest";
import { OfflineQueue } from "../../../src/connection/offlineQueue.js";
import { ManualClock } from "../core/manualClock.js";

function queue(limit = 10) {
  const clock = new ManualClock();
  const log: string[] = [];
  const note = (text: string) => (): Promise<string> => {
    log.push(text);
    return Promise.resolve(text);
  };
  return { clock, log, note, queue: new OfflineQueue({ clock, limit }) };
}

const wait = { timeoutMs: 1000 };

test("work starts in the order it was added, with the rest of its deadline", async () => {
  const { clock, log, note, queue: waiting } = queue();
  const left: number[] = [];
  const first = waiting.add("a", wait, note("a"));
  clock.advance(400);
  const second = waiting.add("b", { timeoutMs: 5000 }, (options) => {
    left.push(options.timeoutMs);
    return note("b")();
  });
  clock.advance(500);
  waiting.start();
  expect(log).toStrictEqual(["a", "b"]);
  expect(left).toStrictEqual([4500]);
  expect(await Promise.all([first, second])).toStrictEqual(["a", "b"]);
  expect(clock.pending).toBe(0);
});

test("work whose deadline or signal ends first never starts", async () => {
  const { clock, log, note, queue: waiting } = queue();
  const controller = new AbortController();
  const late = expect(waiting.add("a", wait, note("a"))).rejects.toMatchObject({ code: "timeout" });
  const aborted = expect(waiting.add("b", { ...wait, signal: controller.signal }, note("b"))).rejects.toThrow("enough");
  controller.abort(new Error("enough"));
  clock.advance(1000);
  await Promise.all([late, aborted]);
  waiting.start();
  expect(log).toStrictEqual([]);
  expect(waiting.size).toBe(0);
});

test("more than the limit is refused at once", async () => {
  const { note, queue: waiting } = queue(1);
  const first = expect(waiting.add("a", wait, note("a"))).rejects.toThrow("over");
  await expect(waiting.add("b", wait, note("b"))).rejects.toMatchObject({ code: "queue_full" });
  waiting.fail(new Error("over"));
  await first;
});
