import { expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { ValidationError } from "../../../src/core/errors.js";
import { requireWaitOptions } from "../../../src/core/requireWaitOptions.js";

test.each([
  [{ timeoutMs: 0 }, "timeoutMs"],
  [{ timeoutMs: -1 }, "timeoutMs"],
  [{ timeoutMs: Number.NaN }, "timeoutMs"],
  [{ timeoutMs: "10" as never }, "timeoutMs"],
  [{ signal: 5 as never }, "signal"],
  [{ signal: null as never }, "signal"],
  [{ signal: new AbortController() as never }, "signal"],
])("%j is refused, naming what is wrong", (options, path) => {
  expect(() => requireWaitOptions(options)).toThrow(ValidationError);
  expect(() => requireWaitOptions(options)).toThrow(new RegExp(`^${path}: `));
});

test("a time without end, a signal and nothing at all are taken", () => {
  for (const options of [{}, { timeoutMs: Infinity }, { timeoutMs: 1, signal: AbortSignal.abort() }])
    expect(() => requireWaitOptions(options)).not.toThrow();
});

test("a wait longer than the platform's timers does not end at once", async () => {
  let ended = false;
  const timer = systemClock.setTimeout(() => {
    ended = true;
  }, Infinity);
  await new Promise((resolve) => setTimeout(resolve, 20));
  systemClock.clearTimeout(timer);
  expect(ended).toBe(false);
});
