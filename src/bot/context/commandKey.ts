/** Returns a name of a command in the form in which names are compared. */
export function commandKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
