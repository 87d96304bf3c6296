import { expect, test } from "vitest";
import { CorkedWrites } from "../../../src/socket/corkedWrites.js";

test("sends of one turn are written together when it ends, those of the next turn separately", async () => {
  const seen: string[] = [];
  const writes = new CorkedWrites({ cork: () => seen.push("cork"), uncork: () => seen.push("uncork") });
  for (const message of ["a", "b"]) {
    writes.hold();
    seen.push(message);
  }
  await Promise.resolve();
  writes.hold();
  seen.push("after a promise");
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toStrictEqual(["cork", "a", "b", "after a promise", "uncork"]);
  writes.hold();
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen.slice(-2)).toStrictEqual(["cork", "uncork"]);
});
