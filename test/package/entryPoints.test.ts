import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { ENTRY_POINTS } from "../../codegen/package/entryPoints.js";
import { manifestParts, sourcePaths } from "../../codegen/package/manifest.js";

const PROJECT = resolve(import.meta.dirname, "../..");

function read(name: string): string {
  return readFileSync(join(PROJECT, name), "utf8");
}

test("package.json and tsconfig.json say what the list of entry points says", () => {
  // `npm run generate` writes both.
  expect(JSON.parse(read("package.json"))).toMatchObject(manifestParts());
  expect(Object.keys((JSON.parse(read("package.json")) as { exports: object }).exports)).toStrictEqual([
    ...Object.keys(ENTRY_POINTS),
    "./package.json",
  ]);
  expect((JSON.parse(read("tsconfig.json")) as { compilerOptions: object }).compilerOptions).toMatchObject({
    paths: sourcePaths(),
  });
});

test("every entry point has its module, and its row in the README", () => {
  for (const [name, source] of Object.entries(ENTRY_POINTS)) {
    expect(existsSync(join(PROJECT, source)), source).toBe(true);
    expect(read("README.md")).toContain(`| \`mezonkit${name.slice(1)}\` |`);
  }
});

test("an entry point more is found by each kind of tool", () => {
  const parts = manifestParts({ ".": "src/index.ts", "./testing": "src/testing/index.ts" });
  expect(parts.exports["./testing"]).toStrictEqual({
    require: { types: "./dist/testing.d.cts", default: "./dist/testing.cjs" },
    default: { types: "./dist/testing.d.ts", default: "./dist/testing.js" },
  });
  expect(parts.typesVersions["*"]?.["testing"]).toStrictEqual(["./dist/testing.d.cts"]);
  expect(sourcePaths({ "./testing": "src/testing/index.ts" })).toStrictEqual({
    "mezonkit/testing": ["./src/testing/index.ts"],
  });
});
