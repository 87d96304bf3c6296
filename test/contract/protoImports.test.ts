import { describe, expect, test } from "vitest";
import { resolveImports } from "../../codegen/contract/protoImports.js";

function importedAs(imported: string, importer: string, others: readonly string[]): string | undefined {
  const sources = new Map(others.map((path) => [path, ""]));
  sources.set(importer, `syntax = "proto3";\nimport "${imported}";\n`);
  return /import "(.*)"/.exec(resolveImports(sources).get(importer) ?? "")?.[1];
}

describe("an import means", () => {
  test.each([
    ["the file at its path", "api/api.proto", "rtapi/realtime.proto", ["api/api.proto"], "api/api.proto"],
    [
      "the file its path ends in",
      "github.com/a/b/api/api.proto",
      "rtapi/realtime.proto",
      ["api/api.proto"],
      "api/api.proto",
    ],
    [
      "the longest such file",
      "github.com/a/b/api/api.proto",
      "r.proto",
      ["api.proto", "api/api.proto"],
      "api/api.proto",
    ],
    [
      "the file beside its importer",
      "api.proto",
      "v1/realtime.proto",
      ["v1/api.proto", "v2/api.proto"],
      "v1/api.proto",
    ],
    ["the file up from its importer", "../api/api.proto", "rtapi/realtime.proto", ["api/api.proto"], "api/api.proto"],
    [
      "the file deeper in the folder",
      "api/api.proto",
      "src/rtapi/realtime.proto",
      ["src/api/api.proto"],
      "src/api/api.proto",
    ],
    ["itself when nothing fits", "gone/gone.proto", "r.proto", ["api.proto"], "gone/gone.proto"],
    ["itself when two files fit", "api.proto", "r.proto", ["v1/api.proto", "v2/api.proto"], "api.proto"],
    ["the compiler's own", "third_party/google/protobuf/empty.proto", "r.proto", [], "google/protobuf/empty.proto"],
  ])("%s", (_, imported, importer, others, meant) => {
    expect(importedAs(imported, importer, others)).toBe(meant);
  });

  test("the same in a public import with single quotes, and nothing in a comment", () => {
    const resolved = resolveImports(
      new Map([
        ["a.proto", "import public 'x/b.proto';\n// import \"x/b.proto\";\n"],
        ["b.proto", ""],
      ]),
    );
    expect(resolved.get("a.proto")).toBe("import public 'b.proto';\n// import \"x/b.proto\";\n");
  });

  test("copies of google/protobuf are left to the compiler", () => {
    expect([...resolveImports(new Map([["vendor/google/protobuf/any.proto", ""]])).keys()]).toStrictEqual([]);
  });
});
