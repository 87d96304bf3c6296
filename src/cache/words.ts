import { parseContent } from "../wire/messageContent.js";

/** The words of a text as searches compare them: lower case, without accents, so that "ca phe" finds "Cà Phê". */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a content, given as JSON. */
export function wordsOfContent(content: string): readonly string[] {
  const { t } = parseContent(content);
  return typeof t === "string" ? wordsOf(t) : [];
}
