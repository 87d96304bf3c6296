import { expect, test } from "vitest";
import { backoffDelay } from "../../../src/core/backoff.js";

const options = { baseMs: 1000, ceilingMs: 30_000 };

test("the first attempt is at once, later ones within a bound that doubles up to the ceiling", () => {
  const longest = Array.from({ length: 9 }, (_, attempt) => backoffDelay(attempt, options, 0.999_999_9));
  expect(longest).toStrictEqual([0, 999, 1999, 3999, 7999, 15_999, 29_999, 29_999, 29_999]);
});

test("a delay is any share of its bound, so that clients spread", () => {
  expect(backoffDelay(3, options, 0)).toBe(0);
  expect(backoffDelay(3, options, 0.5)).toBe(2000);
});

test("attempts without end stay at the ceiling", () => {
  expect(backoffDelay(5000, options, 0.5)).toBe(15_000);
});
