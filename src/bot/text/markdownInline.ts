import { type FormattedText, joinTexts } from "./formattedText.js";
import { bold, code, link, WEB_ADDRESS } from "./fragments.js";

/** A piece of a paragraph. The sign of a mark stays text until its other end is found. */
interface Piece {
  text: string | FormattedText;
  /** How many bold texts begin before it, less those that have ended. */
  bold: number;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/u;
const SPACE = /\s/u;
const LETTER = /[\p{L}\p{N}]/u;
const ADDRESS = /https?:\/\/[^\s<>"`*[\]\\/][^\s<>"`*[\]\\]*/iuy;
const BRACKETED = /<(https?:\/\/[^\s<>]+)>/iuy;
/** What ends a sentence rather than an address. */
const AFTER_ADDRESS = ".,;:!?'’";

/** Returns a paragraph of markdown with its marks. */
export function inline(text: string): FormattedText {
  return new InlineReader(text).read();
}

/** Reads from left to right, once: what is looked for further on is known from a pass before. */
class InlineReader {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  /** Where plain text began that is not a piece yet. */
  #plainFrom = 0;
  #at = 0;
  /** For each length of a run of back-ticks, where such runs are. */
  readonly #ticks: ReadonlyMap<number, number[]>;
  /** For each `(`, where its counterpart is. */
  readonly #parentheses: ReadonlyMap<number, number>;
  /** By sign, the pieces that began a bold text which has not ended. */
  readonly #openBold = new Map<string, number[]>();
  /** The pieces that are a `[` which has not ended. */
  readonly #openBrackets: number[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#ticks = tickRuns(text);
    this.#parentheses = parentheses(text);
  }

  read(): FormattedText {
    while (this.#at < this.#text.length) this.#step();
    this.#endPlain(this.#at);
    const parts: FormattedText[] = [];
    let depth = 0;
    for (const piece of this.#pieces) {
      depth += piece.bold;
      parts.push(depth > 0 ? bold(piece.text) : joinTexts([piece.text]));
    }
    return joinTexts(parts);
  }

  #step(): void {
    const sign = this.#text.charAt(this.#at);
    const isRead =
      (sign === "\\" && this.#readEscape()) ||
      (sign === "`" && this.#readCode()) ||
      ((sign === "*" || sign === "_") && this.#readBold(sign)) ||
      (sign === "[" && this.#openBracket()) ||
      (sign === "]" && this.#readLink()) ||
      (sign === "<" && this.#readBracketed()) ||
      ((sign === "h" || sign === "H") && this.#readAddress());
    if (!isRead) this.#at += 1;
  }

  /** Adds a piece for the text from here to `end`. Returns its index. */
  #add(text: string | FormattedText, end: number): number {
    this.#endPlain(this.#at);
    this.#at = end;
    this.#plainFrom = end;
    return this.#pieces.push({ text, bold: 0 }) - 1;
  }

  #endPlain(end: number): void {
    if (this.#plainFrom < end) this.#pieces.push({ text: this.#text.slice(this.#plainFrom, end), bold: 0 });
    this.#plainFrom = end;
  }

  #readEscape(): boolean {
    const next = this.#text.charAt(this.#at + 1);
    if (next === "" || !PUNCTUATION.test(next)) return false;
    this.#add(next, this.#at + 2);
    return true;
  }

  /** Code ends at the next run of as many back-ticks. */
  #readCode(): boolean {
    const length = runLength(this.#text, this.#at);
    const runs = this.#ticks.get(length) ?? [];
    while ((runs.at(-1) ?? Infinity) <= this.#at) runs.pop();
    const from = this.#at + length;
    const to = runs.at(-1);
    if (to === undefined) {
      this.#add("`".repeat(length), from);
      return true;
    }
    const content = this.#text.slice(from, to).replaceAll("\n", " ");
    const isPadded = /^ .* $/u.test(content) && content.trim() !== "";
    this.#add(code(isPadded ? content.slice(1, -1) : content), to + length);
    return true;
  }

  #readBold(sign: "*" | "_"): boolean {
    const length = runLength(this.#text, this.#at);
    if (length < 2 || length > 3) {
      this.#add(sign.repeat(length), this.#at + length);
      return true;
    }
    const mark = sign.repeat(length);
    const before = this.#text.charAt(this.#at - 1);
    const after = this.#text.charAt(this.#at + length);
    // snake__case is no mark.
    const isInWord = sign === "_" && LETTER.test(before) && LETTER.test(after);
    const open = this.#openBold.get(mark) ?? [];
    this.#openBold.set(mark, open);
    const index = this.#add(mark, this.#at + length);
    const canClose = before !== "" && !SPACE.test(before) && !isInWord;
    const opener = canClose ? open.pop() : undefined;
    if (opener !== undefined) this.#mark(opener, index);
    else if (after !== "" && !SPACE.test(after) && !isInWord) open.push(index);
    return true;
  }

  #mark(from: number, to: number): void {
    const [first, last] = [this.#pieces[from], this.#pieces[to]];
    if (first === undefined || last === undefined) return;
    Object.assign(first, { text: "", bold: first.bold + 1 });
    Object.assign(last, { text: "", bold: last.bold - 1 });
  }

  #openBracket(): boolean {
    this.#openBrackets.push(this.#add("[", this.#at + 1));
    return true;
  }

  #readLink(): boolean {
    const opener = this.#openBrackets.pop();
    const end = this.#parentheses.get(this.#at + 1);
    if (opener === undefined || end === undefined) return false;
    const address = this.#text.slice(this.#at + 2, end).replace(/^<(.*)>$/u, "$1");
    const first = this.#pieces[opener];
    if (address === "" || first === undefined) return false;
    // A link holds no other link.
    this.#openBrackets.length = 0;
    this.#endPlain(this.#at);
    const label = this.#pieces.slice(opener + 1);
    const hasLabel = label.some((piece) => String(piece.text) !== "");
    const isAddress = label.length === 1 && String(label[0]?.text) === address;
    // `![picture](…)` is shown as a link as well.
    first.text = "";
    this.#dropImageSign(opener);
    const linked = WEB_ADDRESS.test(address) ? link(address) : address;
    if (isAddress) this.#pieces.pop();
    this.#add(hasLabel && !isAddress ? joinTexts([" (", linked, ")"]) : joinTexts([linked]), end + 1);
    return true;
  }

  #dropImageSign(opener: number): void {
    const before = this.#pieces[opener - 1];
    if (typeof before?.text === "string" && before.text.endsWith("!")) before.text = before.text.slice(0, -1);
  }

  #readBracketed(): boolean {
    BRACKETED.lastIndex = this.#at;
    const [all = "", address = ""] = BRACKETED.exec(this.#text) ?? [];
    if (!WEB_ADDRESS.test(address)) return false;
    this.#add(link(address), this.#at + all.length);
    return true;
  }

  #readAddress(): boolean {
    if (LETTER.test(this.#text.charAt(this.#at - 1))) return false;
    ADDRESS.lastIndex = this.#at;
    const [found = ""] = ADDRESS.exec(this.#text) ?? [];
    const after = found.includes("(") ? AFTER_ADDRESS : `${AFTER_ADDRESS})`;
    let end = found.length;
    while (end > 0 && after.includes(found.charAt(end - 1))) end -= 1;
    const address = found.slice(0, end);
    if (!WEB_ADDRESS.test(address)) return false;
    this.#add(link(address), this.#at + address.length);
    return true;
  }
}

function runLength(text: string, from: number): number {
  const sign = text.charAt(from);
  let end = from + 1;
  while (text.charAt(end) === sign) end += 1;
  return end - from;
}

/** Returns where the runs of back-ticks are, the last first. */
function tickRuns(text: string): ReadonlyMap<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { index, 0: run } of text.matchAll(/`+/gu)) {
    const known = runs.get(run.length);
    if (known === undefined) runs.set(run.length, [index]);
    else known.push(index);
  }
  for (const known of runs.values()) known.reverse();
  return runs;
}

/** Returns the counterpart of each `(`, with no space between them. */
function parentheses(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (SPACE.test(sign)) open.length = 0;
    else if (sign === "(") open.push(at);
    else if (sign === ")") {
      const opener = open.pop();
      if (opener !== undefined) found.set(opener, at);
    }
  }
  return found;
}
