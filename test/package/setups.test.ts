import { expect, test } from "vitest";
import { drawn } from "./setups/sample.js";
import { tableOf } from "./setups/table.js";

const ITEMS = ["a", "b", "c", "d", "e"].map((name) => ({ name }));

test("a sample is the same for the same seed, and in time comes to everything", () => {
  expect(drawn(ITEMS, 2, "seed")).toStrictEqual(drawn([...ITEMS].reverse(), 2, "seed"));
  const seen = new Set(Array.from({ length: 50 }, (_, seed) => drawn(ITEMS, 2, String(seed))).flat());
  expect(seen.size).toBe(ITEMS.length);
});

test("the table names versions, sizes and times, and what was not run", () => {
  const setup = { name: "bun", title: "Bun", packages: [], files: {}, commands: [] };
  const result = {
    ...{ setup, versions: ["@oven/bun-linux-x64 1.4.5"], installed: { bytes: 20_400_000, packages: 9 } },
    ...{ outputBytes: 1_250_000, installSeconds: 3.14, runSeconds: 1 },
  };
  const rows = tableOf([result, { ...result, leftOut: "chromium is not on this machine" }]).split("\n");
  expect(rows[2]).toBe("| Bun | bun 1.4.5 | 20.4 MB, 9 packages | 1.3 MB | 3.1 | 1.0 |");
  expect(rows[3]).toBe("| Bun | not run: chromium is not on this machine | | | | |");
});
