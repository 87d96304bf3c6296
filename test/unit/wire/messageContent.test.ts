import { describe, expect, test } from "vitest";
import { ValidationError } from "../../../src/core/errors.js";
import { encodeContent, parseContent } from "../../../src/wire/messageContent.js";

describe("message content", () => {
  test("a plain string stands for an object with the text", () => {
    expect(encodeContent("xin chào")).toBe('{"t":"xin chào"}');
    expect(encodeContent({ t: "hi", embed: [] })).toBe('{"t":"hi","embed":[]}');
  });

  test("may be 4,000 characters as JSON, not one more", () => {
    const longest = "a".repeat(4000 - '{"t":""}'.length);
    expect(encodeContent(longest)).toHaveLength(4000);
    const refused = (): string => encodeContent(`${longest}a`);
    expect(refused).toThrow(ValidationError);
    expect(refused).toThrow(/4001 characters/);
    try {
      refused();
    } catch (error) {
      expect(error).toMatchObject({ code: "validation_failed", path: "content", limit: 4000 });
    }
  });

  test("counts what JSON escapes, as the server's limit does", () => {
    expect(() => encodeContent('"'.repeat(2000))).toThrow(ValidationError);
  });

  test.each([[undefined], [null], [5], [["a"]]])("refuses %j", (content) => {
    expect(() => encodeContent(content as never)).toThrow(ValidationError);
  });

  test.each([
    ['{"t":"hi"}', { t: "hi" }],
    ["", {}],
    ["not json", { t: "not json" }],
    ['"quoted"', { t: "quoted" }],
    ["[1]", { t: "[1]" }],
    ["null", { t: "null" }],
  ])("reads %s", (text, content) => {
    expect(parseContent(text)).toStrictEqual(content);
  });
});
