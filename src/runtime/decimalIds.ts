/**
 * Converts ids between 64-bit words and decimal strings, nearly always without a BigInt. The ids of channels, clans
 * and people occur again and again: their strings are cached for a while.
 */
const TWO_32 = 4294967296;
const MILLION = 1_000_000;
const TEN_MILLION = 10_000_000;
const ZERO = 48;

/** A power of two. An id replaces another one in the same slot. */
const SLOTS = 4096;

const texts: string[] = new Array<string>(SLOTS).fill("0");
const lows = new Int32Array(SLOTS);
const highs = new Int32Array(SLOTS);

/** Returns the decimal string of a signed number, given as two's complement words. */
export function decimalOf(lo: number, hi: number): string {
  const hash = Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0x85ebca6b);
  const slot = (hash >>> 20) & (SLOTS - 1);
  if (lows[slot] === lo && highs[slot] === hi) return texts[slot] as string;
  const text = written(lo, hi);
  lows[slot] = lo;
  highs[slot] = hi;
  texts[slot] = text;
  return text;
}

function written(lo: number, hi: number): string {
  if (hi >= 0) return magnitude(lo >>> 0, hi);
  const low = (~lo + 1) >>> 0;
  return `-${magnitude(low, (low === 0 ? ~hi + 1 : ~hi) >>> 0)}`;
}

/** Converts unsigned words to decimal, split at a million so that every step is exact in a double. */
function magnitude(lo: number, hi: number): string {
  if (hi < 0x200000) return String(hi * TWO_32 + lo);
  const millions = Math.floor(hi / MILLION);
  const rest = (hi % MILLION) * TWO_32 + lo;
  const carried = Math.floor(rest / MILLION);
  const upper = millions * TWO_32 + carried;
  const first = Math.floor(upper / TEN_MILLION);
  if (first < 100_000) return String((BigInt(hi) << 32n) | BigInt(lo));
  return nineteenDigits(first, upper - first * TEN_MILLION, rest - carried * MILLION);
}

/** The six, seven and six digits of nearly every id: making it from its characters is faster than from two numbers. */
function nineteenDigits(first: number, middle: number, last: number): string {
  return String.fromCharCode(
    digit(first, 100_000),
    digit(first, 10_000),
    digit(first, 1_000),
    digit(first, 100),
    digit(first, 10),
    digit(first, 1),
    digit(middle, 1_000_000),
    digit(middle, 100_000),
    digit(middle, 10_000),
    digit(middle, 1_000),
    digit(middle, 100),
    digit(middle, 10),
    digit(middle, 1),
    digit(last, 100_000),
    digit(last, 10_000),
    digit(last, 1_000),
    digit(last, 100),
    digit(last, 10),
    digit(last, 1),
  );
}

/** Returns the character of the digit that counts `unit`. */
function digit(value: number, unit: number): number {
  return ZERO + (((value / unit) | 0) % 10);
}

/** The words of the decimal string that was read last, unsigned. */
export const words = { lo: 0, hi: 0 };

const MINUS = 45;
/** Number of digits of the largest number. */
const MAX_DIGITS = 19;

/** Reads a decimal string into {@link words}. Returns whether it is one, without leading zeros and of at most 64 bits. */
export function readDecimal(text: string): "read" | "malformed" | "too large" {
  const negative = text.charCodeAt(0) === MINUS;
  const first = negative ? 1 : 0;
  const end = text.length;
  const count = end - first;
  if (count < 1 || count > MAX_DIGITS) return "malformed";
  if (text.charCodeAt(first) === ZERO && (count > 1 || negative)) return "malformed";
  // The last six digits are separate from those before, so that every step is exact in a double.
  const split = Math.max(first, end - 6);
  const millions = numberOf(text, first, split);
  const rest = numberOf(text, split, end);
  if (millions < 0 || rest < 0) return "malformed";
  const high = Math.floor(millions / TWO_32);
  const all = (millions - high * TWO_32) * MILLION + rest;
  const carried = Math.floor(all / TWO_32);
  const hi = high * MILLION + carried;
  const lo = all - carried * TWO_32;
  if (hi > 0x7fffffff && !(negative && hi === 0x80000000 && lo === 0)) return "too large";
  if (negative) {
    words.lo = (~lo + 1) >>> 0;
    words.hi = (words.lo === 0 ? ~hi + 1 : ~hi) >>> 0;
  } else {
    words.lo = lo;
    words.hi = hi;
  }
  return "read";
}

/** Returns the number that digits stand for; negative if they are no digits. */
function numberOf(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const value = text.charCodeAt(at) - ZERO;
    if (!(value >= 0 && value <= 9)) return -1;
    number = number * 10 + value;
  }
  return number;
}
