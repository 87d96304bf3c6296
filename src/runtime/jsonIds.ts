/** Parses JSON. Integers with more digits than a `number` holds exactly become strings, so that no id is rounded. */
export function parseKeepingIds(text: string): unknown {
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
