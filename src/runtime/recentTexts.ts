/**
 * Reads text from UTF-8. Short texts, above all names and labels, and the addresses of avatars and logos occur again
 * and again: a recent text is found by its bytes instead of being created again, and is kept only once.
 */

/** Largest number of bytes of a text that is remembered. */
const MAX_LENGTH = 32;
/** A power of two. A text replaces another one in the same slot. */
const SLOTS = 2048;

/** Largest number of bytes of an address that is remembered, and the number of addresses, a power of two. */
const MAX_ADDRESS = 255;
const ADDRESS_SLOTS = 2048;
/** "http". */
const ADDRESS = [0x68, 0x74, 0x74, 0x70] as const;
/** Number of bytes at the end of an address that tell it from others; the beginnings are alike. */
const TELLING = 10;

const addresses: string[] = new Array<string>(ADDRESS_SLOTS).fill("");
const texts: string[] = new Array<string>(SLOTS).fill("");
const lengths = new Uint8Array(SLOTS);
const known = new Uint8Array(SLOTS * MAX_LENGTH);

type Slice = (this: Uint8Array, start: number, end: number) => string;

// Node's own method is several times as fast as a TextDecoder, which exists everywhere.
const { Buffer } = globalThis as { readonly Buffer?: { readonly prototype: { readonly utf8Slice?: Slice } } };
const slice = Buffer?.prototype.utf8Slice;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Returns the text from `start` to `end`. Bytes that are not valid UTF-8 become U+FFFD. */
export function readText(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length > MAX_LENGTH) {
    return length <= MAX_ADDRESS && isAddress(bytes, start)
      ? readAddress(bytes, start, end)
      : decoded(bytes, start, end);
  }
  const slot = hashOf(bytes, start, end, length) & (SLOTS - 1);
  const from = slot * MAX_LENGTH;
  if (lengths[slot] === length) {
    let same = 0;
    while (same < length && known[from + same] === bytes[start + same]) same += 1;
    if (same === length) return texts[slot] as string;
  }
  const text = decoded(bytes, start, end);
  for (let at = 0; at < length; at += 1) known[from + at] = bytes[start + at] as number;
  lengths[slot] = length;
  texts[slot] = text;
  return text;
}

/** Hash of some bytes of a text, and of its length. */
function hashOf(bytes: Uint8Array, start: number, end: number, length: number): number {
  let hash = length;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isAddress(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start] === ADDRESS[0] &&
    bytes[start + 1] === ADDRESS[1] &&
    bytes[start + 2] === ADDRESS[2] &&
    bytes[start + 3] === ADDRESS[3]
  );
}

function readAddress(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  const slot = hashOf(bytes, end - TELLING, end, length) & (ADDRESS_SLOTS - 1);
  const known = addresses[slot] as string;
  if (known.length === length && isSame(known, bytes, start)) return known;
  const text = decoded(bytes, start, end);
  // Only ASCII texts, whose characters are their bytes, are found again.
  if (text.length === length) addresses[slot] = text;
  return text;
}

function isSame(text: string, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}

function decoded(bytes: Uint8Array, start: number, end: number): string {
  return slice === undefined ? decoder.decode(bytes.subarray(start, end)) : slice.call(bytes, start, end);
}
