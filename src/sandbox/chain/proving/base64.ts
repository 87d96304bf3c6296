import { base64, fromBase64 } from "../../crypto.js";

/** Returns the bytes of base64 in the standard alphabet with padding; `undefined` for any other text. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isBase64 ? fromBase64(text) : undefined;
}

export function base64Text(bytes: Uint8Array): string {
  return base64(bytes);
}
