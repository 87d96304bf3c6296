import { requireString } from "../../core/requireString.js";
import { type FormattedText, joinTexts } from "./formattedText.js";
import { bold, pre } from "./fragments.js";
import { inline } from "./markdownInline.js";

const FENCE = /^ {0,3}(`{3,}|~{3,})[^`]*$/u;
const HEADING = /^ {0,3}#{1,6}[ \t]+/u;

/**
 * Returns a markdown text with Mezon's marks: `**bold**`, `__bold__`, `` `code` ``, blocks of code, headings (in bold),
 * `[links](https://…)` and addresses. Mezon has no other marks: other markdown stays as it is. A backslash
 * escapes the next character. Made for texts such as those of language models; takes linear time.
 */
export function md(markdown: string): FormattedText {
  const blocks: FormattedText[] = [];
  const paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length > 0) blocks.push(inline(paragraph.join("\n")));
    paragraph.length = 0;
  };
  const lines = requireString(markdown, "markdown").replace(/\r\n?/gu, "\n").split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      endParagraph();
      const from = index + 1;
      index = endOfFence(lines, from, fence);
      blocks.push(pre(lines.slice(from, index).join("\n")));
    } else if (HEADING.test(line)) {
      endParagraph();
      blocks.push(bold(inline(line.replace(HEADING, ""))));
    } else {
      paragraph.push(line);
    }
  }
  endParagraph();
  return joinTexts(blocks, "\n");
}

/** Returns the index of the line that ends a block of code. One that is not ended goes on to the end. */
function endOfFence(lines: readonly string[], from: number, fence: string): number {
  for (let index = from; index < lines.length; index += 1) {
    const line = (lines[index] ?? "").trim();
    if (line.length >= fence.length && line === fence.charAt(0).repeat(line.length)) return index;
  }
  return lines.length;
}
