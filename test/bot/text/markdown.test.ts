import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FormattedText, md } from "../../../src/bot/index.js";

/** Shows the spans of a text as tags. */
function tagged({ text, spans }: FormattedText): string {
  const shown = spans.map(({ start, end, is }, index) => {
    const name = is.kind === "mark" ? is.markup.type : is.kind;
    return `${text.slice(spans[index - 1]?.end ?? 0, start)}<${name}>${text.slice(start, end)}</${name}>`;
  });
  return shown.join("") + text.slice(spans.at(-1)?.end ?? 0);
}

describe("markdown becomes Mezon's marks", () => {
  it.each([
    ["a **b** c", "a <b>b</b> c"],
    ["a __b__ c", "a <b>b</b> c"],
    ["***b***", "<b>b</b>"],
    ["**a\nb**", "<b>a\nb</b>"],
    ["snake__case__name", "snake__case__name"],
    ["2 ** 3 ** 4", "2 ** 3 ** 4"],
    ["**open", "**open"],
    ["**a `b` c**", "<b>a </b><c>b</c><b> c</b>"],
    ["**a __b** c__", "<b>a </b><b>b</b><b> c</b>"],
    ["`a*b*` *c* _d_", "<c>a*b*</c> *c* _d_"],
    ["``a`b``", "<c>a`b</c>"],
    ["`` `a` ``", "<c>`a`</c>"],
    ["`open", "`open"],
    ["\\*\\*no\\*\\* \\`no\\` c:\\dir", "**no** `no` c:\\dir"],
    ["# Title **x**\ntext", "<b>Title </b><b>x</b>\ntext"],
    ["a\n```ts\nlet **a**;\n```\nb", "a\n<pre>let **a**;</pre>\nb"],
    ["~~~\n```\n~~~", "<pre>```</pre>"],
    ["```\nopen\nend", "<pre>open\nend</pre>"],
    ["```\n```", ""],
    ["[Mezon](https://mezon.ai/x_(y)) ok", "Mezon (<lk>https://mezon.ai/x_(y)</lk>) ok"],
    ["[**b**](https://a.b)", "<b>b</b> (<lk>https://a.b</lk>)"],
    ["![cat](https://a.b/c.png)", "cat (<lk>https://a.b/c.png</lk>)"],
    ["[https://a.b](https://a.b)", "<lk>https://a.b</lk>"],
    ["[x](javascript:alert)", "x (javascript:alert)"],
    ["[x] (y) [z]", "[x] (y) [z]"],
    [
      "see https://a.b/c, (https://d.e) <https://f.g>.",
      "see <lk>https://a.b/c</lk>, (<lk>https://d.e</lk>) <lk>https://f.g</lk>.",
    ],
    ["a\r\nb", "a\nb"],
  ])("%j", (markdown, expected) => {
    expect(tagged(md(markdown))).toBe(expected);
  });

  it("leaves plain text as it is, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = text.replace(/[\\`*_[\]<#~\r]|https?:/giu, "");
        expect(tagged(md(plain))).toBe(plain);
      }),
    );
  });

  it("never throws, and marks what lies in the text", () => {
    const signs = fc.constantFrom(
      "**",
      "__",
      "`",
      "``",
      "```",
      "\n",
      "[",
      "](",
      ")",
      "https://a",
      "<",
      ">",
      "\\",
      "a ",
      "# ",
      "!",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
        const { text, spans } = md(parts.join(""));
        for (const { start, end } of spans) expect(end).toBeGreaterThan(start);
        expect(spans.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  // Each of them would take long if a closing sign were looked for again and again.
  it.each([
    "[",
    "](",
    "[](a",
    "**a ",
    "`a``",
    "<http://",
    "https:///",
    "https://a!",
    "(",
    "![a](",
    "\\",
    "__a**b",
    "~~~\n",
    "[[a](b)",
  ])("takes %j twenty thousand times", (hostile) => {
    expect(md(hostile.repeat(20_000)).text.length).toBeGreaterThan(0);
  });
});
