import type { Entity } from "../../context/entity.js";

/** One word of the arguments, or what stands in quotes. */
export interface Token {
  /** What it says, without quotes and escapes. */
  readonly text: string;
  /** UTF-16 offsets into the whole text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** The mention or channel that it is. */
  readonly entity: Entity | undefined;
}

/** The sign that ends what begins with the given one. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["‘", "’"],
  ["«", "»"],
]);

const SPACE = /\s/u;

/**
 * Splits a text into words, from an offset on. Words are separated by spaces and line breaks. What begins with a quote
 * ends at its counterpart, with `\"` and `\\` for the signs themselves; without a counterpart it is an ordinary
 * word. A mention is one token, whatever spaces are in the name.
 */
export function tokenize(text: string, from = 0, entities: readonly Entity[] = []): readonly Token[] {
  const tokens: Token[] = [];
  const byStart = new Map(entities.filter(({ start, end }) => start < end).map((entity) => [entity.start, entity]));
  // Where the search for each closing sign gave up: searching again before it would end there too.
  const unclosed = new Map<string, number>();
  let at = from;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = readEntity(text, at, byStart) ?? readQuoted(text, at, unclosed) ?? readWord(text, at, byStart);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readEntity(text: string, start: number, byStart: ReadonlyMap<number, Entity>): Token | undefined {
  const entity = byStart.get(start);
  if (entity === undefined) return undefined;
  const end = Math.min(entity.end, text.length);
  return { text: text.slice(start, end), start, end, isQuoted: false, entity };
}

function readQuoted(text: string, start: number, unclosed: Map<string, number>): Token | undefined {
  const closing = QUOTES.get(text.charAt(start));
  if (closing === undefined || start < (unclosed.get(closing) ?? 0)) return undefined;
  let value = "";
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    if (sign === "\\" && (next === closing || next === "\\")) {
      value += next;
      at += 1;
    } else if (sign !== closing) value += sign;
    else if (next === "" || SPACE.test(next))
      return { text: value, start, end: at + 1, isQuoted: true, entity: undefined };
    // A quote within a word, as in "a"b, is no end, and what began with one is a word.
    else break;
  }
  unclosed.set(closing, at);
  return undefined;
}

function readWord(text: string, start: number, byStart: ReadonlyMap<number, Entity>): Token {
  let end = start + 1;
  while (end < text.length && !SPACE.test(text.charAt(end)) && !byStart.has(end)) end += 1;
  return { text: text.slice(start, end), start, end, isQuoted: false, entity: undefined };
}

/** Returns a word so that `tokenize` reads it as one token with that text. */
export function quote(word: string): string {
  const isPlain = word !== "" && !/\s/u.test(word) && !QUOTES.has(word.charAt(0)) && !word.startsWith("--");
  return isPlain ? word : `"${word.replace(/[\\"]/g, "\\$&")}"`;
}
