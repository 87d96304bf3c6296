/** Returns what an event tells as one line of JSON: ids are strings, bytes are base64. */
export function eventJson(event: object): string {
  return JSON.stringify(event, function (this: Readonly<Record<string, unknown>>, key: string, value: unknown) {
    // As it is, and not as its own `toJSON` says.
    const held = this[key];
    if (typeof held === "bigint") return String(held);
    if (held instanceof Uint8Array) return Buffer.from(held).toString("base64");
    // How the library marks its messages.
    return key.startsWith("$") ? undefined : value;
  });
}
