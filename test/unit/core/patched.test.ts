import { expect, test } from "vitest";
import { patched } from "../../../src/core/patched.js";

interface Look {
  readonly name: string;
  readonly topic?: string;
}

test("a field that is omitted or undefined keeps its value", () => {
  const look: Look = { name: "general", topic: "tea" };
  expect(patched(look, { name: undefined, topic: "coffee" })).toStrictEqual({ name: "general", topic: "coffee" });
  expect(patched(look, {})).toStrictEqual(look);
});

test("an empty text and zero are values", () => {
  expect(patched({ name: "general", count: 3 }, { name: "", count: 0 })).toStrictEqual({ name: "", count: 0 });
});

test("the value itself stays as it is", () => {
  const look: Look = { name: "general" };
  patched(look, { name: "random" });
  expect(look).toStrictEqual({ name: "general" });
});
