/** Largest number of characters of a short field, counted in composed form. */
const SHORT = 128;
const LONG = 5120;

const FORBIDDEN = [
  ...["${{", "{{", "}}", "${", "#{", "{%", "%}", "%0a", "%0d", "%00", "%27", "%22", "%3c", "%3e"],
  ...["${jndi:", "ldap://", "ldaps://", "eval(", "exec(", "system(", "popen("],
];

// With the u flag it folds case as Go does: ſ is an s.
const ATTACK = new RegExp(FORBIDDEN.map((text) => text.replace(/[${}()|]/g, "\\$&")).join("|"), "iu");

/** Returns why a short text is refused; `undefined` if it is not. */
export function shortTextFault(name: string, text: string): string | undefined {
  if (runes(text) <= SHORT) return undefined;
  return `Short text length exceeds maximum (${SHORT}) for field '${name}'`;
}

/** Returns why a long text is refused: it is too long, or looks like an attack. */
export function longTextFault(name: string, text: string): string | undefined {
  if (runes(text) > LONG) return `Long text length exceeds maximum (${LONG}) for field '${name}'`;
  return ATTACK.test(text.normalize("NFC")) ? `Field '${name}' contains invalid characters` : undefined;
}

function runes(text: string): number {
  return [...text.normalize("NFC")].length;
}
