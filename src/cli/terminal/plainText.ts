// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/**
 * Returns a text for a terminal. What comes from a server may hold sequences that move the cursor or hide lines: their
 * control characters are shown as escapes. Line breaks and tabs stay.
 */
export function plainText(text: string): string {
  return text.replaceAll(CONTROLS, (control) => `\\x${(control.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}`);
}
