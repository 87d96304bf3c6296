/** What the node takes for an attack wherever it stands in a text, in any letter case. */
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

// With the u flag the letter case folds as in Go, where "ſ" is an "s".
const PATTERN = new RegExp(FORBIDDEN.map((text) => text.replace(/[$(){}]/g, "\\$&")).join("|"), "iu");

/**
 * The first pattern in a text for which the node refuses it, as it stands there; `undefined`
 * when there is none. The node looks for them in the NFC form of the note, the extra info, the
 * proof, the public input and the signature. A `}}` ends every nested JSON object.
 */
export function forbiddenPattern(text: string): string | undefined {
  return PATTERN.exec(text.normalize("NFC"))?.[0];
}
