/** Characters that choose between the coloured and the plain picture of the same emoji. */
const VARIATION_SELECTORS = /[\uFE0E\uFE0F]/gu;

/** Whether people see the same emoji: variation selectors and the composition of characters do not count. */
export function isSameEmoji(one: string, other: string): boolean {
  return one === other || folded(one) === folded(other);
}

function folded(emoji: string): string {
  return emoji.normalize("NFC").replaceAll(VARIATION_SELECTORS, "");
}
