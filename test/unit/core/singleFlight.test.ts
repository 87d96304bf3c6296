import { expect, test } from "vitest";
import { SingleFlight } from "../../../src/core/singleFlight.js";

function controlled(): {
  work: (signal: AbortSignal) => Promise<number>;
  begun: AbortSignal[];
  end: (n: number) => void;
} {
  const begun: AbortSignal[] = [];
  let end: (value: number) => void = () => undefined;
  return {
    begun,
    end: (value) => end(value),
    work: (signal) => {
      begun.push(signal);
      return new Promise((resolve, reject) => {
        end = resolve;
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    },
  };
}

test("concurrent callers share the work, and the next one begins again", async () => {
  const shared = new SingleFlight<number>();
  const { work, begun, end } = controlled();
  const both = Promise.all([shared.run("a", work), shared.run("a", work, new AbortController().signal)]);
  expect(begun).toHaveLength(1);
  end(7);
  expect(await both).toStrictEqual([7, 7]);
  void shared.run("a", work);
  expect(begun).toHaveLength(2);
});

test("a caller that leaves does not affect the others; when the last leaves, the work is aborted and begins again", async () => {
  const shared = new SingleFlight<number>();
  const { work, begun, end } = controlled();
  const [first, second] = [new AbortController(), new AbortController()];
  const a = shared.run("a", work, first.signal);
  const b = shared.run("a", work, second.signal);
  first.abort(new Error("first is late"));
  await expect(a).rejects.toThrow("first is late");
  expect(begun[0]?.aborted).toBe(false);
  second.abort(new Error("second is late"));
  await expect(b).rejects.toThrow("second is late");
  expect(begun[0]?.aborted).toBe(true);

  const c = shared.run("a", work, new AbortController().signal);
  expect(begun).toHaveLength(2);
  end(3);
  expect(await c).toBe(3);
});

test("a caller without a signal keeps the work going", async () => {
  const shared = new SingleFlight<number>();
  const { work, begun, end } = controlled();
  const leaves = new AbortController();
  const stays = shared.run("a", work);
  const left = shared.run("a", work, leaves.signal);
  leaves.abort(new Error("late"));
  await expect(left).rejects.toThrow("late");
  expect(begun[0]?.aborted).toBe(false);
  end(1);
  expect(await stays).toBe(1);
});

test("work that ends late does not replace work that began after it", async () => {
  const shared = new SingleFlight<number>();
  const leaves = new AbortController();
  // Work that does not listen to its signal.
  let endFirst: (value: number) => void = () => undefined;
  const first = shared.run("a", () => new Promise((resolve) => (endFirst = resolve)), leaves.signal);
  leaves.abort(new Error("late"));
  await expect(first).rejects.toThrow("late");
  const { work, begun } = controlled();
  void shared.run("a", work);
  expect(begun).toHaveLength(1);
  endFirst(1);
  await Promise.resolve();
  void shared.run("a", work);
  expect(begun).toHaveLength(1);
});
