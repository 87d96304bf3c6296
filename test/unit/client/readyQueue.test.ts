import { expect, test } from "vitest";
import { ReadyQueue } from "../../../src/client/readyQueue.js";
import { ManualClock } from "../core/manualClock.js";

function queue(limit = 10): { clock: ManualClock; queue: ReadyQueue<string[]> } {
  const clock = new ManualClock();
  return { clock, queue: new ReadyQueue({ clock, timeoutMs: 1000, limit }) };
}

const note =
  (text: string) =>
  async (log: string[]): Promise<string> => {
    log.push(text);
    return text;
  };

test("work starts in the order given, with what is left of its deadline", async () => {
  const { clock, queue: waiting } = queue();
  const log: string[] = [];
  const left: (number | undefined)[] = [];
  const first = waiting.add("a", {}, note("a"));
  clock.advance(400);
  const second = waiting.add("b", { timeoutMs: 5000 }, (each, options) => {
    left.push(options.timeoutMs);
    return note("b")(each);
  });
  clock.advance(500);
  waiting.start(log);
  expect(log).toEqual(["a", "b"]);
  expect(left).toEqual([4500]);
  expect(await Promise.all([first, second])).toEqual(["a", "b"]);
  expect(clock.pending).toBe(0);
});

test("work whose deadline or signal ends first never starts", async () => {
  const { clock, queue: waiting } = queue();
  const log: string[] = [];
  const controller = new AbortController();
  const late = expect(waiting.add("a", {}, note("a"))).rejects.toMatchObject({ code: "timeout" });
  const aborted = expect(waiting.add("b", { signal: controller.signal }, note("b"))).rejects.toThrow("enough");
  controller.abort(new Error("enough"));
  clock.advance(1000);
  await Promise.all([late, aborted]);
  waiting.start(log);
  expect(log).toEqual([]);
  expect(waiting.size).toBe(0);
});

test("more than the limit is refused at once", async () => {
  const { queue: waiting } = queue(1);
  const first = expect(waiting.add("a", {}, note("a"))).rejects.toThrow("over");
  await expect(waiting.add("b", {}, note("b"))).rejects.toMatchObject({ code: "queue_full" });
  waiting.fail(new Error("over"));
  await first;
});
