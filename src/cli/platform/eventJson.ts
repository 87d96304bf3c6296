/** Returns what an event tells as one line of JSON: ids are strings, bytes are base64. */
export function eventJson(event: object): string {
  return JSON.stringify(event, function (this: Readonly<Record<string, unknown>>, key: string, value: unknown) {
    // As it is, and not as its own `toJSON` says.
    const held = this[key];
    if (typeof held === "bigint") return String(held);
    if (held instanceof Uint8Array) return Buffer.from(held).toString("base64");
    // What the wire said is a property of the class of a message, and not of the message itself.
    if (typeof held === "object" && held !== null && "wire" in held && !Object.hasOwn(held, "wire"))
      return { ...held, wire: held.wire };
    // How the library marks its messages.
    return key.startsWith("$") ? undefined : value;
  });
}
