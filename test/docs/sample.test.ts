import { describe, expect, test } from "vitest";
import { moduleOf, samplesOf } from "./sample.js";

describe("samples of a document", () => {
  test("are its blocks of TypeScript, with their lines", () => {
    const text = "# Title\n\n```ts\na();\n\nb();\n```\n\n```sh\nnpm test\n```\n";
    expect(samplesOf("README.md", text)).toStrictEqual([{ file: "README.md", line: 4, code: "a();\n\nb();" }]);
  });

  test("are found in doc comments, without their stars", () => {
    const text = "/**\n * Says a.\n *\n * ```ts\n * a({\n *   b,\n * });\n *\n * c();\n * ```\n */";
    expect(samplesOf("a.ts", text)).toStrictEqual([{ file: "a.ts", line: 5, code: "a({\n  b,\n});\n\nc();" }]);
  });
});

describe("the module of a sample", () => {
  const exported = new Map([
    ["mezonkit", new Set(["MezonClient", "Message"])],
    ["mezonkit/builders", new Set(["EmbedBuilder"])],
  ]);

  test("imports what it uses, unless it declares or imports that itself", () => {
    const code = 'import { MezonClient } from "mezonkit";\nnew MezonClient(new EmbedBuilder());';
    expect(moduleOf(code, exported)).toBe(`import { EmbedBuilder } from "mezonkit/builders"; export {};\n${code}\n`);
    expect(moduleOf("class Message {}", exported)).toBe(" export {};\nclass Message {}\n");
  });

  test("has an empty block where the reader is to write something", () => {
    expect(moduleOf('client.on("message", () => …);', exported)).toContain('client.on("message", () => {});');
  });
});
