import { expect, test } from "vitest";
import { requireOneOf } from "../../../src/core/requireOneOf.js";

test("a choice that there is not is refused, and those that there are are listed", () => {
  expect(() => requireOneOf("b", "mode", ["a", "b"])).not.toThrow();
  expect(() => requireOneOf("c" as "a", "mode", ["a", "b"])).toThrow('mode: must be "a" or "b"');
  expect(() => requireOneOf(1 as unknown as "a", "mode", ["a", "b", "c"])).toThrow('mode: must be "a", "b" or "c"');
});
