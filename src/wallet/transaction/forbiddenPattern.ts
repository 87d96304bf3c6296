/** Texts for which the node refuses a field that contains them, in upper or lower case. */
const FORBIDDEN = [
  "${{",
  "{{",
  "}}",
  "${jndi:",
  "${",
  "#{",
  "{%",
  "%}",
  "%0a",
  "%0d",
  "%00",
  "%27",
  "%22",
  "%3c",
  "%3e",
  "ldap://",
  "ldaps://",
  "eval(",
  "exec(",
  "system(",
  "popen(",
];

// With the u flag, case is folded as in Go, where "ſ" equals "s".
const PATTERN = new RegExp(FORBIDDEN.map((text) => text.replace(/[$(){}]/g, "\\$&")).join("|"), "iu");

/**
 * Returns the first forbidden pattern, in the form that the text contains; `undefined` if there is none. The node
 * checks the NFC form of the note, the extra info, the proof, the public input and the signature. Note that a `}}` ends
 * every nested JSON object.
 */
export function forbiddenPattern(text: string): string | undefined {
  return PATTERN.exec(text.normalize("NFC"))?.[0];
}
