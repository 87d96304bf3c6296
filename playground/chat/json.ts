/** Readers of content that nobody has checked. */
export type Json = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** Returns an address that may be opened; "" for any other, such as `javascript:`. */
export function linkOf(value: unknown): string {
  const text = textOf(value);
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : "";
}
