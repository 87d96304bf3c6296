import { expect, test } from "vitest";
import { causesOf, codeOf } from "../../../src/core/causes.js";

test("an error and its causes, outermost first", () => {
  const innermost = new Error("innermost");
  const outer = new Error("outer", { cause: new Error("inner", { cause: innermost }) });
  expect(causesOf(outer).map(({ message }) => message)).toStrictEqual(["outer", "inner", "innermost"]);
});

test("a cause that is no error ends the chain; a value that is no error has none", () => {
  expect(causesOf(new Error("outer", { cause: "a text" }))).toHaveLength(1);
  expect(causesOf("a text")).toStrictEqual([]);
  expect(causesOf(undefined)).toStrictEqual([]);
});

test("a chain that leads back to its beginning is left after five", () => {
  const ring = new Error("ring");
  ring.cause = ring;
  expect(causesOf(ring)).toHaveLength(5);
});

test("a code is a string or none", () => {
  expect(codeOf(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }))).toBe("ECONNREFUSED");
  expect(codeOf(Object.assign(new Error("aborted"), { code: 20 }))).toBeUndefined();
  expect(codeOf(new Error("plain"))).toBeUndefined();
});
