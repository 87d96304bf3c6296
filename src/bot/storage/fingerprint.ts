import { jsonText } from "../../core/jsonText.js";

/** Returns a short text that differs for different contents, with great probability (FNV-1a, 32 bits). */
export function fingerprint(content: unknown): string {
  const text = typeof content === "string" ? content : jsonText(content, "content");
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
