import { expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { mapInBatches } from "../../../src/core/mapInBatches.js";

test("a long list is gone through in turns of five hundred, and ends with its signal", async () => {
  const items = Array.from({ length: 5_000 }, (_, at) => at);
  const turns = new Set<number>();
  let turn = 0;
  let isDone = false;
  const count = (): void => {
    turn += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const double = (item: number): number => {
    turns.add(turn);
    return item * 2;
  };
  const doubled = await mapInBatches(items, double, { clock: systemClock });
  isDone = true;
  expect(doubled).toStrictEqual(items.map((item) => item * 2));
  expect(turns.size).toBe(10);

  const ends = new AbortController();
  const mapping = mapInBatches(items, (item) => item, { clock: systemClock, signal: ends.signal });
  ends.abort(new Error("enough"));
  await expect(mapping).rejects.toThrow("enough");
});
