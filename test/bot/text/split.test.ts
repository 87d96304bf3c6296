import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bold,
  code,
  emoji,
  type FormattedText,
  fmt,
  hashtag,
  joinTexts,
  link,
  mention,
  pre,
  type Span,
  split,
} from "../../../src/bot/index.js";
import { EmbedBuilder, MessageBuilder, mentioning } from "../../../src/builders/index.js";

const lan = { id: "1840678415796015121", name: "Nguyễn Thị Lan" };
const size = ({ content }: FormattedText): number => JSON.stringify(content).length;
const whole = (parts: readonly FormattedText[]): string => parts.map(({ text }) => text).join("");

/** What is marked, piece by piece: with the text of what was divided put together again. */
function marked(parts: readonly FormattedText[]): readonly string[] {
  const found: { key: string; text: string; end: number }[] = [];
  let offset = 0;
  for (const { text, spans } of parts) {
    for (const { start, end, is } of spans) {
      const key = JSON.stringify(is);
      const last = found.at(-1);
      const isContinued = last?.key === key && last.end === offset + start && start === 0 && offset > 0;
      if (isContinued) Object.assign(last, { text: last.text + text.slice(start, end), end: offset + end });
      else found.push({ key, text: text.slice(start, end), end: offset + end });
    }
    offset += text.length;
  }
  return found.map(({ key, text }) => `${key} ${text}`);
}

const words = fc.string({ unit: "grapheme", maxLength: 60 });
const parts = fc.array(
  fc.oneof(
    words,
    fc.constantFrom("\n", "\n\n", " ", '"', "\\", "👩‍👩‍👧‍👦", "ễ".normalize("NFD"), "你好世界", "\u0000"),
    fc.string({ minLength: 200, maxLength: 600 }),
    words.map(bold),
    words.map(code),
    fc.string({ maxLength: 500 }).map(pre),
    fc.constant(mention(lan)),
    fc.constant(hashtag({ id: lan.id, name: "general" })),
    fc.constant(emoji({ id: lan.id, name: "smile" })),
    fc.constant(link("https://mezon.ai/some/where")),
  ),
  { maxLength: 40 },
);

describe("a long text is divided", () => {
  it("so that the parts are the text, each fits, and marks cover what they did", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 200, max: 700 }), (pieces, limit) => {
        // A letter after each: no part is left out for being nothing but spaces.
        const text = joinTexts(pieces.map((piece) => joinTexts([piece, "x"])));
        const found = split(text, { limit });
        expect(whole(found)).toBe(text.text);
        for (const part of found) expect(size(part)).toBeLessThanOrEqual(limit);
        // Neighbours of one kind cannot be told from one that was divided.
        expect(marked(found).join("")).toBe(marked([text]).join(""));
      }),
      { numRuns: 300 },
    );
  });

  it("without cutting signs that are made of several characters", () => {
    const family = "👩‍👩‍👧‍👦";
    for (const part of split(family.repeat(100), { limit: 200 })) expect(part.text.length % family.length).toBe(0);
    const accents = "ễ".normalize("NFD");
    for (const part of split(accents.repeat(200), { limit: 200 })) expect(part.text.length % accents.length).toBe(0);
  });

  it("at ends of lines, else between words", () => {
    const line = "Every line has a few words.\n";
    for (const part of split(line.repeat(400))) expect(part.text.endsWith("\n")).toBe(true);
    for (const part of split("word ".repeat(2_000))) expect(part.text.replaceAll("word ", "")).toBe("");
    expect(split("word ".repeat(2_000))).toHaveLength(3);
  });

  it("not within mentions and links; what is longer than a part is text", () => {
    const mentions = split(joinTexts(Array.from({ length: 100 }, () => mention(lan))), { limit: 200 });
    for (const { text, mentions: each } of mentions) expect(text).toBe(`@${lan.name}`.repeat(each.length));
    const long = `https://mezon.ai/${"a".repeat(5_000)}`;
    const [first, second] = split(link(long));
    expect(first?.spans).toStrictEqual([]);
    expect(`${first?.text}${second?.text}`).toBe(long);
  });

  it("with marks that go on in the next part", () => {
    const found = split(fmt`${pre("x = 1;\n".repeat(1_000))}`);
    expect(found.map(({ text, spans }) => [spans[0]?.start, (spans[0] as Span).end === text.length])).toStrictEqual(
      found.map(() => [0, true]),
    );
  });

  it("with what mentioning and MessageBuilder made", () => {
    expect(split(mentioning`Hi ${lan}`)[0]?.mentions).toStrictEqual([
      { userId: lan.id, username: lan.name, s: 3, e: 18 },
    ]);
    const built = new MessageBuilder().bold("a").channel({ id: lan.id, name: "b" }).emoji({ id: "7", name: "c" });
    expect(split(built)[0]?.content).toStrictEqual(built.build().content);
    const card = new MessageBuilder().text("a").addEmbed(new EmbedBuilder().setTitle("b"));
    expect(() => split(card)).toThrow("has more than a text, embed");
  });

  it("leaving out parts of nothing but spaces, which cannot be sent", () => {
    expect(split(" \n".repeat(5_000))).toStrictEqual([]);
    expect(split("")).toStrictEqual([]);
  });

  it.each(["\ud800", "\u0301", "a\u0301", " ", '"', "\u0000", "👩‍"])("even of %j, thousands of times", (hostile) => {
    const text = `a${hostile.repeat(20_000)}b`;
    const found = split(text);
    expect(whole(found).replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
    for (const part of found) expect(size(part)).toBeLessThanOrEqual(4_000);
  });

  it.each([199, 4_001, 1.5, "x"])("but not by a limit of %j", (limit) => {
    expect(() => split("a", { limit: limit as number })).toThrow("must be a whole number, 200 to 4000");
  });
});
