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

/** Parses JSON with integers too long for a double kept as strings, so that no id is rounded. */
function parseKeepingIds(text: string): unknown {
  return JSON.parse(withIdsAsTexts(text));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Number of digits that a double may not represent exactly. */
const LONG = 16;

/** Puts long integers between quotes. Reads each character once: linear time for any text. */
function withIdsAsTexts(text: string): string {
  let written = "";
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const start = at;
    if (text.charCodeAt(at) === QUOTE) {
      at = endOfString(text, at);
    } else if (isOfNumber(text.charCodeAt(at))) {
      at = endOfNumber(text, at);
      if (at - start < LONG || !isLongInteger(text, start, at)) continue;
      written += `${text.slice(from, start)}"${text.slice(start, at)}"`;
      from = at;
    } else {
      at += 1;
    }
  }
  return from === 0 ? text : written + text.slice(from);
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  while (at < text.length && isOfNumber(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Digits, signs, the decimal point and the letter of an exponent. */
function isOfNumber(code: number): boolean {
  return isDigit(code) || code === 0x2d || code === 0x2b || code === 0x2e || code === 0x65 || code === 0x45;
}

function isLongInteger(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  if (end - first < LONG) return false;
  for (let at = first; at < end; at += 1) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
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
