/** Returns a text in the form in which what people type is compared: without regard to case and to how accents are encoded. */
export function foldCase(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
