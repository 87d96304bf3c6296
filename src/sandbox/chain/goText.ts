const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
const SPECIAL = /["\\<>&\u0000-\u001f\u2028\u2029]/g;

/** Returns a string in JSON, escaped exactly as by the node's Go library, because the text is hashed. */
export function goText(text: string): string {
  const escaped = (character: string): string =>
    ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `"${text.replace(SPECIAL, escaped)}"`;
}
