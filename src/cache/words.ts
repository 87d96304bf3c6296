import { parseContent } from "../wire/messageContent.js";

/** UTF-16 units of a word that count: PostgreSQL takes no words above 2,046 bytes. */
const WORD_LENGTH = 250;

/** The words of a text as searches compare them: lower case, without accents, so that "ca phe" finds "Cà Phê". */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, WORD_LENGTH));
}

/** The words of a content, given as JSON. */
export function wordsOfContent(content: string): readonly string[] {
  const { t } = parseContent(content);
  return typeof t === "string" ? wordsOf(t) : [];
}

/** Whether a content, given as JSON, holds every one of the words. */
export function holdsAll(content: string, words: readonly string[]): boolean {
  const held = new Set(wordsOfContent(content));
  return words.every((word) => held.has(word));
}
