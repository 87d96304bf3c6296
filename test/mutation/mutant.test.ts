import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMutants, sampled } from "./judge.js";
import { applyMutant, BrokenMutant, type Check, parseMutant } from "./mutant.js";
import { stands, withoutTest } from "./testTitles.js";

const root = join(import.meta.dirname, "../..");
const text = `# No pause

check: test/a.test.ts > pauses > grow

file: src/a.ts
\`\`\`ts
  return base;
\`\`\`
\`\`\`ts
  return 0;
\`\`\`

Prose.

file: src/b.ts
\`\`\`
x
\`\`\`
\`\`\`
\`\`\`
`;

test("a mutant is read with its check and its edits", () => {
  expect(parseMutant("no-pause", text)).toStrictEqual({
    name: "no-pause",
    title: "No pause",
    check: { file: "test/a.test.ts", test: "pauses > grow" },
    edits: [
      { file: "src/a.ts", find: "  return base;", replace: "  return 0;" },
      { file: "src/b.ts", find: "x", replace: "" },
    ],
  });
});

test.each([
  ["no title", text.replace("# No pause", "")],
  ["no check", text.replace("check:", "chk:")],
  ["no edit", text.replaceAll("file:", "fil:")],
  ["a block missing", text.slice(0, text.lastIndexOf("```\n```"))],
])("with %s it is broken", (_, broken) => {
  expect(() => parseMutant("no-pause", broken)).toThrow(BrokenMutant);
});

test("an edit applies where its text stands exactly once", () => {
  const mutant = parseMutant("no-pause", text);
  const files = { "src/a.ts": "{\n  return base;\n}", "src/b.ts": "axb" };
  expect([...applyMutant(mutant, (file) => files[file as keyof typeof files])]).toStrictEqual([
    ["src/a.ts", "{\n  return 0;\n}"],
    ["src/b.ts", "ab"],
  ]);
  expect(() => applyMutant(mutant, () => "  return base;  return base;x")).toThrow("stands 2 times in src/a.ts");
  expect(() => applyMutant(mutant, () => "x")).toThrow("stands 0 times in src/a.ts");
  expect(() => applyMutant(mutant, () => undefined)).toThrow("there is no file src/a.ts");
});

test("the same seed draws the same sample, another seed another one", () => {
  const all = Array.from({ length: 50 }, (_, index) => index);
  expect(sampled(all, 6, "one")).toStrictEqual(sampled(all, 6, "one"));
  expect(sampled(all, 6, "one")).not.toStrictEqual(sampled(all, 6, "two"));
  expect(new Set(sampled(all, 99, "one")).size).toBe(50);
});

test("a check that names no test of its file is found, with tests of a table and of a group", async () => {
  const file = "test/mutation/mutant.test.ts";
  const there = [
    "an edit applies where its text stands exactly once",
    "with no edit it is broken",
    "titles > may differ",
  ];
  const wrong = ["an edit applies", "with no edit", "may differ", "titles > an edit applies"];
  const checks = [...there, ...wrong].map((name) => ({ file, test: name }));
  const found = await withoutTest<Check>(root, [{ file }, ...checks]);
  expect(found.map((check) => check.test)).toStrictEqual(wrong);
});

describe("titles", () => {
  const COMPUTED = "may differ";
  test(COMPUTED, () => {
    expect(stands(`with %s it is $kind, ${"$"}{why}: 100 (%)`, "with no edit it is broken, always: 100 (%)")).toBe(
      true,
    );
    expect(stands("with %s it is broken", "it is broken")).toBe(false);
    expect(stands("is (not) here?", "is not here?")).toBe(false);
  });
});

test("every mutant applies to the code as it stands", () => {
  for (const { name, text: content } of readMutants(join(root, "test/mutants"))) {
    const mutant = parseMutant(name, content);
    const read = (file: string): string | undefined =>
      existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
    expect(() => applyMutant(mutant, read), name).not.toThrow();
    expect(read(mutant.check.file), `${name}: ${mutant.check.file}`).toBeDefined();
  }
});
