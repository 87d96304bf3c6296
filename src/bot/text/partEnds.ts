import { type FormattedText, isWhole, type Span } from "./formattedText.js";

const clusters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A part may end here: after a sign that is whole. */
const SIGN = 1;
/** As `SIGN`, and not within a mention or the like. */
const END = 2;

/** Letters of scripts that put no spaces between words: a part may end between two of them. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** What a content costs beside the text and the marks, and the room for each end of a position. */
const EMPTY_COST = JSON.stringify({ t: "", hg: [], ej: [], mk: [] }).length;
const FAR = 9999;

/** Finds where the parts of a text end. In linear time: a place is looked at again only in the part after. */
export class PartEnds {
  readonly #text: string;
  readonly #spans: readonly Span[];
  readonly #limit: number;
  /** For each offset, whether a part may end there. */
  readonly #ends: Uint8Array;
  /** Index of the first span that ends after the part before. */
  #firstSpan = 0;
  #untilSpan = 0;

  constructor({ text, spans }: FormattedText, limit: number) {
    this.#text = text;
    this.#spans = spans;
    this.#limit = limit;
    this.#ends = endsOf(text, spans);
  }

  /** The spans of the part that was found last, whole. */
  get spans(): readonly Span[] {
    return this.#spans.slice(this.#firstSpan, this.#untilSpan);
  }

  /** Returns the end of the part that begins at `start`. Called with the end of the part before. */
  after(start: number): number {
    while ((this.#spans[this.#firstSpan]?.end ?? Infinity) <= start) this.#firstSpan += 1;
    const end = this.#find(start);
    this.#untilSpan = this.#firstSpan;
    while ((this.#spans[this.#untilSpan]?.start ?? Infinity) < end) this.#untilSpan += 1;
    return end;
  }

  #find(start: number): number {
    const text = this.#text;
    let cost = EMPTY_COST;
    let next = this.#firstSpan;
    let [line, word, end, sign] = [start, start, start, start];
    // A part of nothing but spaces could not be sent.
    let isBlank = true;
    for (let at = start; at < text.length; at += 1) {
      for (let span = this.#spans[next]; span !== undefined && span.start <= at; span = this.#spans[next]) {
        cost += costOfSpan(span);
        next += 1;
      }
      cost += costOfUnit(text, at);
      // Even if nothing better is found, a part ends after a character, not within a surrogate pair.
      if (cost > this.#limit) return best({ start, line, word, end, sign, at: isPaired(text, at) ? at - 1 : at });
      const after = at + 1;
      isBlank &&= text.charAt(at).trim() === "";
      const kind = this.#ends[after];
      if (kind === SIGN || kind === END) sign = after;
      if (kind !== END) continue;
      end = after;
      if (isBlank) continue;
      if (isSpace(text.charCodeAt(at)) || isBetweenIdeographs(text, after)) word = after;
      if (text.charAt(at) === "\n") line = after;
    }
    return text.length;
  }
}

/** Returns the best place for an end; each that is `start` was not found. */
function best(found: {
  readonly start: number;
  readonly line: number;
  readonly word: number;
  readonly end: number;
  readonly sign: number;
  readonly at: number;
}): number {
  const { start, line, word, end, sign, at } = found;
  if (line - start >= (at - start) / 2) return line;
  return [word, end, sign].find((each) => each > start) ?? at;
}

function endsOf(text: string, spans: readonly Span[]): Uint8Array {
  const ends = new Uint8Array(text.length + 1);
  const wholes = spans.filter(isWhole);
  let next = 0;
  for (const { index, segment } of clusters.segment(text)) {
    const end = index + segment.length;
    while ((wholes[next]?.end ?? Infinity) <= end) next += 1;
    ends[end] = (wholes[next]?.start ?? Infinity) < end ? SIGN : END;
  }
  return ends;
}

function costOfSpan({ is }: Span): number {
  // Mentions stand beside the content.
  if (is.kind === "mention") return 0;
  const what =
    is.kind === "mark" ? is.markup : is.kind === "channel" ? { channelId: is.channelId } : { emojiid: is.emojiId };
  return JSON.stringify({ s: FAR, e: FAR, ...what }).length + 1;
}

/** What a UTF-16 unit takes in a JSON text. */
function costOfUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0x22 || unit === 0x5c || (unit >= 8 && unit <= 13 && unit !== 11)) return 2;
  if (unit < 0x20) return 6;
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return isSurrogate && !isPaired(text, at) && !isPaired(text, at + 1) ? 6 : 1;
}

/** Whether the unit is the second one of a surrogate pair. */
function isPaired(text: string, at: number): boolean {
  const [first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0x3000;
}

function isBetweenIdeographs(text: string, at: number): boolean {
  return text.charCodeAt(at) > 0x2e7f && IDEOGRAPH.test(text.charAt(at - 1)) && IDEOGRAPH.test(text.charAt(at));
}
