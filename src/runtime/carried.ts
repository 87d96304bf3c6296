import { parseKeepingIds } from "./jsonIds.js";

/**
 * Lists in a `bytes` field: today as a protobuf message, in older data as JSON text. The generated `fromLooseJson…`
 * functions read the JSON leniently: missing keys are zero, wrong values are dropped.
 */
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;

/** A JSON object whose keys were not checked. */
export type LooseObject = Readonly<Record<string, unknown>>;

const textDecoder = new TextDecoder();

/**
 * Decodes the bytes as protobuf, or as JSON text if they begin with `[` or `{`: no protobuf message of this schema
 * begins with either. Throws the decoder's error, or a `SyntaxError` for malformed JSON.
 */
export function readCarried<T>(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => T,
  fromLooseJson: (json: unknown) => T,
): T {
  const first = bytes[0];
  if (first !== OPEN_BRACKET && first !== OPEN_BRACE) return decode(bytes);
  return fromLooseJson(parseKeepingIds(textDecoder.decode(bytes)));
}

export function looseObject(json: unknown): LooseObject {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as LooseObject) : {};
}

export function looseArray(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

export function looseText(json: unknown): string {
  return typeof json === "string" ? json : typeof json === "number" ? String(json) : "";
}

export function looseId(json: unknown): string {
  const text = looseText(json);
  return /^-?\d{1,19}$/.test(text) ? text : "0";
}

export function looseInt(json: unknown): number {
  const value = typeof json === "string" && json !== "" ? Number(json) : json;
  return typeof value === "number" && Number.isInteger(value) ? value : 0;
}

export function looseFlag(json: unknown): boolean {
  return json === true || json === 1 || json === "true";
}

export function looseMap(json: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(looseObject(json)).map(([key, value]) => [key, looseText(value)]));
}
