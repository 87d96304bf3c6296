import { expect, test } from "vitest";
import { ValidationError } from "../../../src/core/errors.js";
import { optionalId, requireId } from "../../../src/core/ids.js";

test.each(["1", "1838493059243249664"])("%s is an id", (id) => {
  expect(requireId(id, "channelId")).toBe(id);
});

test.each(["", "0", "abc", "12a", "-5", "1e5", " 1", 5, 5n, null, undefined])(
  "%s is refused, naming the argument",
  (id) => {
    expect(() => requireId(id as string, "channelId")).toThrow(ValidationError);
    expect(() => requireId(id as string, "channelId")).toThrow(/^channelId: must be an id/);
  },
);

test("the wire's 0 means none", () => {
  expect(optionalId("0")).toBeUndefined();
  expect(optionalId("7")).toBe("7");
});
