import { expect, test } from "vitest";
import { limits } from "../../../src/sandbox/limits.js";
import { Records } from "../../../src/sandbox/state/records.js";

function full(options?: { readonly dropsOldest: boolean }): Records<{ readonly id: string }> {
  const records = new Records<{ readonly id: string }>("thing", options);
  for (let id = 1; id <= limits.records; id += 1) records.add({ id: String(id) });
  return records;
}

test("things beyond the bound are refused", () => {
  expect(() => full().add({ id: "new" })).toThrow(/at most 20000/);
});

test("what happened is never refused: the oldest goes", () => {
  const records = full({ dropsOldest: true });
  records.add({ id: "new" });
  expect([records.find("1"), records.find("2"), records.find("new")]).toStrictEqual([
    undefined,
    { id: "2" },
    { id: "new" },
  ]);
  expect(records.where(() => true)).toHaveLength(limits.records);
});
