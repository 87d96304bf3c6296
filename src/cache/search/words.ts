import { parseContent } from "../../wire/messageContent.js";

/**
 * A part of a text that a search compares.
 *
 * In a language with spaces between words, each word is a term. In others, each run of letters is a term. It may
 * contain several words, and a search for one of them must find it inside the run.
 */
export interface SearchTerm {
  readonly text: string;
  /** The text in letters, if no spaces separate the words of its language. */
  readonly letters?: readonly string[] | undefined;
}

/** Number of UTF-16 units of a word that are compared: PostgreSQL accepts lexemes of at most 2,046 bytes. */
const WORD_LENGTH = 250;
/**
 * Number of UTF-16 units of a text that are indexed: PostgreSQL accepts vectors of at most 1 MiB, and one message must
 * not take long.
 */
const TEXT_LENGTH = 16_384;

/**
 * Accents, which people often omit in a search. Does not include the vowel signs of Thai or Hindi, or the voiced sounds
 * of Japanese: without these it would be a different word.
 */
const ACCENTS = /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}/gu;

/** Scripts whose languages write without spaces; and Hangul, whose particles follow a word without one. */
const SCRIPTS = "Han Hira Kana Hang Bopo Yiii Thai Laoo Khmr Mymr Tibt Tale Talu Lana Tavt Java Bali Sund Cham".split(
  " ",
);
const IN_SCRIPTS = SCRIPTS.map((script) => `\\p{Script_Extensions=${script}}`).join("");
/** A letter with its marks. No language uses more than eight. */
const UNSPACED_LETTER = `(?=[${IN_SCRIPTS}])\\p{L}(?:(?=[${IN_SCRIPTS}])\\p{M}){0,8}`;
const LETTERS = new RegExp(UNSPACED_LETTER, "gu");
const TERMS = new RegExp(`(?:${UNSPACED_LETTER})+|(?:(?![${IN_SCRIPTS}])[\\p{L}\\p{N}\\p{M}]|\\p{N})+`, "gu");

/**
 * The accents of Latin, and what makes an emoji of a symbol. A subset of `ACCENTS`: looking up properties of characters
 * takes most of the time, so that texts in Latin letters are read without it.
 */
const LATIN_ACCENTS = /[\u0300-\u036f\ufe0f]+/g;
/** Emoji, and the symbols that are frequent in texts. They separate terms. */
const SYMBOLS =
  /[\u200d\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u23ff\u2500-\u2767]|\ud83c[\udf00-\udfff]|\ud83d[\udc00-\udfff]|\ud83e[\udc00-\udeff]/g;
/** Characters that are left only in other texts. */
const OTHER = /[^\t\n\r -~]/;
const LATIN_TERMS = /[a-z0-9]+/g;

/** Returns the terms of a text: in lower case, without accents, so that "ca phe" finds "Cà Phê". */
export function termsOf(text: string): readonly SearchTerm[] {
  const decomposed = text.slice(0, TEXT_LENGTH).normalize("NFKD");
  const latin = decomposed.replace(LATIN_ACCENTS, "").toLowerCase().replace(/đ/g, "d").replace(SYMBOLS, " ");
  if (!OTHER.test(latin)) return (latin.match(LATIN_TERMS) ?? []).map((word) => ({ text: word.slice(0, WORD_LENGTH) }));
  const plain = decomposed.replace(ACCENTS, "").normalize("NFC").toLowerCase().replace(/đ/g, "d");
  return (plain.match(TERMS) ?? []).map((term) => {
    // A term that is no run has none of these letters.
    const letters = term.match(LETTERS);
    return letters === null ? { text: term.slice(0, WORD_LENGTH) } : { text: term, letters };
  });
}

/** Returns the terms of a content, given as JSON. */
export function termsOfContent(content: string): readonly SearchTerm[] {
  const { t } = parseContent(content);
  return typeof t === "string" ? termsOf(t) : [];
}

/**
 * Returns the tokens of terms for an index: each word, and each letter and each pair of neighbouring letters of a run.
 */
export function tokensOf(terms: readonly SearchTerm[]): readonly string[] {
  const tokens = new Set<string>();
  for (const { text, letters } of terms) {
    if (letters === undefined) tokens.add(text);
    else for (const letter of [...letters, ...pairsOf(letters)]) tokens.add(letter);
  }
  return [...tokens];
}

/**
 * Returns the tokens to look up in an index. A message with all of these may still not contain the terms: three letters
 * in a row are looked up as two pairs.
 */
export function tokensToFind(terms: readonly SearchTerm[]): readonly string[] {
  const tokens = new Set<string>();
  for (const { text, letters } of terms) {
    if (letters === undefined || letters.length === 1) tokens.add(text);
    else for (const pair of pairsOf(letters)) tokens.add(pair);
  }
  return [...tokens];
}

/** Returns whether a content, given as JSON, contains all terms. */
export function holdsAll(content: string, wanted: readonly SearchTerm[]): boolean {
  const held = termsOfContent(content);
  const words = new Set(held.map(({ text }) => text));
  return wanted.every(
    ({ text, letters }) =>
      words.has(text) ||
      (letters !== undefined && held.some((one) => one.letters !== undefined && holdsRun(one.letters, letters))),
  );
}

/** Returns whether a sequence of letters contains another. Letters are compared together with their marks. */
function holdsRun(letters: readonly string[], wanted: readonly string[]): boolean {
  return `\n${letters.join("\n")}\n`.includes(`\n${wanted.join("\n")}\n`);
}

function pairsOf(letters: readonly string[]): readonly string[] {
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
}
