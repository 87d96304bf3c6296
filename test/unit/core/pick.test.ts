import { expect, test } from "vitest";
import { pick } from "../../../src/core/pick.js";

test("an object with some fields of another has these, absent ones as undefined, and no others", () => {
  const from: { readonly a: number; readonly b?: string | undefined; readonly c: boolean } = { a: 1, c: true };
  expect(pick(from, "a", "b")).toStrictEqual({ a: 1, b: undefined });
});
