import { expect, test } from "vitest";
import { readable } from "../../codegen/package/olderTypeScript.js";

test.each([
  ["readonly data: Uint8Array<ArrayBuffer> | Blob;", "readonly data: Uint8Array | Blob;"],
  ["finish(): Uint8Array<ArrayBufferLike>;", "finish(): Uint8Array;"],
  [
    "class A<Item> implements AsyncIterableIterator<Item, undefined> {}",
    "class A<Item> implements AsyncIterableIterator<Item> {}",
  ],
])("%s is written so that TypeScript 5.2 reads it", (code, plain) => {
  expect(readable(code)).toBe(plain);
});

test.each(["[Symbol.asyncDispose](): Promise<void>;", "class A implements Disposable {}"])(
  "%s brings the library that declares it",
  (code) => {
    expect(readable(code)).toBe(`/// <reference lib="esnext.disposable" />\n${code}`);
  },
);

test("other declarations stay as they are", () => {
  expect(readable("declare const bytes: Uint8Array;")).toBe("declare const bytes: Uint8Array;");
});
