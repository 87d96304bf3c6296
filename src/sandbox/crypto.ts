/**
 * All random numbers, hashes and encodings of bytes in the sandbox: Web Crypto, @noble/hashes and @scure/base, so that
 * its core also runs in a browser. `npm run check:rooms` allows Node's own modules in its server only.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";
import { sha256 as sha256Of } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes as concatenated } from "@noble/hashes/utils.js";
import { base64 as base64Coder, base64urlnopad } from "@scure/base";

const SECRET_BYTES = 24;

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function randomUuid(): string {
  return crypto.randomUUID();
}

/** Returns a secret of 192 random bits that can be part of a URL. */
export function randomSecret(): string {
  return base64url(randomBytes(SECRET_BYTES));
}

/** Returns this many random decimal digits; the first is not 0. */
export function randomDigits(count: number): string {
  const [first = 0, ...rest] = Array.from({ length: count }, (_, index) => randomBelow(index === 0 ? 9 : 10));
  return [first + 1, ...rest].join("");
}

/** Returns a random id that nobody can guess: 63 bits as a decimal number. */
export function randomId(): string {
  return String(numberOfBytes(randomBytes(8)) >> 1n);
}

/** The result is uniform: bytes beyond the last multiple of `bound` are drawn again. */
function randomBelow(bound: number): number {
  const limit = 256 - (256 % bound);
  for (;;) {
    const [byte = 0] = randomBytes(1);
    if (byte < limit) return byte % bound;
  }
}

export function sha256(text: string): Uint8Array {
  return sha256Of(utf8(text));
}

export function sha256Hex(text: string): string {
  return hex(sha256(text));
}

export function hmacSha256(key: Uint8Array, text: string): Uint8Array {
  return hmac(sha256Of, key, utf8(text));
}

/** MD5, used only for the ETag of a file, as S3 computes it. */
export function md5Hex(bytes: Uint8Array): string {
  return hex(md5(bytes));
}

/** Compares bytes in a time that does not depend on where they differ. */
export function equalBytes(given: Uint8Array, expected: Uint8Array): boolean {
  if (given.length !== expected.length) return false;
  let difference = 0;
  for (const [index, byte] of given.entries()) difference |= byte ^ (expected[index] ?? 0);
  return difference === 0;
}

/** Compares secrets as {@link equalBytes} does. */
export function equalSecrets(given: string, expected: string): boolean {
  return equalBytes(utf8(given), utf8(expected));
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

export function base64(bytes: Uint8Array): string {
  return base64Coder.encode(bytes);
}

/** Returns the bytes of a text in base64; bits beyond the last byte are ignored, as in Go. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function base64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Returns the bytes of a text in base64url without padding; `undefined` if it is not in that form. */
export function fromBase64url(text: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(text);
  } catch {
    return undefined;
  }
}

/** Returns bytes as a big-endian number; 0 for no bytes. */
export function numberOfBytes(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`);
}

/** Returns a number as big-endian bytes. */
export function bytesOfNumber(value: bigint, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let index = length - 1, rest = value; index >= 0; index -= 1, rest >>= 8n) bytes[index] = Number(rest & 0xffn);
  return bytes;
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  return concatenated(...parts);
}
