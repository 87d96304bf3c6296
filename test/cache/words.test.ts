import fc from "fast-check";
import { expect, test } from "vitest";
import { termsOf } from "../../src/cache/search/words.js";

/** A word in Thai, for which a text is read by the properties of its characters. */
const THAI = " ก";

/** Returns the terms of a text, read by the properties of its characters. */
function termsByProperties(text: string): ReturnType<typeof termsOf> {
  return termsOf(text + THAI).slice(0, -1);
}

test("Vietnamese texts with emoji and punctuation are read as words without accents", () => {
  const words = (text: string) => termsOf(text).map((term) => term.text);
  expect(words("Chào cả nhà — ĐẶT “cà phê” 🎉❤️… 3 giờ, 20.000₫")).toStrictEqual([
    "chao",
    "ca",
    "nha",
    "dat",
    "ca",
    "phe",
    "3",
    "gio",
    "20",
    "000",
  ]);
});

test("each character gives the same terms in a text that is read in the fast way", () => {
  const characters = [
    ...Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff),
    ...Array.from({ length: 0x1000 }, (_, index) => 0x1f000 + index),
  ];
  const different = characters.filter((code) => {
    const text = `a${String.fromCodePoint(code)}b`;
    return JSON.stringify(termsOf(text)) !== JSON.stringify(termsByProperties(text));
  });
  expect(different).toStrictEqual([]);
});

test("any text gives the same terms in the fast way", () => {
  const parts = "ạ Đ e\u0302\u0301 İ ﬁ ① 🎉 👨‍👩‍👧 ❤️ 🇻🇳 1️⃣ – … x 7 \t \0 _ я 한 日".split(" ");
  const part = fc.oneof(fc.constantFrom(...parts, " "), fc.string({ unit: "binary", maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (some) => {
      expect(termsOf(some.join(""))).toStrictEqual(termsByProperties(some.join("")));
    }),
  );
});
