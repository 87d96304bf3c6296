import { afterEach, expect, test, vi } from "vitest";
import { BoundedMap } from "../../../src/core/boundedMap.js";

afterEach(() => vi.restoreAllMocks());

/** A map that is full: 1 to 4, the first of them least recently used. */
function full(): BoundedMap<number, string> {
  const map = new BoundedMap<number, string>(4);
  for (const key of [1, 2, 3, 4]) map.set(key, `value ${key}`);
  return map;
}

function keysOf(map: BoundedMap<number, string>): readonly number[] {
  return [...map.values()].map((value) => Number(value.split(" ")[1]));
}

test("drops the least recently used entry when it is full", () => {
  const map = full();
  expect(map.get(1)).toBe("value 1");
  expect(map.peek(2)).toBe("value 2");
  map.set(3, "value 3");
  expect(keysOf(map)).toStrictEqual([2, 4, 1, 3]);
  map.set(5, "value 5");
  expect(keysOf(map)).toStrictEqual([4, 1, 3, 5]);
  map.set(6, "value 6");
  expect(keysOf(map)).toStrictEqual([1, 3, 5, 6]);
  expect([map.size, map.get(2), map.peek(4)]).toStrictEqual([4, undefined, undefined]);
});

test("keeps its order when entries are deleted at either end and between", () => {
  const map = full();
  expect([map.delete(2), map.delete(2), map.delete(9)]).toStrictEqual([true, false, false]);
  expect(keysOf(map)).toStrictEqual([1, 3, 4]);
  map.delete(1);
  map.delete(4);
  expect(keysOf(map)).toStrictEqual([3]);
  map.delete(3);
  expect([keysOf(map), map.size]).toStrictEqual([[], 0]);
  map.set(7, "value 7");
  map.clear();
  expect([keysOf(map), map.size]).toStrictEqual([[], 0]);
  for (const key of [1, 2, 3, 4, 5]) map.set(key, `value ${key}`);
  expect(keysOf(map)).toStrictEqual([2, 3, 4, 5]);
});

test("neither a use nor a drop costs more the more it holds: nothing is searched for, and a use deletes nothing", () => {
  const map = full();
  const iterating = vi.spyOn(Map.prototype, "keys");
  const deleting = vi.spyOn(Map.prototype, "delete");
  map.get(1);
  map.set(2, "value 2");
  expect(deleting).not.toHaveBeenCalled();
  map.set(5, "value 5");
  expect(deleting).toHaveBeenCalledTimes(1);
  expect(iterating).not.toHaveBeenCalled();
});
